#include "ui/compute/shown_request.h"

namespace headlight {

bool ShownRequest::isRunItself() const {
  ShownChoice labelled;
  labelled.spaces = choice.spaces;
  return choice == labelled;
}

ShownRequest shownRequestOf(const SessionState& state) {
  ShownRequest request{state.shown};
  if (state.shown.pattern == DerivedPattern::Flow) {
    request.kind = state.focus.kind;
    request.query = state.focus.query;
  }
  return request;
}

}  // namespace headlight
