#include "ui/session/focus.h"

#include <algorithm>

namespace headlight {
namespace {

bool sameToken(const TokenInfo& left, const TokenInfo& right) {
  return left.piece == right.piece && left.label == right.label && left.special == right.special;
}

std::int64_t clampToken(std::int64_t token, std::int64_t count) {
  return token < 0 ? -1 : std::min(token, count - 1);
}

}  // namespace

Focus clampFocus(Focus focus, const Trace& trace) {
  const AttentionTrace* attention = trace.attention(focus.kind);
  if (!attention || !attention->patterns) {
    focus.kind = trace.defaultKind();
    attention = trace.attention(focus.kind);
  }
  if (!attention || !attention->patterns) return Focus{};
  const PatternShape shape = attention->patterns->shape();
  focus.layer = std::clamp(focus.layer, 0, std::max(0, static_cast<int>(shape.layers) - 1));
  focus.head = std::clamp(focus.head, 0, std::max(0, static_cast<int>(shape.heads) - 1));
  focus.query = clampToken(focus.query, shape.queries);
  focus.key = clampToken(focus.key, shape.keys);
  return focus;
}

std::int64_t followToken(std::int64_t token, const TokenList& before, const TokenList& after) {
  if (token < 0 || after.empty()) return -1;
  const auto oldCount = static_cast<std::int64_t>(before.size());
  const auto newCount = static_cast<std::int64_t>(after.size());
  const std::int64_t shorter = std::min(oldCount, newCount);
  std::int64_t prefix = 0;
  while (prefix < shorter && sameToken(before[prefix], after[prefix])) ++prefix;
  if (token < prefix) return token;
  std::int64_t suffix = 0;
  while (suffix < shorter - prefix && sameToken(before[oldCount - 1 - suffix], after[newCount - 1 - suffix]))
    ++suffix;
  if (token >= oldCount - suffix) return token + newCount - oldCount;
  const std::int64_t first = std::min(prefix, newCount - 1);
  return std::clamp(token, first, std::max(first, newCount - suffix - 1));
}

Focus followFocus(Focus focus, const RunResult& before, const RunResult& after) {
  const AttentionTrace* oldAttention = before.trace->attention(focus.kind);
  const AttentionTrace* newAttention = after.trace->attention(focus.kind);
  if (oldAttention && newAttention && before.model == after.model) {
    const PatternSource& oldPatterns = *oldAttention->patterns;
    const PatternSource& newPatterns = *newAttention->patterns;
    focus.query = followToken(focus.query, oldPatterns.queryTokens(), newPatterns.queryTokens());
    focus.key = followToken(focus.key, oldPatterns.keyTokens(), newPatterns.keyTokens());
  }
  return clampFocus(focus, *after.trace);
}

}  // namespace headlight
