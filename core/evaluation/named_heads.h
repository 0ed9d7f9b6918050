#pragma once

#include <cstdint>

#include "core/evaluation/head_search.h"
#include "core/evaluation/text_tokens.h"

namespace headlight {

/// The head that looks at the token before: its mean weight there, over every token but the first of rows of
/// running text. Every other row picks the head, the rows between measure it. Throws Error where there are
/// not two rows; Cancelled.
FoundHead findPreviousTokenHead(const ModelCopies& copies, const DocumentIds& documents,
                                const Execution& execution);

struct InductionSettings {
  std::int64_t length = 64;     // tokens before they are repeated; fewer where the model has no room
  std::int64_t sequences = 64;  // that measure; as many others pick the head
  std::uint64_t seed = 20'260'115;
};

/// The head that looks at what came after the same token before: random tokens x_0 .. x_(n-1), repeated once,
/// and its mean weight from token n + i on token i + 1, for every i of 0 .. n - 1 (Olsson et al. 2022,
/// "In-context learning and induction heads", arXiv 2209.11895). Tokens are drawn with equal probability from
/// those that are not special and stand for some text. Throws Error; Cancelled.
FoundHead findInductionHead(const ModelCopies& copies, const Execution& execution,
                            const InductionSettings& settings = {});

/// Sequences of that kind, numbered from `first` on, with the cells. The same on every machine.
std::vector<WatchedRow> repeatedSequences(const Model& model, const InductionSettings& settings,
                                          std::int64_t first);

}  // namespace headlight
