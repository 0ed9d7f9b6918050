#include "ui/compute/compute_request.h"

namespace headlight {

ComputeRequest computeRequestOf(const SessionState& state) {
  ComputeRequest request;
  request.source = state.source;
  if (std::holds_alternative<ArrayChoice>(state.source)) return request;
  request.documentFile = state.documentFile;
  if (state.documentFile.isEmpty()) request.text = state.text;
  if (state.pairShown && !state.pairText.isEmpty()) request.pairText = state.pairText;
  if (state.generated) request.written = state.generated->shownIds();
  request.interventions = interventionsOf(state.experiments);
  return request;
}

}  // namespace headlight
