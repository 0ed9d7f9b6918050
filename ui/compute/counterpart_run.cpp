#include "ui/compute/counterpart_run.h"

#include <utility>

#include "ui/compute/position_counterpart.h"

namespace headlight {

CounterpartRun::CounterpartRun(QObject* parent) : QObject(parent) {
  connect(&m_job, &LatestJob::failed, this, [this](const QString& sentence) {
    m_problem = sentence;
    emit changed();
  });
}

void CounterpartRun::setResult(std::shared_ptr<const RunResult> result) {
  if (result == m_result) return;
  m_result = std::move(result);
  m_problem.clear();
  m_job.cancel();
  update();
}

void CounterpartRun::setWanted(bool wanted) {
  if (wanted == std::exchange(m_wanted, wanted)) return;
  if (!wanted) {
    m_trace.reset();
    m_traceOf.reset();
  }
  update();
}

void CounterpartRun::setBusy(bool busy) {
  if (busy == std::exchange(m_busy, busy)) return;
  update();
}

std::shared_ptr<const Trace> CounterpartRun::trace() const {
  return m_traceOf == m_result ? m_trace : nullptr;
}

void CounterpartRun::update() {
  if (!m_wanted || m_busy) return m_job.cancel();
  const bool possible = m_result && m_result->model;
  if (!possible || m_traceOf == m_result || !m_problem.isEmpty() || m_job.isRunning()) return;
  m_job.start([this, result = m_result](const Execution& execution) -> LatestJob::Outcome {
    const std::shared_ptr<const Trace> trace = runPositionCounterpart(*result, execution);
    return [this, result, trace] {
      m_trace = trace;
      m_traceOf = result;
      if (!trace) m_problem = tr("There is no model to run without positions.");
      emit changed();
    };
  });
}

}  // namespace headlight
