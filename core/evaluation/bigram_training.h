#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/kneser_ney.h"
#include "core/model/model.h"
#include "core/parallel/execution.h"

namespace headlight {

/// A bigram model over the tokens of some files of a corpus: one sequence for each of their documents, or all
/// of them as one text. Throws Error where a file cannot be read or is no text; Cancelled.
KneserNeyBigram countBigrams(const Model& model, const std::vector<std::string>& files, bool asOneText,
                             const Execution& execution);

}  // namespace headlight
