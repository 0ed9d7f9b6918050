#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/tokenizer/regex/regex_pattern.h"
#include "core/tokenizer/text/aligned_text.h"

namespace headlight {

/// A normalized text cut into pre-tokens: ascending, not overlapping, with gaps where text was dropped.
struct PreTokens {
  AlignedText text;
  std::vector<TextSpan> spans;
};

/// One step from a normalized text to the words a model encodes. Immutable.
class PreTokenizer {
 public:
  virtual ~PreTokenizer() = default;
  virtual void apply(PreTokens& tokens) const = 0;
};

/// Cuts every pre-token by `split(piece, pieces)`, which appends spans of the piece to `pieces`.
template <typename Split>
void refine(PreTokens& tokens, Split split) {
  const std::string_view text = tokens.text.text;
  std::vector<TextSpan> refined;
  refined.reserve(tokens.spans.size() + text.size() / 4);
  for (const TextSpan& span : tokens.spans) {
    const std::size_t before = refined.size();
    split(text.substr(span.begin, span.end - span.begin), refined);
    for (std::size_t i = before; i < refined.size(); ++i) {
      refined[i].begin += span.begin;
      refined[i].end += span.begin;
    }
  }
  tokens.spans = std::move(refined);
}

}  // namespace headlight
