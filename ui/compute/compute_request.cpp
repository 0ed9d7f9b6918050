#include "ui/compute/compute_request.h"

namespace headlight {

ComputeRequest computeRequestOf(const SessionState& state) {
  ComputeRequest request;
  request.source = state.source;
  if (std::holds_alternative<ArrayChoice>(state.source)) return request;
  request.documentFile = state.documentFile;
  if (state.documentFile.isEmpty()) request.text = state.text;
  if (state.pairShown && !state.pairText.isEmpty()) request.pairText = state.pairText;
  for (const Experiment& experiment : state.experiments)
    if (experiment.on) request.experiments.push_back(experiment);
  return request;
}

}  // namespace headlight
