#pragma once

#include "ui/session/session_state.h"

namespace headlight {

/// What is to be shown of a run, with all that it depends on. A value.
struct ShownRequest {
  ShownChoice choice = {};
  /// Of a pattern that is made of one query: its place among the run's tokens, -1 where none is in focus.
  AttentionKind kind = AttentionKind::Encoder;
  std::int64_t query = -1;
  /// Of a gradient: whose logit it is of, the token that the Predictions view is about
  /// (PredictionsOptions::token); empty: the likeliest one.
  QString token = {};
  /// Whether the run's own patterns are shown, with labels of one kind or the other.
  bool isRunItself() const;
  bool operator==(const ShownRequest&) const = default;
};

ShownRequest shownRequestOf(const SessionState& state);
/// Changes a session to one that asks for this again.
void askAgain(SessionState& state, const ShownRequest& request);

}  // namespace headlight
