#include "ui/compute/shown_request.h"

#include "ui/session/predictions_options.h"

namespace headlight {

bool ShownRequest::isRunItself() const {
  ShownChoice labelled;
  labelled.spaces = choice.spaces;
  return choice == labelled;
}

ShownRequest shownRequestOf(const SessionState& state) {
  ShownRequest request{state.shown};
  const bool ofQuery =
      state.shown.pattern == DerivedPattern::Flow || state.shown.pattern == DerivedPattern::Gradient;
  if (ofQuery) {
    request.kind = state.focus.kind;
    request.query = state.focus.query;
  }
  if (state.shown.pattern == DerivedPattern::Gradient)
    request.token = optionsIn<PredictionsOptions>(state.viewOptions).token;
  return request;
}

}  // namespace headlight
