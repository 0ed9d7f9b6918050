#pragma once

#include <memory>

#include "ui/compute/other_runs.h"
#include "ui/compute/question.h"
#include "ui/models/found_tokens.h"
#include "ui/models/training_history.h"
#include "ui/session/session_state.h"

namespace headlight {

/// What a view draws: the newest result (nullptr before the first), the session, and the focus that counts
/// now (the previewed one while the mouse hovers, otherwise the locked one; always inside the result's shape,
/// query and key possibly -1). A value.
///
/// Where something else is shown in place of a run (SessionState::shown), `result` is that, the focus and the
/// session's focus count its heads and tokens, and ofRun() is the run itself. A view that explains the run
/// (ViewPicture::explainsRun) is given ofRun() alone.
struct Snapshot {
  std::shared_ptr<const RunResult> result;
  SessionState state;
  Focus focus;
  /// What else is known of the result: answers to what views asked (View::needs), as they come.
  Answers answers = {};
  /// The training under way, or the last one; nullptr: there was none.
  std::shared_ptr<const TrainingHistory> training = {};
  /// Where another run to compare with comes from; nullptr: nowhere.
  std::shared_ptr<OtherRuns> others = {};
  /// The same of the run itself, where something else is shown in its place; nullptr: this is it.
  std::shared_ptr<const Snapshot> run = {};
  /// What is being looked for, to be marked wherever its tokens stand; nullptr: nothing is.
  std::shared_ptr<const FoundTokens> found = {};

  /// The run itself: its own heads and tokens, and a focus that counts them.
  const Snapshot& ofRun() const { return run ? *run : *this; }
  /// The attention that the focus's kind names; nullptr without a result.
  const AttentionTrace* attention() const {
    return result && result->trace ? result->trace->attention(focus.kind) : nullptr;
  }
  const PatternSource* patterns() const {
    const AttentionTrace* trace = attention();
    return trace ? trace->patterns.get() : nullptr;
  }
  /// The answer with this key; nullptr while it is not there, and where there is none.
  template <typename T>
  std::shared_ptr<const T> answer(const QString& key) const {
    return answerOf<T>(answers, key);
  }
  /// For each token of the focus's kind whether a search found it; nullptr: nothing is looked for.
  const std::vector<std::uint8_t>* foundQueries() const {
    return found && found->kind == focus.kind ? &found->queries : nullptr;
  }
  const std::vector<std::uint8_t>* foundKeys() const {
    return found && found->kind == focus.kind ? &found->keys : nullptr;
  }
  /// Whether the same is found in another snapshot, wherever of it a person has gone.
  bool hasSameFound(const Snapshot& other) const {
    if (!found || !other.found) return found == other.found;
    return found->kind == other.found->kind && found->queries == other.found->queries &&
           found->keys == other.found->keys;
  }
  /// Why there is no such answer, in a sentence; empty where there is one or it is still computed.
  QString problem(const QString& key) const { return answers.value(key).problem; }
};

}  // namespace headlight
