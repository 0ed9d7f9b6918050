#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/attention/head_id.h"
#include "core/evaluation/model_copies.h"
#include "core/evaluation/translation_set.h"

namespace headlight {

/// Whether a cross-attention's row that predicts a word has its largest weight on the aligned source word:
/// for each of a pair's words 1 or 0. [words]
using AlignedRows = std::vector<std::uint8_t>;

/// The same for each of the heads: [pair][head]. The decoder is given the target (teacher forcing). The row
/// that predicts a word is that whose next token is the word's first one. Its weights are summed over the
/// tokens of each candidate: each aligned source span, each other character, and each added token. The
/// aligned one must have more than each other candidate. Throws Error naming the line for a word without a
/// token; Cancelled.
std::vector<std::vector<AlignedRows>> alignedRows(const ModelCopies& copies,
                                                  const std::vector<TranslationPair>& pairs,
                                                  const std::vector<HeadId>& heads,
                                                  const Execution& execution);

struct AlignmentShare {
  std::int64_t words = 0;
  double aligned = 0;  // share of them
};

/// Shares over the content words.
struct AlignmentFigures {
  AlignmentShare all;
  AlignmentShare reorderedPairs;  // of pairs whose words stand in another order
  AlignmentShare inOrderPairs;
  AlignmentShare crossingWords;  // that cross another aligned pair of words
};

/// `head` is an index into the second axis of `rows`.
AlignmentFigures alignmentFigures(const std::vector<TranslationPair>& pairs,
                                  const std::vector<std::vector<AlignedRows>>& rows, std::size_t head);

/// The head of the highest share over all content words, of equal ones the first.
std::size_t pickAlignmentHead(const std::vector<TranslationPair>& pairs,
                              const std::vector<std::vector<AlignedRows>>& rows);

}  // namespace headlight
