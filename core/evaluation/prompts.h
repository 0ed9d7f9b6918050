#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/evaluation/model_copies.h"

namespace headlight {

/// A beginning that a decoder goes on with.
struct Prompt {
  std::string language;  // "en" or "zh"
  std::string text;
  std::vector<std::string> grammatical;  // continuations that are
  std::string place;                     // "FILE, line 3", for messages
};

/// Reads JSON lines, see resources/evaluation/bilingual-decoder/README.md:
///   language     "en" or "zh"
///   prompt       text
///   grammatical  list of texts
/// Throws Error naming file, line and field.
std::vector<Prompt> readPrompts(const std::string& path);

struct Guess {
  std::int32_t id = -1;
  std::string text;        // as the tokenizer decodes the token alone, spaces before it kept
  double probability = 0;  // softmax over the whole vocabulary
};

struct PromptResult {
  std::vector<Guess> guesses;  // the likeliest first
  bool grammatical = false;    // the first guess goes on grammatically
};

/// Whether a guess counts as one of the continuations: its text, spaces before it taken off, equals one; in
/// Chinese, where a token may be more or less than a word, also when one of the two begins with the other.
bool isGrammatical(const Prompt& prompt, const std::string& guess);

/// The five likeliest next tokens of each prompt. Throws Error naming the line for a prompt without a token;
/// Cancelled.
std::vector<PromptResult> goOnWith(const ModelCopies& copies, const std::vector<Prompt>& prompts,
                                   const Execution& execution);

}  // namespace headlight
