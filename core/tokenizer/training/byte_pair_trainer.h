#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tokenizer/training/word_counts.h"

namespace headlight {

/// What a byte-pair vocabulary is to be.
struct BytePairTraining {
  std::int64_t vocabularySize = 0;
  std::int64_t minFrequency = 0;                   // a pair that stands less often is not joined
  std::vector<std::string> firstPieces = {};       // special tokens and the like: the lowest ids
  std::vector<char32_t> initialAlphabet = {};      // characters that it has whatever the texts
  std::optional<std::int64_t> limitAlphabet = {};  // the most characters, rarer ones are left out
  std::string continuingPrefix = {};  // "##" in front of what does not begin a word; may be empty
  std::vector<std::string> wholeWords =
      {};  // pieces without merges, whose words take no part in the training
};

/// Pieces by id, and which are joined, the earliest first.
struct TrainedPieces {
  struct Merge {
    std::int32_t left = 0;
    std::int32_t right = 0;
    bool operator==(const Merge&) const = default;
  };
  std::vector<std::string> pieces;
  std::vector<Merge> merges;
};

/// Byte-pair encoding (Sennrich et al. 2016): the first pieces, the characters, the characters behind the
/// first of a word with their prefix, the whole words; then the pair of pieces that stands side by side most
/// often becomes a piece, again and again, until the vocabulary is full or no pair is frequent enough. Of
/// equally frequent pairs the one with the lowest ids counts. Pieces and merges are those of Hugging Face's
/// BpeTrainer where its order is defined; with a prefix (WordPiece) it numbers the prefixed characters in the
/// random order of a hash table, here they ascend. The same words give the same result with any threads.
/// Throws Error if what is there before the first merge does not fit, and Cancelled.
TrainedPieces trainBytePairs(std::span<const CountedWord> words, const BytePairTraining& training,
                             const Execution& execution);

}  // namespace headlight
