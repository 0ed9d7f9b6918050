#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tokenizer/training/word_splitter.h"

namespace headlight {

/// A word and how often it stands in the texts.
struct CountedWord {
  std::string word;
  std::int64_t count = 0;
};

/// The words of text files, each line with its end a text of its own (as Hugging Face's library reads files),
/// sorted by their bytes. The files are streamed: memory grows with the number of different words only. The
/// result does not depend on threads. Throws Error naming the file for one that cannot be read or is not
/// valid UTF-8, and Cancelled.
std::vector<CountedWord> countWords(const std::vector<std::string>& files, const WordSplitter& splitter,
                                    const Execution& execution);

}  // namespace headlight
