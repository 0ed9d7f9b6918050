#include "core/model/run_plan.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/positional/alibi.h"

namespace headlight {
namespace {

std::string text(std::int64_t number) { return std::to_string(number); }

void checkIds(const ModelConfig& config, const EmbeddingSource* drawn, const std::vector<std::int32_t>& ids) {
  if (ids.empty()) throw Error("There is no token to run; at least one is needed.");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool known = drawn ? drawn->contains(ids[i]) : ids[i] >= 0 && ids[i] < config.vocabularySize;
    if (known) continue;
    const std::string limit = drawn ? "which is no word it has seen"
                                    : "outside the model's vocabulary of " + text(config.vocabularySize) +
                                          " ids, 0 to " + text(config.vocabularySize - 1);
    throw Error("Token " + text(static_cast<std::int64_t>(i)) + " has id " + text(ids[i]) + ", " + limit +
                ".");
  }
}

std::vector<int> checkedTypes(const ModelConfig& config, const RunRequest& request) {
  const std::size_t tokens = request.ids.size();
  if (!request.tokenTypes.empty() && request.tokenTypes.size() != tokens) {
    throw Error("There are " + std::to_string(request.tokenTypes.size()) + " token types for " +
                std::to_string(tokens) + " tokens; one for each is needed.");
  }
  if (config.tokenTypes == 0) return {};
  for (std::size_t i = 0; i < request.tokenTypes.size(); ++i) {
    const int type = request.tokenTypes[i];
    if (type >= 0 && type < config.tokenTypes) continue;
    throw Error(
        "Token " + std::to_string(i) + " has type " + text(type) + "; the model has " +
        (config.tokenTypes == 1 ? "type 0 only." : "types 0 to " + text(config.tokenTypes - 1) + "."));
  }
  return request.tokenTypes.empty() ? std::vector<int>(tokens, 0) : request.tokenTypes;
}

/// 0, 1, 2, ... over the tokens that count; -1 for those that do not. Hugging Face's
/// create_position_ids_from_input_ids() for RoBERTa, with the offset taken off.
std::vector<std::int64_t> countedPositions(const ModelConfig& config, const std::vector<std::int32_t>& ids) {
  std::vector<std::int64_t> positions;
  positions.reserve(ids.size());
  std::int64_t next = 0;
  for (const std::int32_t id : ids) positions.push_back(id == config.uncountedToken ? -1 : next++);
  return positions;
}

void checkMask(const RunRequest& request) {
  const std::vector<std::uint8_t>& mask = request.attentionMask;
  if (!mask.empty() && mask.size() != request.ids.size()) {
    throw Error("The attention mask has " + std::to_string(mask.size()) + " entries for " +
                std::to_string(request.ids.size()) + " tokens; one for each is needed.");
  }
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] <= 1) continue;
    throw Error("The attention mask is " + std::to_string(mask[i]) + " for token " + std::to_string(i) +
                "; it must be 1, or 0 for padding.");
  }
  if (!mask.empty() && std::find(mask.begin(), mask.end(), 1) == mask.end())
    throw Error("The attention mask is 0 for every token, so that there is nothing to look at.");
}

/// Padding at the beginning leaves a causal model's first queries nothing to look at.
void warnOfEmptyRows(const RunRequest& request, RunPlan& plan) {
  if (request.attentionMask.empty()) return;
  std::int64_t empty = 0;
  const AttentionRule& rule = plan.rules.front();
  for (std::int64_t query = 0; query < plan.tokens; ++query) {
    const auto [low, high] = rule.visibleKeys(query, plan.tokens);
    const auto* const mask = request.attentionMask.data();
    if (std::none_of(mask + low, mask + high, [](std::uint8_t open) { return open != 0; })) ++empty;
  }
  if (empty == 0) return;
  plan.warnings.push_back("The attention mask leaves " + text(empty) + (empty == 1 ? " token" : " tokens") +
                          " no key to look at; " + (empty == 1 ? "its row is" : "their rows are") +
                          " empty.");
}

std::vector<std::int64_t> checkedPositions(const ModelConfig& config, const RunRequest& request,
                                           bool withPositions) {
  const std::size_t tokens = request.ids.size();
  if (request.positions.empty()) {
    std::vector<std::int64_t> positions = countedPositions(config, request.ids);
    const std::int64_t last = *std::max_element(positions.begin(), positions.end());
    if (withPositions && config.positionsAreLimited() && last >= config.maxPositions) {
      throw Error("The model has " + text(config.maxPositions) + " positions; the text has " +
                  text(last + 1) + " tokens.");
    }
    return positions;
  }
  if (request.positions.size() != tokens) {
    throw Error("There are " + std::to_string(request.positions.size()) + " positions for " +
                std::to_string(tokens) + " tokens; one for each is needed.");
  }
  for (std::size_t i = 0; i < tokens; ++i) {
    const std::int64_t position = request.positions[i];
    const bool tooFar = config.positionsAreLimited() && position >= config.maxPositions;
    if (position >= 0 && !tooFar) continue;
    throw Error("Token " + std::to_string(i) + " is at position " + text(position) + "; the model has " +
                (tooFar ? "positions 0 to " + text(config.maxPositions - 1) : "positions from 0 on") + ".");
  }
  return request.positions;
}

MaskRule maskOf(const ModelConfig& config, const RunRequest& request) {
  const MaskRule mask = request.mask.value_or(config.mask);
  if (mask == MaskRule::SlidingWindow && config.slidingWindow <= 0) {
    throw Error("The model has no sliding window, so its mask cannot be one.");
  }
  return mask;
}

std::shared_ptr<const std::vector<float>> floatPositions(const std::vector<std::int64_t>& positions) {
  return std::make_shared<const std::vector<float>>(positions.begin(), positions.end());
}

std::vector<AttentionRule> rulesOf(const ModelConfig& config, const RunRequest& request,
                                   const RunPlan& plan) {
  AttentionRule rule;
  const std::int64_t tokens = plan.tokens;
  rule.blocked = makeBlockedCells({.interventions = request.interventions,
                                   .kind = plan.kind,
                                   .queries = tokens,
                                   .keys = tokens,
                                   .cut = CutScope::QueriesAndKeys,
                                   .attentionMask = request.attentionMask});
  if (plan.withPositions && config.positionalEncoding == PositionalEncoding::Alibi) {
    rule.alibiSlopes = alibiSlopes(config.heads);
    if (!request.positions.empty()) rule.positions = floatPositions(plan.positions);
  }
  const MaskRule mask = maskOf(config, request);
  std::vector<AttentionRule> rules(static_cast<std::size_t>(config.layers), rule);
  for (std::int64_t layer = 0; layer < config.layers; ++layer) {
    AttentionRule& own = rules[static_cast<std::size_t>(layer)];
    const bool windowed = mask == MaskRule::SlidingWindow && layer >= config.firstWindowLayer;
    own.mask = mask == MaskRule::SlidingWindow && !windowed ? MaskRule::Causal : mask;
    own.window = windowed ? config.slidingWindow : 0;
    own.scale = request.interventions.scoreScale.value_or(
        config.scaleByInverseLayer ? config.scoreScale / static_cast<float>(layer + 1) : config.scoreScale);
  }
  return rules;
}

std::vector<std::vector<HeadChange>> changesOf(const ModelConfig& config, const RunRequest& request,
                                               AttentionKind kind) {
  std::vector<std::vector<HeadChange>> changes(static_cast<std::size_t>(config.layers));
  for (const AblatedHead& ablated : request.interventions.ablatedHeads) {
    const HeadId id = ablated.head;
    if (id.layer < 0 || id.layer >= config.layers || id.head < 0 || id.head >= config.heads) {
      throw Error("Head " + text(id.layer) + "." + text(id.head) +
                  " cannot be switched off; the model has layers 0 to " + text(config.layers - 1) +
                  " and heads 0 to " + text(config.heads - 1) + ".");
    }
    if (ablated.kind != kind) continue;
    changes[static_cast<std::size_t>(id.layer)].push_back(
        {.head = id.head, .mean = ablated.ablation == HeadAblation::Mean});
  }
  return changes;
}

}  // namespace

RunPlan planRun(const ModelConfig& config, const EmbeddingSource* drawn, const RunRequest& request) {
  checkIds(config, drawn, request.ids);
  if (!request.tokens.empty() && request.tokens.size() != request.ids.size()) {
    throw Error("There are " + std::to_string(request.tokens.size()) + " labels for " +
                std::to_string(request.ids.size()) + " tokens; one for each is needed.");
  }
  RunPlan plan;
  plan.kind = config.architecture == Architecture::Encoder ? AttentionKind::Encoder : AttentionKind::Decoder;
  plan.tokens = static_cast<std::int64_t>(request.ids.size());
  plan.withPositions =
      !request.interventions.withoutPositions && config.positionalEncoding != PositionalEncoding::None;
  plan.tokenTypes = checkedTypes(config, request);
  plan.positions = checkedPositions(config, request, plan.withPositions);
  if (request.interventions.scoreScale && !std::isfinite(*request.interventions.scoreScale)) {
    throw Error("The score scale must be a finite number.");
  }
  checkMask(request);
  plan.rules = rulesOf(config, request, plan);
  warnOfEmptyRows(request, plan);
  plan.changes = changesOf(config, request, plan.kind);
  plan.causal = std::none_of(plan.rules.begin(), plan.rules.end(),
                             [](const AttentionRule& rule) { return rule.mask == MaskRule::Bidirectional; });
  plan.hasMeanAblation = std::any_of(plan.changes.begin(), plan.changes.end(), [](const auto& layer) {
    return std::any_of(layer.begin(), layer.end(), [](const HeadChange& change) { return change.mean; });
  });
  if (config.positionalEncoding == PositionalEncoding::Rotary && plan.withPositions &&
      config.maxPositions > 0 && plan.tokens > config.maxPositions) {
    plan.warnings.push_back("The text has " + text(plan.tokens) + " tokens, more than the " +
                            text(config.maxPositions) + " positions the model was trained on.");
  }
  return plan;
}

}  // namespace headlight
