#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/evaluation/model_copies.h"
#include "core/evaluation/translation_set.h"

namespace headlight {

/// What the model writes for each source, greedily, decoded without special tokens. Throws Error where the
/// model writes no text or has no tokenizer; Cancelled.
std::vector<std::string> translations(const ModelCopies& copies, const std::vector<TranslationPair>& pairs,
                                      const Execution& execution);

/// Shares of some pairs that come out as their target, byte for byte.
struct ExactFigures {
  std::int64_t pairs = 0;
  double exact = 0;
  double sourceCopied = 0;  // of a baseline that answers with the source itself
  double wordsCopied = 0;   // of one that answers with the source's words translated in their order
};

struct SkeletonFigures {
  std::string skeleton;
  std::int64_t pairs = 0;
  std::int64_t exact = 0;
};

struct TranslationFigures {
  ExactFigures all;
  ExactFigures reordered;  // pairs whose aligned words stand in another order
  ExactFigures inOrder;
  std::vector<SkeletonFigures> skeletons;  // of pairs that have one, in the order in which they appear
};

/// `written` is [pairs].
TranslationFigures translationFigures(const std::vector<TranslationPair>& pairs,
                                      const std::vector<std::string>& written);

}  // namespace headlight
