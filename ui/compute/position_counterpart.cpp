#include "ui/compute/position_counterpart.h"

#include <QCoreApplication>

#include "core/error.h"
#include "core/model/model.h"

namespace headlight {

Question positionCounterpartQuestion() {
  Question asked =
      question<Trace>(QStringLiteral("counterpart"), [](const RunResult& result, const Execution& execution) {
        auto trace = runPositionCounterpart(result, execution);
        if (!trace)
          throw Error(QCoreApplication::translate("Positions", "There is no model to run without positions.")
                          .toStdString());
        return trace;
      });
  asked.large = true;
  return asked;
}

std::shared_ptr<const Trace> runPositionCounterpart(const RunResult& result, const Execution& execution) {
  if (!result.model || !result.model->transformer || result.request.ids.empty()) return nullptr;
  RunRequest request = result.request;
  request.interventions.withoutPositions = !request.interventions.withoutPositions;
  // With values the next counterpart goes on from this one when a letter is added.
  request.record = Record{LogitsRecord::None, true, false, result.request.record.overviewPixels};
  return result.model->transformer->run(request, execution);
}

}  // namespace headlight
