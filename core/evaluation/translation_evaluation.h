#pragma once

#include <string>
#include <vector>

#include "core/evaluation/evaluation_folders.h"
#include "core/evaluation/translation.h"
#include "core/evaluation/word_alignment.h"

namespace headlight {

/// A pair and what the model made of it.
struct TranslationExample {
  std::string source;
  std::string target;
  std::string written;
};

/// What an encoder-decoder is measured by.
struct TranslationEvaluation {
  TranslationFigures translation;
  HeadId head;                         // of the cross-attention, picked on the selection set
  AlignmentFigures selectedAlignment;  // its figures there
  AlignmentFigures alignment;          // and on the held-out pairs
  std::vector<TranslationExample> examples;
  std::vector<TranslationExample> wrong;  // some held-out pairs that do not come out as their target
};

/// Reads DATA/chinese-english/{selection,held-out,examples}.jsonl. Throws Error naming file, line and field;
/// Cancelled.
TranslationEvaluation evaluateTranslation(const ModelCopies& copies, const EvaluationFolders& folders,
                                          const Execution& execution);

}  // namespace headlight
