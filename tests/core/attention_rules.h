#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/positional/alibi_bias.h"
#include "core/positional/disentangled.h"
#include "core/positional/relative_bias.h"
#include "tests/core/attention_fixture.h"

namespace headlight::test {

inline Interventions someInterventions() {
  Interventions changes;
  changes.blockedKeys = {{AttentionKind::Decoder, -1, 1},
                         {AttentionKind::Decoder, 5, 3},
                         {AttentionKind::Decoder, 40, 37},
                         {AttentionKind::Encoder, 2, 0}};
  changes.cutTokens = {4, 35};
  return changes;
}

/// Names of rules that tests go through: every kind of mask, bias and cap, and what they are combined with.
inline const std::vector<std::string> ruleNames = {"bidirectional",
                                                   "causal",
                                                   "window",
                                                   "bidirectional window",
                                                   "causal alibi",
                                                   "bidirectional alibi",
                                                   "alibi with positions",
                                                   "interventions",
                                                   "causal interventions",
                                                   "bidirectional window interventions",
                                                   "cap",
                                                   "causal cap",
                                                   "window cap interventions",
                                                   "cap alibi",
                                                   "causal sinks",
                                                   "window sinks interventions",
                                                   "cap sinks",
                                                   "causal key bias",
                                                   "cap key bias",
                                                   "relative",
                                                   "causal relative",
                                                   "relative with positions",
                                                   "bidirectional window relative",
                                                   "cap relative sinks interventions",
                                                   "disentangled",
                                                   "disentangled with positions",
                                                   "disentangled keys only",
                                                   "disentangled queries only",
                                                   "disentangled interventions",
                                                   "key sets",
                                                   "causal key sets",
                                                   "window cap sinks key sets interventions"};

// Some keys for each query: of a long text whole groups for none, and for some queries few or no keys.
inline std::shared_ptr<const KeySets> someKeySets(std::int64_t queries, std::int64_t keys) {
  auto sets = std::make_shared<KeySets>();
  std::mt19937 random(static_cast<unsigned>(queries));
  for (std::int64_t query = 0; query < queries; ++query) {
    std::vector<std::int32_t> chosen;
    for (std::int64_t key = 0; key < keys; ++key) {
      const bool isNear = std::abs(query - key) < 4 || key / 40 % 3 == query / 40 % 3;
      if (query % 31 != 17 && isNear && random() % 3) chosen.push_back(static_cast<std::int32_t>(key));
    }
    sets->add(chosen);
  }
  return sets;
}

inline Matrix randomNumbers(std::int64_t rows, std::int64_t columns, float spread) {
  std::mt19937 random(static_cast<unsigned>(rows + columns));
  std::normal_distribution<float> normal(0.0f, spread);
  Matrix matrix(rows, columns);
  for (std::int64_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = normal(random);
  return matrix;
}

// With a small reach, so that most distances of a long text lie past it.
inline std::shared_ptr<const AttentionBias> biasNamed(const std::string& name, const AttentionSizes& sizes,
                                                      std::int64_t tokens) {
  const auto has = [&](const char* word) { return name.find(word) != std::string::npos; };
  if (has("key bias")) return makeKeyBias(randomNumbers(sizes.heads, tokens, 1));
  if (has("relative")) {
    const RelativeBuckets buckets{12, 20, !name.starts_with("causal")};
    return makeRelativeBias(relativeBuckets(buckets), viewOf(randomNumbers(12, sizes.heads, 1)));
  }
  if (!has("disentangled")) return nullptr;
  const DisentangledPositions positions{40, 16};
  const Matrix keys = randomNumbers(32, sizes.heads * sizes.headSize, 0.7f);
  const Matrix queries = randomNumbers(32, sizes.heads * sizes.headSize, 0.5f);
  return makeDisentangledBias(
      disentangledIndices(positions),
      {sizes.heads, has("queries only") ? nullptr : &keys, has("keys only") ? nullptr : &queries});
}

inline AttentionRule ruleNamed(const std::string& name, const AttentionSizes& sizes, std::int64_t tokens) {
  const auto has = [&](const char* word) { return name.find(word) != std::string::npos; };
  AttentionRule rule;
  rule.scale = 1.0f / std::sqrt(static_cast<float>(sizes.headSize));
  if (name.starts_with("causal") || has("with positions")) rule.mask = MaskRule::Causal;
  if (has("window")) {
    rule.mask = has("bidirectional window") ? MaskRule::BidirectionalWindow : MaskRule::SlidingWindow;
    rule.window = 7;
  }
  if (has("cap")) rule.cap = 1.5f;
  // From a sink that hardly counts to one that takes nearly everything.
  for (std::int64_t head = 0; has("sinks") && head < sizes.heads; ++head) {
    rule.sinks.push_back(static_cast<float>(8 - 6 * head));
  }
  if (has("alibi")) {
    for (std::int64_t head = 0; head < sizes.heads; ++head) {
      rule.alibiSlopes.push_back(std::exp2(-static_cast<float>(head + 1)));
    }
  }
  rule.bias = biasNamed(name, sizes, tokens);
  if (has("key sets")) rule.keySets = someKeySets(tokens, tokens);
  if (has("with positions")) {
    auto positions = std::make_shared<std::vector<float>>();
    for (std::int64_t token = 0; token < tokens; ++token) {
      positions->push_back(static_cast<float>((token * 5) % 11));
    }
    rule.positions = positions;
  }
  if (has("interventions")) {
    rule.blocked = makeBlockedCells(
        {someInterventions(), AttentionKind::Decoder, tokens, tokens, CutScope::QueriesAndKeys});
  }
  return rule;
}

inline AttentionCase caseOf(const std::string& rule, std::int64_t tokens, AttentionSizes sizes) {
  AttentionCase data;
  data.sizes = sizes;
  data.tokens = tokens;
  data.rule = ruleNamed(rule, sizes, tokens);
  data.seed = static_cast<unsigned>(tokens);
  data.fill();
  return data;
}

}  // namespace headlight::test
