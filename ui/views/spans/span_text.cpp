#include "ui/views/spans/span_text.h"

#include <algorithm>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

bool hasRange(const TokenInfo& token) { return token.range.begin < token.range.end; }

/// The character that each byte of a text belongs to, in UTF-16 units; one more entry for its end.
std::vector<qsizetype> charactersOfBytes(const QString& text) {
  const QByteArray bytes = text.toUtf8();
  std::vector<qsizetype> characters;
  characters.reserve(static_cast<std::size_t>(bytes.size()) + 1);
  qsizetype at = 0, width = 0;
  for (const char byte : bytes) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xc0) != 0x80) {
      at += width;
      width = bits >= 0xf0 ? 2 : 1;
    }
    characters.push_back(at);
  }
  characters.push_back(text.size());
  return characters;
}

/// What of a text its tokens reach; the document may go on far behind them. A UTF-16 unit is at least one
/// byte.
QString reached(const TokenList& tokens, const QString& text, bool pair) {
  std::int64_t last = 0;
  for (const TokenInfo& token : tokens)
    if ((token.segment == 1) == pair && hasRange(token)) last = std::max(last, token.range.end);
  return text.left(std::min<qsizetype>(text.size(), last));
}

SpanText textOfLabels(const TokenList& tokens) {
  SpanText result;
  for (const TokenInfo& token : tokens) {
    if (!result.text.isEmpty()) result.text += QLatin1Char(' ');
    const qsizetype begin = result.text.size();
    result.text += tokenLabel(token);
    result.places.push_back({begin, result.text.size()});
  }
  return result;
}

SpanText::Place placeOf(const TokenInfo& token, const QString& text,
                        const std::vector<qsizetype>& characters) {
  const auto last = static_cast<std::int64_t>(characters.size()) - 1;
  const auto begin = std::clamp<std::int64_t>(token.range.begin, 0, last);
  auto end = std::clamp<std::int64_t>(token.range.end, begin, last);
  SpanText::Place place{characters[static_cast<std::size_t>(begin)],
                        characters[static_cast<std::size_t>(end)]};
  // A part of a character stands for all of it.
  while (place.end == place.begin && end < last) place.end = characters[static_cast<std::size_t>(++end)];
  while (place.begin + 1 < place.end && text[place.begin].isSpace()) ++place.begin;
  return place;
}

}  // namespace

SpanText spanTextOf(const TokenList& tokens, const QString& whole, const QString& wholePair) {
  if (std::none_of(tokens.begin(), tokens.end(), hasRange)) return textOfLabels(tokens);
  const bool isPair =
      std::any_of(tokens.begin(), tokens.end(), [](const TokenInfo& token) { return token.segment == 1; });
  const QString text = reached(tokens, whole, false);
  const QString pairText = reached(tokens, wholePair, true);
  SpanText result{isPair ? text + QLatin1Char('\n') + pairText : text, {}};
  const std::vector<qsizetype> first = charactersOfBytes(text);
  const std::vector<qsizetype> second = charactersOfBytes(isPair ? pairText : QString());
  for (const TokenInfo& token : tokens) {
    if (!hasRange(token)) {
      result.places.push_back({});
      continue;
    }
    const bool inPair = token.segment == 1;
    SpanText::Place place = inPair ? placeOf(token, pairText, second) : placeOf(token, text, first);
    const qsizetype before = inPair ? text.size() + 1 : 0;
    result.places.push_back({place.begin + before, place.end + before});
  }
  return result;
}

std::int64_t SpanGroups::marked() const {
  return std::count_if(names.begin(), names.end(), [](int name) { return name >= 0; });
}

std::vector<int> tokenNames(const SpanText& text, const MarkedText& marked) {
  std::vector<int> names;
  for (const SpanText::Place& place : text.places) {
    const auto after =
        std::upper_bound(marked.stretches.begin(), marked.stretches.end(), place.begin,
                         [](qsizetype at, const MarkedStretch& stretch) { return at < stretch.begin; });
    const bool inside =
        !place.isEmpty() && after != marked.stretches.begin() && place.begin < (after - 1)->end;
    names.push_back(inside ? (after - 1)->name : SpanGroups::unmarked);
  }
  return names;
}

SpanGroups spanGroups(const TokenList& tokens, const SpanText& text, const MarkedText& marked) {
  std::vector<int> names = tokenNames(text, marked);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (names[i] == SpanGroups::unmarked && (tokens[i].special || text.places[i].isEmpty()))
      names[i] = SpanGroups::special;
  SpanGroups groups;
  std::vector<int> order = names;
  std::sort(order.begin(), order.end());
  order.erase(std::unique(order.begin(), order.end()), order.end());
  for (const int name : order)
    if (name >= 0) groups.names.push_back(name);
  for (const int name : {SpanGroups::unmarked, SpanGroups::special})
    if (std::binary_search(order.begin(), order.end(), name)) groups.names.push_back(name);
  groups.tokens.resize(groups.names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto group = std::find(groups.names.begin(), groups.names.end(), names[i]) - groups.names.begin();
    groups.labels.push_back(static_cast<std::int32_t>(group));
    groups.tokens[static_cast<std::size_t>(group)].push_back(static_cast<std::int64_t>(i));
  }
  return groups;
}

}  // namespace headlight
