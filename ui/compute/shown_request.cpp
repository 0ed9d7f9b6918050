#include "ui/compute/shown_request.h"

namespace headlight {

ShownRequest shownRequestOf(const SessionState& state) {
  ShownRequest request{state.shown};
  if (state.shown.pattern == DerivedPattern::Flow) {
    request.kind = state.focus.kind;
    request.query = state.focus.query;
  }
  return request;
}

}  // namespace headlight
