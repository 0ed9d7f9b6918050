#pragma once

#include <vector>

#include "core/evaluation/evaluation_folders.h"
#include "core/evaluation/perplexity.h"
#include "core/evaluation/reference_resolution.h"

namespace headlight {

/// What an encoder is measured by: whom its pronouns look at, and how well it tells masked tokens.
struct EncoderEvaluation {
  HeadId head;                                 // picked on the selection set
  ReferenceFigures selection;                  // its figures there
  std::vector<ReferenceGroup> heldOut;         // "all", then kinds
  std::vector<ReferenceGroup> untrainedKinds;  // the same of kinds that training never saw
  MinimalPairFigures minimalPairs;
  TextLikelihood runningText;  // `bigram` without a token: there was no corpus to count in
};

/// Reads DATA/english-encoder/{selection,held-out,untrained-kinds,minimal-pairs}.jsonl and running-text.txt,
/// and counts bigrams in CORPUS/english-encoder/running.txt where a corpus is given. Throws Error naming
/// file, line and field; Cancelled.
EncoderEvaluation evaluateEncoder(const ModelCopies& copies, const EvaluationFolders& folders,
                                  const Execution& execution);

}  // namespace headlight
