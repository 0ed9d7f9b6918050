#pragma once

#include <cstdint>
#include <string>

#include "core/parallel/execution.h"
#include "core/training/learning_rate.h"

namespace headlight {

enum class PageModelSize { Tiny, Small, Medium };
enum class PageObjective { NextToken, MaskedTokens };

/// A small model that is trained on one page of text, with all that the page does not say chosen for it.
struct PageTraining {
  std::string text;  // UTF-8
  PageModelSize size = PageModelSize::Small;
  PageObjective objective = PageObjective::NextToken;
  std::int64_t steps = 600;
  LearningRateSchedule schedule;
  std::int64_t snapshotInterval = 20;
  std::uint64_t seed = 1;
};

/// Writes what runTraining() needs into a folder, which is made: the page cut into learned.txt and, its last
/// tenth, held-out.txt; a vocabulary made of the learned part (byte-level byte pairs for the next token,
/// WordPiece for masked tokens); and training.json, whose path is returned. The model is a LLaMA for the next
/// token and a BERT for masked tokens. Throws Error for a text of fewer than 200 characters, or one that
/// cannot be written; Cancelled.
std::string writePageTraining(const PageTraining& page, const std::string& folder,
                              const Execution& execution);

}  // namespace headlight
