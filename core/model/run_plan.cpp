#include "core/model/run_plan.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/error.h"

namespace headlight {
namespace {

// What the sentences below call a stack's tokens.
struct Wording {
  Phrase token = phrase("Token");  // at the beginning
  Phrase tokens = phrase("tokens");
  Phrase mask = phrase("The attention mask");
  Phrase oneToken = phrase("token");
};
constexpr Wording kPlain = {};
constexpr Wording kDecoder = {phrase("Decoder token"), phrase("decoder tokens"),
                              phrase("The decoder's attention mask"), phrase("decoder token")};

// The part of a request that one stack takes.
struct StackInput {
  const StackConfig& config;
  AttentionKind kind = AttentionKind::Decoder;
  std::int64_t vocabulary = 0;
  const EmbeddingSource* drawn = nullptr;  // in place of the vocabulary
  const std::vector<std::int32_t>& ids;
  const std::vector<std::int64_t>& positions;  // or empty
  std::span<const std::uint8_t> attentionMask = {};
  const std::vector<std::int64_t>& cutTokens;
  std::optional<MaskRule> mask = {};  // in place of the stack's own
  Wording words = kPlain;
};

void checkIds(const StackInput& input) {
  if (input.ids.empty()) {
    throw Error("There is no %1 to run; at least one is needed.", input.words.oneToken);
  }
  for (std::size_t i = 0; i < input.ids.size(); ++i) {
    const std::int32_t id = input.ids[i];
    if (input.drawn ? input.drawn->contains(id) : id >= 0 && id < input.vocabulary) continue;
    if (input.drawn) throw Error("%1 %2 has id %3, which is no word it has seen.", input.words.token, i, id);
    throw Error("%1 %2 has id %3, outside the model's vocabulary of %4 ids, 0 to %5.", input.words.token, i,
                id, input.vocabulary, input.vocabulary - 1);
  }
}

std::vector<int> checkedTypes(const StackConfig& config, const RunRequest& request) {
  const std::size_t tokens = request.ids.size();
  if (!request.tokenTypes.empty() && request.tokenTypes.size() != tokens) {
    throw Error("There are %1 token types for %2 tokens; one for each is needed.", request.tokenTypes.size(),
                tokens);
  }
  if (config.tokenTypes == 0) return {};
  for (std::size_t i = 0; i < request.tokenTypes.size(); ++i) {
    const int type = request.tokenTypes[i];
    if (type >= 0 && type < config.tokenTypes) continue;
    if (config.tokenTypes == 1) throw Error("Token %1 has type %2; the model has type 0 only.", i, type);
    throw Error("Token %1 has type %2; the model has types 0 to %3.", i, type, config.tokenTypes - 1);
  }
  return request.tokenTypes.empty() ? std::vector<int>(tokens, 0) : request.tokenTypes;
}

/// 0, 1, 2, ... over the tokens that count; -1 for those that do not. Hugging Face's
/// create_position_ids_from_input_ids() for RoBERTa, and the cumulated attention mask of OPT and BLOOM, with
/// the offset taken off.
std::vector<std::int64_t> countedPositions(const StackInput& input) {
  const bool byMask = input.config.countsVisible && !input.attentionMask.empty();
  std::vector<std::int64_t> positions;
  positions.reserve(input.ids.size());
  std::int64_t next = 0;
  for (std::size_t i = 0; i < input.ids.size(); ++i) {
    const bool counts =
        input.ids[i] != input.config.uncountedToken && !(byMask && input.attentionMask[i] == 0);
    positions.push_back(counts ? next++ : -1);
  }
  return positions;
}

void checkMask(const StackInput& input) {
  const std::span<const std::uint8_t> mask = input.attentionMask;
  if (!mask.empty() && mask.size() != input.ids.size()) {
    throw Error("%1 has %2 entries for %3 %4; one for each is needed.", input.words.mask, mask.size(),
                input.ids.size(), input.words.tokens);
  }
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] <= 1) continue;
    throw Error("%1 is %2 for %3 %4; it must be 1, or 0 for padding.", input.words.mask, mask[i],
                input.words.oneToken, i);
  }
  if (!mask.empty() && std::find(mask.begin(), mask.end(), 1) == mask.end())
    throw Error("%1 is 0 for every token, so that there is nothing to look at.", input.words.mask);
}

/// 1 for tokens that are not there for their neighbours; empty if all are.
std::vector<std::uint8_t> absentTokens(const StackInput& input) {
  if (input.attentionMask.empty() && input.cutTokens.empty()) return {};
  std::vector<std::uint8_t> absent(input.ids.size(), 0);
  for (std::size_t i = 0; i < input.attentionMask.size(); ++i) absent[i] = input.attentionMask[i] == 0;
  for (const std::int64_t token : input.cutTokens)
    if (token >= 0 && token < static_cast<std::int64_t>(absent.size()))
      absent[static_cast<std::size_t>(token)] = 1;
  return absent;
}

/// Padding at the beginning leaves a causal model's first queries nothing to look at.
void warnOfEmptyRows(const StackInput& input, const StackPlan& stack, std::vector<Message>& warnings) {
  if (input.attentionMask.empty()) return;
  std::int64_t empty = 0;
  std::size_t layer = 0;
  while (!input.config.findAttention(layer)) ++layer;
  const AttentionRule& rule = stack.self.rules[layer];
  for (std::int64_t query = 0; query < stack.tokens; ++query) {
    const auto [low, high] = rule.visibleKeys(query, stack.tokens);
    const auto* const mask = input.attentionMask.data();
    if (std::none_of(mask + low, mask + high, [](std::uint8_t open) { return open != 0; })) ++empty;
  }
  if (empty == 0) return;
  warnings.push_back(empty == 1 ? Message("%1 leaves %2 %3 no key to look at; its row is empty.",
                                          input.words.mask, empty, input.words.oneToken)
                                : Message("%1 leaves %2 %3 no key to look at; their rows are empty.",
                                          input.words.mask, empty, input.words.tokens));
}

std::vector<std::int64_t> checkedPositions(const StackInput& input, bool withPositions) {
  const StackConfig& config = input.config;
  const std::size_t tokens = input.ids.size();
  const bool limited = config.positionsAreLimited();
  if (input.positions.empty()) {
    std::vector<std::int64_t> positions = countedPositions(input);
    const std::int64_t last = *std::max_element(positions.begin(), positions.end());
    if (withPositions && limited && last >= config.maxPositions) {
      throw Error("The model has %1 positions; the text has %2 %3.", config.maxPositions, last + 1,
                  input.words.tokens);
    }
    return positions;
  }
  if (input.positions.size() != tokens) {
    throw Error("There are %1 positions for %2 %3; one for each is needed.", input.positions.size(), tokens,
                input.words.tokens);
  }
  for (std::size_t i = 0; i < tokens; ++i) {
    const std::int64_t position = input.positions[i];
    const bool tooFar = limited && position >= config.maxPositions;
    if (position >= 0 && !tooFar) continue;
    if (!tooFar)
      throw Error("%1 %2 is at position %3; the model has positions from 0 on.", input.words.token, i,
                  position);
    throw Error("%1 %2 is at position %3; the model has positions 0 to %4.", input.words.token, i, position,
                config.maxPositions - 1);
  }
  return input.positions;
}

std::shared_ptr<const std::vector<float>> floatPositions(const std::vector<std::int64_t>& positions) {
  return std::make_shared<const std::vector<float>>(positions.begin(), positions.end());
}

void requireWindow(const StackConfig& config) {
  const auto windowed = [](const LayerConfig& layer) {
    const SublayerConfig* const self = layer.find(SublayerKind::SelfAttention);
    return self && self->attention.window > 0;
  };
  if (std::any_of(config.layers.begin(), config.layers.end(), windowed)) return;
  throw Error("The model has no sliding window, so its mask cannot be one.");
}

// A layer's own mask, or the one that the request has in its place; layers without a window of their own stay
// causal where one is asked for.
void setMask(const AttentionConfig& attention, const std::optional<MaskRule>& asked, AttentionRule& rule) {
  rule.mask = attention.mask;
  rule.window = attention.window;
  if (!asked) return;
  if (*asked == MaskRule::SlidingWindow && attention.window > 0) return;
  rule.mask = *asked == MaskRule::SlidingWindow ? MaskRule::Causal : *asked;
  rule.window = 0;
}

struct RuleInput {
  const StackInput& stack;
  const RunRequest& request;
  const StackPlan& plan;
};

float scaleOf(const AttentionConfig& attention, const RunRequest& request) {
  return request.interventions.scoreScale.value_or(attention.scoreScale);
}

std::vector<AttentionRule> selfRules(const RuleInput& in) {
  const bool takesText = &in.stack.ids == &in.request.ids;
  AttentionRule rule;
  rule.blocked = makeBlockedCells({.interventions = in.request.interventions,
                                   .kind = in.stack.kind,
                                   .queries = in.plan.tokens,
                                   .keys = in.plan.tokens,
                                   .cut = takesText ? CutScope::QueriesAndKeys : CutScope::DecoderTokens,
                                   .attentionMask = in.stack.attentionMask});
  const StackConfig& config = in.stack.config;
  if (in.plan.withPositions && !in.stack.positions.empty())
    rule.positions = floatPositions(in.plan.positions);
  const std::optional<MaskRule> asked = in.stack.mask;
  if (asked == MaskRule::SlidingWindow) requireWindow(config);
  std::vector<AttentionRule> rules(config.layers.size(), rule);
  for (std::size_t layer = 0; layer < rules.size(); ++layer) {
    const AttentionConfig* const attention = config.findAttention(layer);
    if (!attention) {
      rules[layer].mask = MaskRule::Causal;  // no token of it sees a later one
      continue;
    }
    setMask(*attention, asked, rules[layer]);
    rules[layer].scale = scaleOf(*attention, in.request);
    rules[layer].cap = attention->scoreCap;
  }
  return rules;
}

std::vector<AttentionRule> crossRules(const RuleInput& in, std::int64_t encoderTokens) {
  if (in.request.crossMask == MaskRule::SlidingWindow)
    throw Error("The cross-attention has no sliding window, so its mask cannot be one.");
  AttentionRule rule;
  rule.blocked = makeBlockedCells({.interventions = in.request.interventions,
                                   .kind = AttentionKind::Cross,
                                   .queries = in.plan.tokens,
                                   .keys = encoderTokens,
                                   .cut = CutScope::Keys,
                                   .attentionMask = in.request.attentionMask});
  std::vector<AttentionRule> rules(in.stack.config.layers.size(), rule);
  for (std::size_t layer = 0; layer < rules.size(); ++layer) {
    const SublayerConfig* const cross = in.stack.config.layers[layer].find(SublayerKind::CrossAttention);
    if (!cross) continue;
    setMask(cross->attention, in.request.crossMask, rules[layer]);
    rules[layer].scale = scaleOf(cross->attention, in.request);
  }
  return rules;
}

std::vector<std::vector<HeadChange>> changesOf(const StackConfig& config, const RunRequest& request,
                                               AttentionKind kind) {
  std::vector<std::vector<HeadChange>> changes(config.layers.size());
  for (const AblatedHead& ablated : request.interventions.ablatedHeads) {
    const HeadId id = ablated.head;
    if (ablated.kind != kind) continue;
    changes[static_cast<std::size_t>(id.layer)].push_back(
        {.head = id.head, .mean = ablated.ablation == HeadAblation::Mean});
  }
  return changes;
}

void requireAttention(const StackConfig& stack, const AblatedHead& ablated) {
  const bool cross = ablated.kind == AttentionKind::Cross;
  const SublayerKind kind = cross ? SublayerKind::CrossAttention : SublayerKind::SelfAttention;
  const HeadId id = ablated.head;
  const auto has = [kind](const LayerConfig& layer) { return layer.find(kind) != nullptr; };
  if (has(stack.layers[static_cast<std::size_t>(id.layer)])) return;
  // Of a kind that no layer has, nothing is changed.
  if (std::none_of(stack.layers.begin(), stack.layers.end(), has)) return;
  throw Error("Head %1.%2 cannot be switched off; layer %3 has no %4.", id.layer, id.head, id.layer,
              cross ? phrase("cross-attention") : phrase("self-attention"));
}

// Heads of every kind are looked up among those of the kind's stack; one of a kind that the model has not is
// looked up in the only stack, and changes nothing.
void checkHeads(const ModelConfig& config, const RunRequest& request) {
  for (const AblatedHead& ablated : request.interventions.ablatedHeads) {
    const bool encoder = ablated.kind == AttentionKind::Encoder && config.encoder;
    const StackConfig& stack = encoder ? *config.encoder : config.main();
    const HeadId id = ablated.head;
    if (id.layer >= 0 && id.layer < stack.layerCount() && id.head >= 0 && id.head < stack.heads()) {
      requireAttention(stack, ablated);
      continue;
    }
    throw Error("Head %1.%2 cannot be switched off; the model has layers 0 to %3 and heads 0 to %4.",
                id.layer, id.head, stack.layerCount() - 1, stack.heads() - 1);
  }
}

// "Layers 1, 3 have no self-attention, so that there are no patterns of them."
void warnOfAbsence(const StackInput& input, SublayerKind kind, Phrase what, std::vector<Message>& warnings) {
  std::string layers;
  int count = 0;
  for (std::size_t layer = 0; layer < input.config.layers.size(); ++layer) {
    if (input.config.layers[layer].find(kind)) continue;
    layers += (++count > 1 ? ", " : "") + std::to_string(layer);
  }
  if (count == 0) return;
  warnings.push_back(count == 1
                         ? Message("Layer %1 of the %2 has no %3, so that there is no pattern of it.", layers,
                                   phrase(nameOf(input.kind)), what)
                         : Message("Layers %1 of the %2 have no %3, so that there are no patterns of them.",
                                   layers, phrase(nameOf(input.kind)), what));
}

void warnOfLength(const StackInput& input, const StackPlan& plan, std::vector<Message>& warnings) {
  const StackConfig& config = input.config;
  if (config.positionalEncoding != PositionalEncoding::Rotary || !plan.withPositions ||
      config.maxPositions <= 0 || plan.tokens <= config.maxPositions)
    return;
  warnings.push_back(Message("The text has %1 tokens, more than the %2 positions the model was trained on.",
                             plan.tokens, config.maxPositions));
}

StackPlan planStack(const StackInput& input, const RunRequest& request) {
  checkIds(input);
  StackPlan plan;
  plan.tokens = static_cast<std::int64_t>(input.ids.size());
  plan.withPositions =
      !request.interventions.withoutPositions && input.config.positionalEncoding != PositionalEncoding::None;
  if (&input.ids == &request.ids) plan.tokenTypes = checkedTypes(input.config, request);
  checkMask(input);
  plan.absent = absentTokens(input);
  plan.positions = checkedPositions(input, plan.withPositions);
  plan.self.rules = selfRules({input, request, plan});
  plan.self.changes = changesOf(input.config, request, input.kind);
  return plan;
}

// What only a decoder beside an encoder can be told.
void refuseForBoth(const RunRequest& request) {
  const auto refuse = [](bool given, Phrase what) {
    if (given) throw Error("The model is no encoder with a decoder, so it takes no %1.", what);
  };
  refuse(!request.decoderPositions.empty(), phrase("positions of decoder tokens"));
  refuse(!request.decoderAttentionMask.empty(), phrase("attention mask of decoder tokens"));
  refuse(request.encoderMask.has_value(), phrase("mask for the encoder beside its decoder"));
  refuse(request.crossMask.has_value(), phrase("mask for cross-attention"));
}

StackInput decoderInput(const ModelConfig& config, const EmbeddingSource* drawn, const RunRequest& request) {
  return {.config = *config.decoder,
          .kind = AttentionKind::Decoder,
          .vocabulary = config.decoderVocabularySize,
          .drawn = drawn,
          .ids = request.decoderIds,
          .positions = request.decoderPositions,
          .attentionMask = request.decoderAttentionMask,
          .cutTokens = request.interventions.cutDecoderTokens,
          .mask = request.mask,
          .words = kDecoder};
}

// The stack that takes the text.
struct TextStack {
  const StackConfig& config;
  AttentionKind kind = AttentionKind::Decoder;
  bool both = false;  // whether a decoder stands beside it
};

StackInput textInput(const ModelConfig& config, const TextStack& stack, const EmbeddingSource* drawn,
                     const RunRequest& request) {
  return {.config = stack.config,
          .kind = stack.kind,
          .vocabulary = config.vocabularySize,
          .drawn = drawn,
          .ids = request.ids,
          .positions = request.positions,
          .attentionMask = request.attentionMask,
          .cutTokens = request.interventions.cutTokens,
          .mask = stack.both ? request.encoderMask : request.mask};
}

}  // namespace

bool StackPlan::isCausal() const {
  return std::none_of(self.rules.begin(), self.rules.end(), [](const AttentionRule& rule) {
    return rule.mask == MaskRule::Bidirectional || rule.mask == MaskRule::BidirectionalWindow;
  });
}

bool StackPlan::hasMeanAblation() const {
  const auto hasMean = [](const std::vector<HeadChange>& layer) {
    return std::any_of(layer.begin(), layer.end(), [](const HeadChange& change) { return change.mean; });
  };
  return std::any_of(self.changes.begin(), self.changes.end(), hasMean) ||
         std::any_of(cross.changes.begin(), cross.changes.end(), hasMean);
}

const std::vector<std::int32_t>& idsOf(const ModelConfig& config, AttentionKind stack,
                                       const RunRequest& request) {
  const bool beside = config.architecture() == Architecture::EncoderDecoder;
  return beside && stack == AttentionKind::Decoder ? request.decoderIds : request.ids;
}

const std::vector<std::int32_t>& mainIds(const ModelConfig& config, const RunRequest& request) {
  return idsOf(config, config.decoder ? AttentionKind::Decoder : AttentionKind::Encoder, request);
}

RunPlan planRun(const ModelConfig& config, const EmbeddingSource* drawn, const RunRequest& request) {
  if (!request.tokens.empty() && request.tokens.size() != request.ids.size()) {
    throw Error("There are %1 labels for %2 tokens; one for each is needed.", request.tokens.size(),
                request.ids.size());
  }
  if (request.interventions.scoreScale && !std::isfinite(*request.interventions.scoreScale)) {
    throw Error("The score scale must be a finite number.");
  }
  checkHeads(config, request);
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  if (!both) refuseForBoth(request);
  RunPlan plan;
  const auto planned = [&](const StackConfig& stack, AttentionKind kind) {
    const bool beside = both && kind == AttentionKind::Decoder;
    const StackInput input = beside ? decoderInput(config, drawn, request)
                                    : textInput(config, {stack, kind, both}, drawn, request);
    StackPlan made = planStack(input, request);
    if (beside) {
      made.cross.rules = crossRules({input, request, made}, plan.encoder->tokens);
      made.cross.changes = changesOf(stack, request, AttentionKind::Cross);
    }
    warnOfAbsence(input, SublayerKind::SelfAttention, phrase("self-attention"), plan.warnings);
    if (beside) warnOfAbsence(input, SublayerKind::CrossAttention, phrase("cross-attention"), plan.warnings);
    warnOfEmptyRows(input, made, plan.warnings);
    warnOfLength(input, made, plan.warnings);
    return made;
  };
  if (config.encoder) plan.encoder = planned(*config.encoder, AttentionKind::Encoder);
  if (config.decoder) plan.decoder = planned(*config.decoder, AttentionKind::Decoder);
  return plan;
}

}  // namespace headlight
