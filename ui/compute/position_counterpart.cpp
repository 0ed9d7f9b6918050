#include "ui/compute/position_counterpart.h"

#include "core/model/model.h"

namespace headlight {

std::shared_ptr<const Trace> runPositionCounterpart(const RunResult& result, const Execution& execution) {
  if (!result.model || !result.model->transformer || result.request.ids.empty()) return nullptr;
  RunRequest request = result.request;
  request.interventions.withoutPositions = !request.interventions.withoutPositions;
  // With values the next counterpart goes on from this one when a letter is added.
  request.record = Record{LogitsRecord::None, true, false, result.request.record.overviewPixels};
  return result.model->transformer->run(request, execution);
}

}  // namespace headlight
