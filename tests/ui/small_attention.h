#pragma once

#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/cell_patterns.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A softmax pattern of a few tokens for tests of views: score(l, h, i, j) = sin(1 + 7 l + 3 h + 5 i + 2 j),
/// optionally causal, computed cell by cell in the plainest way.
class SmallAttention : public CellPatterns, public ScoreSource {
 public:
  SmallAttention(const std::vector<std::string>& tokens, bool causal, int layers = 2, int heads = 3)
      : m_tokens(makeTokens(tokens)), m_causal(causal), m_layers(layers), m_heads(heads) {}

  AttentionKind kind() const override { return m_causal ? AttentionKind::Decoder : AttentionKind::Encoder; }
  PatternShape shape() const override { return {m_layers, m_heads, count(), count()}; }
  const TokenList& queryTokens() const override { return m_tokens; }
  const TokenList& keyTokens() const override { return m_tokens; }
  bool rowsSumToOne() const override { return true; }
  ValueRange valueRange() const override { return {0, 1}; }
  bool isMasked(HeadId, std::int64_t query, std::int64_t key) const override {
    return m_causal && key > query;
  }

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override {
    return facts(head, query, key).weight;
  }
  /// Level 0 only: the texts of these tests fit any picture.
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution) const override {
    tile(head, request.pixels, out, stride, execution);
    for (std::int64_t i = 0; i < request.pixels.rows(); ++i)
      for (std::int64_t j = 0; j < request.pixels.columns(); ++j) {
        if (!request.leftOutKeys.empty() && request.leftOutKeys[std::size_t(request.pixels.keyBegin + j)])
          out[i * stride + j] = std::numeric_limits<float>::quiet_NaN();
        else if (!request.queryScale.empty())
          out[i * stride + j] *= request.queryScale[std::size_t(request.pixels.queryBegin + i)];
      }
  }

  CellFacts facts(HeadId head, std::int64_t query, std::int64_t key) const override {
    CellFacts facts;
    facts.scale = 0.5f;
    facts.dot =
        float(2 * std::sin(1.0 + 7 * head.layer + 3 * head.head + 5 * double(query) + 2 * double(key)));
    double sum = 0;
    for (std::int64_t j = 0; j < count(); ++j)
      if (!isMasked(head, query, j))
        sum += std::exp(std::sin(1.0 + 7 * head.layer + 3 * head.head + 5 * double(query) + 2 * double(j)));
    facts.logSumExp = float(std::log(sum));
    facts.masked = isMasked(head, query, key);
    facts.score = facts.masked ? -std::numeric_limits<float>::infinity() : facts.dot * facts.scale;
    facts.weight = facts.masked ? 0.0f : std::exp(facts.score - facts.logSumExp);
    return facts;
  }

 private:
  static TokenList makeTokens(const std::vector<std::string>& tokens) {
    TokenList list;
    for (const std::string& token : tokens) {
      TokenInfo info;
      info.piece = info.label = token;
      info.special = token == "[CLS]" || token == "[SEP]";
      list.push_back(info);
    }
    return list;
  }
  std::int64_t count() const { return std::int64_t(m_tokens.size()); }

  TokenList m_tokens;
  bool m_causal;
  int m_layers, m_heads;
};

/// A snapshot over a SmallAttention, focused on head 0.0 and no token.
inline Snapshot smallSnapshot(const std::vector<std::string>& tokens, bool causal = false, int layers = 2,
                              int heads = 3) {
  auto source = std::make_shared<SmallAttention>(tokens, causal, layers, heads);
  auto trace = std::make_shared<Trace>();
  (causal ? trace->decoder : trace->encoder) = AttentionTrace{source, source, nullptr};
  auto result = std::make_shared<RunResult>();
  result->trace = trace;
  result->sourceName = QStringLiteral("small");
  for (const std::string& token : tokens) result->text += QString::fromStdString(token) + u' ';
  result->text = result->text.trimmed();
  result->tokens = source->queryTokens();
  result->computedTokens = std::int64_t(tokens.size());
  Snapshot snapshot;
  snapshot.result = result;
  snapshot.focus.kind = source->kind();
  snapshot.state.focus = snapshot.focus;
  snapshot.state.text = result->text;
  return snapshot;
}

inline std::vector<std::string> smallSentence() {
  return {"[CLS]",  "The",     "animal", "did", "n't",   "cross", "the",
          "street", "because", "it",     "was", "tired", ".",     "[SEP]"};
}

}  // namespace headlight
