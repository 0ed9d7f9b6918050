#include "ui/compute/shown_request.h"

#include "ui/session/predictions_options.h"

namespace headlight {

namespace {

bool isOfQuery(const ShownChoice& choice) {
  return choice.pattern == DerivedPattern::Flow || choice.pattern == DerivedPattern::Gradient;
}

bool isOfToken(const ShownChoice& choice) { return choice.pattern == DerivedPattern::Gradient; }

}  // namespace

bool ShownRequest::isRunItself() const {
  ShownChoice labelled;
  labelled.spaces = choice.spaces;
  return choice == labelled;
}

ShownRequest shownRequestOf(const SessionState& state) {
  ShownRequest request{state.shown};
  if (isOfQuery(state.shown)) {
    request.kind = state.focus.kind;
    request.query = state.focus.query;
  }
  if (isOfToken(state.shown)) request.token = optionsIn<PredictionsOptions>(state.viewOptions).token;
  return request;
}

void askAgain(SessionState& state, const ShownRequest& request) {
  state.shown = request.choice;
  if (isOfQuery(request.choice)) {
    state.focus.kind = request.kind;
    state.focus.query = request.query;
  }
  if (isOfToken(request.choice))
    editOptions<PredictionsOptions>(state.viewOptions,
                                    [&](PredictionsOptions& options) { options.token = request.token; });
}

}  // namespace headlight
