#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "tests/support/cell_patterns.h"

namespace headlight {

/// Patterns of any size that take no memory: every cell is a float with unremarkable bits, made from its
/// indices. Rows do not sum to 1.
class FormulaPatterns : public CellPatterns {
 public:
  FormulaPatterns(AttentionKind kind, PatternShape shape, TokenList queryTokens, TokenList keyTokens,
                  std::string description = {})
      : m_kind(kind),
        m_shape(shape),
        m_queryTokens(std::move(queryTokens)),
        m_keyTokens(std::move(keyTokens)),
        m_description(std::move(description)) {}

  /// In [0, 1), with very small ones and exact zeros among them.
  static float weight(HeadId head, std::int64_t query, std::int64_t key) {
    std::uint64_t bits = static_cast<std::uint64_t>(head.layer) * 1000003 +
                         static_cast<std::uint64_t>(head.head) * 10007 +
                         static_cast<std::uint64_t>(query) * 7919 + static_cast<std::uint64_t>(key) * 31 + 1;
    bits *= 0x9E3779B97F4A7C15u;
    bits ^= bits >> 29;
    const float value = static_cast<float>(bits >> 40) / static_cast<float>(1 << 24);
    if (bits % 7 == 0) return 0;
    return bits % 5 == 0 ? value * 1e-39f : value;
  }

  AttentionKind kind() const override { return m_kind; }
  PatternShape shape() const override { return m_shape; }
  const TokenList& queryTokens() const override { return m_queryTokens; }
  const TokenList& keyTokens() const override { return m_keyTokens; }
  bool rowsSumToOne() const override { return false; }
  ValueRange valueRange() const override { return {0, 1}; }
  std::string description() const override { return m_description; }
  bool isMasked(HeadId, std::int64_t, std::int64_t) const override { return false; }

  float cell(HeadId head, std::int64_t query, std::int64_t key) const override {
    return weight(head, query, key);
  }
  void pooled(HeadId, const PoolRequest&, float*, std::int64_t, const Execution&) const override {
    assert(false && "exports never pool");
  }

 private:
  AttentionKind m_kind;
  PatternShape m_shape;
  TokenList m_queryTokens;
  TokenList m_keyTokens;
  std::string m_description;
};

}  // namespace headlight
