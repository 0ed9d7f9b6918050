#pragma once

#include <array>
#include <memory>
#include <optional>

#include "core/trace/token_alignment.h"
#include "ui/compute/run_result.h"

namespace headlight {

/// Two runs side by side: which tokens are the same in both, and the one less the other.
struct ComparedRun {
  /// Of one kind of attention that both have.
  struct Kind {
    TokenAlignment queries;
    TokenAlignment keys;
  };
  std::shared_ptr<const RunResult> second;
  /// The first run, its patterns replaced by differences (DifferencePatternSource); kinds that only one of
  /// the two has are not there.
  std::shared_ptr<const RunResult> difference;
  std::array<std::optional<Kind>, 3> kinds;  // by AttentionKind

  /// nullptr: not both have it.
  const Kind* of(AttentionKind kind) const {
    const std::optional<Kind>& found = kinds[static_cast<std::size_t>(kind)];
    return found ? &*found : nullptr;
  }
};

/// Aligns the tokens of two runs. `secondHead`: the head of the second that all heads of the first are
/// compared with, where it has one; otherwise each with its own counterpart. Throws Cancelled.
ComparedRun compareRuns(std::shared_ptr<const RunResult> first, std::shared_ptr<const RunResult> second,
                        const std::optional<HeadId>& secondHead, const Execution& execution);

}  // namespace headlight
