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

bool haveRanges(const TokenList& tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const TokenInfo& token) { return token.range.begin < token.range.end; });
}

/// The token of the same kind and number among those that were added to the text; the last one of its kind if
/// there are fewer now, -1 if there are none.
std::int64_t sameAdded(std::int64_t token, const TokenList& before, const TokenList& after) {
  const std::string& piece = before[static_cast<std::size_t>(token)].piece;
  const auto isSame = [&piece](const TokenInfo& other) {
    return other.range.begin >= other.range.end && other.piece == piece;
  };
  std::int64_t wanted = std::count_if(before.begin(), before.begin() + token, isSame);
  std::int64_t found = -1;
  for (std::size_t i = 0; i < after.size() && wanted >= 0; ++i) {
    if (!isSame(after[i])) continue;
    found = static_cast<std::int64_t>(i);
    --wanted;
  }
  return found;
}

/// Where the token's first character other than a space is in its text, in UTF-16 units.
qsizetype firstCharacter(const TokenInfo& token, const QString& text) {
  const QByteArray bytes = text.toUtf8();
  qsizetype position = QString::fromUtf8(bytes.left(token.range.begin)).size();
  const qsizetype end = QString::fromUtf8(bytes.left(token.range.end)).size();
  while (position + 1 < end && text[position].isSpace()) ++position;
  return position;
}

/// The token of a text that holds a byte or is the first behind it; the last one of the text if none is; -1
/// if the text has no token.
std::int64_t tokenAtByte(const TokenList& tokens, int segment, std::int64_t byte) {
  std::int64_t last = -1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const ByteRange& range = tokens[i].range;
    if (tokens[i].segment != segment || range.begin >= range.end) continue;
    last = static_cast<std::int64_t>(i);
    if (range.end > byte) break;
  }
  return last;
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

std::int64_t followToken(std::int64_t token, const TokensOfText& before, const TokensOfText& after,
                         const EditsBetween& edits, qsizetype* anchor) {
  if (token < 0 || token >= static_cast<std::int64_t>(before.tokens.size())) return -1;
  const TokenInfo& followed = before.tokens[static_cast<std::size_t>(token)];
  if (!haveRanges(before.tokens) || !haveRanges(after.tokens))
    return followToken(token, before.tokens, after.tokens);
  if (followed.range.begin >= followed.range.end) return sameAdded(token, before.tokens, after.tokens);
  const bool second = followed.segment == 1;
  const QString& from = second ? before.pairText : before.text;
  const QString& to = second ? after.pairText : after.text;
  qsizetype position = anchor && *anchor >= 0 ? *anchor : firstCharacter(followed, from);
  const std::vector<TextEdit>& seen = second ? edits.pairText : edits.text;
  if (seen.empty() && from != to) position = movedBy(editBetween(from, to), position);
  for (const TextEdit& edit : seen) position = movedBy(edit, position);
  if (anchor) *anchor = position;
  const std::int64_t byte = QStringView(to).left(position).toUtf8().size();
  return tokenAtByte(after.tokens, second ? 1 : 0, byte);
}

Focus followFocus(Focus focus, const RunResult& before, const RunResult& after, const EditsBetween& edits,
                  FocusAnchor& anchor) {
  const AttentionTrace* oldAttention = before.trace->attention(focus.kind);
  const Focus moved = clampFocus(focus, *after.trace);
  const AttentionTrace* newAttention = after.trace->attention(moved.kind);
  focus.kind = moved.kind;
  if (oldAttention && oldAttention->patterns && newAttention && newAttention->patterns) {
    const auto follow = [&](std::int64_t token, const TokenList& from, const TokenList& to, qsizetype& at) {
      return followToken(token, {from, before.text, before.pairText}, {to, after.text, after.pairText}, edits,
                         &at);
    };
    const PatternSource& oldPatterns = *oldAttention->patterns;
    const PatternSource& newPatterns = *newAttention->patterns;
    focus.query = follow(focus.query, oldPatterns.queryTokens(), newPatterns.queryTokens(), anchor.query);
    focus.key = follow(focus.key, oldPatterns.keyTokens(), newPatterns.keyTokens(), anchor.key);
  }
  return clampFocus(focus, *after.trace);
}

}  // namespace headlight
