#include "ui/lessons/lesson_run.h"

#include <QCoreApplication>

#include "core/error.h"
#include "ui/compute/compute_job.h"
#include "ui/lessons/lesson_claims.h"
#include "ui/session/focus.h"
#include "ui/views/shown_snapshot.h"

namespace headlight {

Snapshot runStep(const LessonStep& step, const ComputeServices& services, const Execution& execution) {
  ModelCache models(0);
  const ComputeJob job{services, models, {}, [](ComputeStage) {}};
  Snapshot shown;
  shown.state = step.state;
  const ComputeOutcome outcome = compute(computeRequestOf(step.state), job, execution);
  shown.result = outcome.result;
  if (!shown.result) throw Error(QCoreApplication::translate("Lessons", "The text is empty.").toStdString());
  shown.focus = clampFocus(step.state.focus, *shown.result->trace);
  if (!(shown.focus == step.state.focus))
    throw Error(QCoreApplication::translate("Lessons", "There is no such head or token as the focus names.")
                    .toStdString());
  return shownSnapshot(shown, outcome.shown, {});
}

QStringList brokenClaims(const LessonStep& step, const Snapshot& shown, const Execution& execution) {
  QStringList broken;
  for (qsizetype i = 0; i < step.claims.size(); ++i) {
    const QString problem = problemOfClaim(step.claims[i].toObject(), shown, execution);
    if (!problem.isEmpty())
      broken << QCoreApplication::translate("Lessons", "Claim %1: %2").arg(i + 1).arg(problem);
  }
  return broken;
}

}  // namespace headlight
