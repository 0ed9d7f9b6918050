#include "ui/compute/shown_request.h"

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
  return request;
}

}  // namespace headlight
