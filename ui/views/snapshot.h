#pragma once

#include <memory>

#include "ui/compute/run_result.h"
#include "ui/models/training_history.h"
#include "ui/session/session_state.h"

namespace headlight {

/// What a view draws: the newest result (nullptr before the first), the session, and the focus that counts
/// now (the previewed one while the mouse hovers, otherwise the locked one; always inside the result's shape,
/// query and key possibly -1). A value.
struct Snapshot {
  std::shared_ptr<const RunResult> result;
  SessionState state;
  Focus focus;
  /// The result's run with the positional encoding switched the other way; nullptr until it is there, and
  /// where nobody wants it. `counterpartProblem` says why there will be none.
  std::shared_ptr<const Trace> counterpart = {};
  QString counterpartProblem = {};
  /// The training under way, or the last one; nullptr: there was none.
  std::shared_ptr<const TrainingHistory> training = {};

  /// The attention that the focus's kind names; nullptr without a result.
  const AttentionTrace* attention() const {
    return result && result->trace ? result->trace->attention(focus.kind) : nullptr;
  }
  const PatternSource* patterns() const {
    const AttentionTrace* trace = attention();
    return trace ? trace->patterns.get() : nullptr;
  }
};

}  // namespace headlight
