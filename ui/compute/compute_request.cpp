#include "ui/compute/compute_request.h"

namespace headlight {

bool isSameRun(const ComputeRequest& one, const ComputeRequest& other) {
  ComputeRequest same = one;
  same.shown = other.shown;
  return same == other;
}

ComputeRequest computeRequestOf(const SessionState& state) {
  ComputeRequest request;
  request.source = state.source;
  request.shown = shownRequestOf(state);
  if (std::holds_alternative<ArrayChoice>(state.source)) return request;
  request.documentFile = state.documentFile;
  if (state.documentFile.isEmpty()) request.text = state.text;
  if (state.pairShown && !state.pairText.isEmpty()) request.pairText = state.pairText;
  if (state.generated) request.written = state.generated->shownIds();
  for (const Experiment& experiment : state.experiments)
    if (experiment.on) request.experiments.push_back(experiment);
  return request;
}

}  // namespace headlight
