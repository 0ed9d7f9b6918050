#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/attention/head_id.h"
#include "core/evaluation/model_copies.h"
#include "core/evaluation/reference_set.h"

namespace headlight {

/// What one head's row of the pronoun gives to each noun, a noun's tokens summed: [nouns]. The row sums to 1
/// over all tokens.
using NounWeights = std::vector<double>;

/// The weights on the nouns in each of the heads: [sentence][head]. Sentences are tokenized as a person types
/// them, with the tokens that the tokenizer adds; nothing is masked. Of a pronoun of several tokens the first
/// one's row counts. Throws Error where the model has no tokenizer, for a pronoun or noun without a token,
/// for a sentence that is too long; Cancelled.
std::vector<std::vector<NounWeights>> nounWeights(const ModelCopies& copies,
                                                  const std::vector<ReferenceSentence>& sentences,
                                                  const std::vector<HeadId>& heads,
                                                  const Execution& execution);

/// Whether the right noun has more weight than each other one; a tie is wrong.
bool isRight(const ReferenceSentence& sentence, const NounWeights& weights);

/// Figures of one head over some sentences.
struct ReferenceFigures {
  std::int64_t sentences = 0;
  double accuracy = 0;     // share of sentences that it gets right
  double meanWeight = 0;   // on the right noun
  double firstNoun = 0;    // share that a baseline gets right which answers the first noun
  double nearestNoun = 0;  // and one which answers the nearest
  double rightFirst = 0;   // share of sentences in which the right noun stands before the others
};

/// The same for a group of sentences: those of a kind, or of an order.
struct ReferenceGroup {
  std::string name;
  ReferenceFigures all;
  ReferenceFigures rightFirst;  // where the right noun stands before the others
  ReferenceFigures rightLater;  // where it does not
};

struct MinimalPairFigures {
  std::int64_t pairs = 0;
  double moved = 0;  // share of pairs of which both sentences are right
};

/// `head` is an index into the second axis of `weights`.
ReferenceFigures referenceFigures(const std::vector<ReferenceSentence>& sentences,
                                  const std::vector<std::vector<NounWeights>>& weights, std::size_t head);

/// All sentences, under the name "all", and after them those of each kind, in the order in which kinds
/// appear.
std::vector<ReferenceGroup> referenceGroups(const std::vector<ReferenceSentence>& sentences,
                                            const std::vector<std::vector<NounWeights>>& weights,
                                            std::size_t head);

/// Throws Error naming the line for a sentence that has no partner beside it, or one with the same answer.
MinimalPairFigures minimalPairFigures(const std::vector<ReferenceSentence>& sentences,
                                      const std::vector<std::vector<NounWeights>>& weights, std::size_t head);

/// The head of highest accuracy; among those within 0.5 percentage points of it the one of highest mean
/// weight, of equal ones the first. An index into the second axis of `weights`.
std::size_t pickReferenceHead(const std::vector<ReferenceSentence>& sentences,
                              const std::vector<std::vector<NounWeights>>& weights);

}  // namespace headlight
