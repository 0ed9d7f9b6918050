#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/tokenizer/word_groups.h"
#include "core/trace/trace.h"

namespace headlight {

/// What words are found in, and how they are labelled.
struct WordTexts {
  std::string_view text;  // what the ranges of the tokens count in
  std::string_view pair;
  WordLabels labels = WordLabels::Text;
};

struct WordTrace {
  std::shared_ptr<const Trace> trace;  // patterns over words in place of those over tokens, without scores
                                       // and values, which words do not have
  std::vector<Message> notes;          // sentences for the person: that nothing could be merged, and why
};

/// Merges the tokens of a run into words, of each kind of attention and along each of its axes: every pattern
/// becomes a WordPatternSource. What is not attention (logits, taps, residuals) stays as it is, by tokens.
/// Tokens without a range go by the marks in their pieces (wordsAlong()). Throws Error if ICU fails.
WordTrace mergeWords(const Trace& trace, const WordTexts& texts);

}  // namespace headlight
