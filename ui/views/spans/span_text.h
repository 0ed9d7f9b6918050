#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/analysis/span_attention.h"
#include "ui/compute/run_result.h"
#include "ui/views/spans/marked_text.h"

namespace headlight {

/// A text as its tokens stand in it.
struct SpanText {
  /// Characters [begin, end), without the spaces in front; begin = end for tokens that were added.
  struct Place {
    qsizetype begin = 0;
    qsizetype end = 0;
    bool isEmpty() const { return begin >= end; }
  };
  QString text;
  std::vector<Place> places;  // [tokens]
};

/// The first text, and the second one in a line of its own where the tokens are of both. Tokens without
/// ranges, as those of arrays, make a text of their labels.
SpanText spanTextOf(const TokenList& tokens, const QString& text, const QString& pairText);

/// What shares are measured of: the names that mark something, then the unmarked text, then special tokens.
struct SpanGroups {
  static constexpr int unmarked = -1;
  static constexpr int special = -2;
  std::vector<int> names;                         // of each group: the number of a name, or one of these
  std::vector<std::vector<std::int64_t>> tokens;  // of each group
  std::vector<std::int32_t> labels;               // [tokens], the group of each

  std::int64_t count() const { return static_cast<std::int64_t>(names.size()); }
  /// Those with names, which come first.
  std::int64_t marked() const;
};

/// The name of the stretch that each token's first character lies in, or SpanGroups::unmarked.
std::vector<int> tokenNames(const SpanText& text, const MarkedText& marked);

/// `marked` is of the same text.
SpanGroups spanGroups(const TokenList& tokens, const SpanText& text, const MarkedText& marked);

}  // namespace headlight
