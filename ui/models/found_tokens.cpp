#include "ui/models/found_tokens.h"

#include <algorithm>

#include "ui/plots/token_label.h"

namespace headlight {
namespace {

bool sameTokens(const TokenList& a, const TokenList& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const TokenInfo& x, const TokenInfo& y) { return x.label == y.label; });
}

/// Stretches of bytes of a text that hold `wanted`, in ascending order.
std::vector<ByteRange> occurrences(const QString& text, const QString& wanted, const Execution& execution) {
  std::vector<ByteRange> found;
  std::int64_t byte = 0;
  qsizetype at = 0;
  const auto bytesTo = [&](qsizetype character) {
    byte += QStringView(text).sliced(at, character - at).toUtf8().size();
    at = character;
    return byte;
  };
  for (qsizetype next = text.indexOf(wanted, 0, Qt::CaseInsensitive); next >= 0;
       next = text.indexOf(wanted, next + wanted.size(), Qt::CaseInsensitive)) {
    execution.throwIfStopped();
    const std::int64_t begin = bytesTo(next);
    found.push_back({begin, bytesTo(next + wanted.size())});
  }
  return found;
}

/// One axis that is searched.
struct Axis {
  const TokenList& tokens;
  bool isKey;
};

void addByLabel(const Axis& axis, const QString& wanted, const Execution& execution,
                std::vector<FoundToken>& found) {
  bool isNumber = false;
  const qlonglong position = wanted.toLongLong(&isNumber);
  constexpr std::size_t between = 1024;  // tokens from one look at the stop token to the next
  for (std::size_t i = 0; i < axis.tokens.size(); ++i) {
    if (i % between == 0) execution.throwIfStopped();
    if ((isNumber && static_cast<qlonglong>(i) == position) ||
        tokenLabel(axis.tokens[i]).contains(wanted, Qt::CaseInsensitive))
      found.push_back({axis.isKey, static_cast<std::int64_t>(i)});
  }
}

/// What stands in the text over several tokens.
void addByText(const Axis& axis, int segment, const std::vector<ByteRange>& places,
               std::vector<FoundToken>& found) {
  std::size_t token = 0;
  const auto isOf = [&](const TokenInfo& info) {
    return info.segment == segment && info.range.begin < info.range.end;
  };
  for (const ByteRange& place : places) {
    while (token < axis.tokens.size() &&
           (!isOf(axis.tokens[token]) || axis.tokens[token].range.end <= place.begin))
      ++token;
    std::size_t end = token;
    while (end < axis.tokens.size() && isOf(axis.tokens[end]) && axis.tokens[end].range.begin < place.end)
      ++end;
    if (end > token + 1)
      found.push_back({axis.isKey, static_cast<std::int64_t>(token), static_cast<std::int64_t>(end - token)});
  }
}

void findIn(const Axis& axis, const FoundIn& where, const QString& wanted, const Execution& execution,
            std::vector<FoundToken>& found) {
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  addByText(axis, 0, occurrences(where.text, wanted, execution), found);
  addByText(axis, 1, occurrences(where.pairText, wanted, execution), found);
  addByLabel(axis, wanted, execution, found);
  std::stable_sort(found.begin() + first, found.end(),
                   [](const FoundToken& a, const FoundToken& b) { return a.index < b.index; });
}

void flag(const FoundToken& token, std::vector<std::uint8_t>& flags) {
  const std::int64_t end = std::min(token.index + token.count, static_cast<std::int64_t>(flags.size()));
  for (std::int64_t i = token.index; i < end; ++i) flags[static_cast<std::size_t>(i)] = 1;
}

}  // namespace

FoundTokens findTokens(const FoundIn& where, const QString& wanted, const Execution& execution) {
  FoundTokens found;
  found.kind = where.source.kind();
  if (wanted.isEmpty()) return found;
  const TokenList &queries = where.source.queryTokens(), &keys = where.source.keyTokens();
  const bool same = sameTokens(queries, keys);
  findIn({queries, false}, where, wanted, execution, found.tokens);
  if (!same) findIn({keys, true}, where, wanted, execution, found.tokens);
  found.queries.resize(queries.size());
  found.keys.resize(keys.size());
  for (const FoundToken& token : found.tokens) {
    if (same || !token.isKey) flag(token, found.queries);
    if (same || token.isKey) flag(token, found.keys);
  }
  return found;
}

}  // namespace headlight
