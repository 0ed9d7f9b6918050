#include "ui/compute/other_runs.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "core/error.h"

namespace headlight {

namespace {

// Enough to go back and forth between two texts.
constexpr std::size_t kMostKept = 2;

}  // namespace

OtherRuns::OtherRuns(ComputeServices services, RunLimits limits, std::int64_t modelBytes)
    : m_services(std::move(services)), m_limits(limits), m_models(modelBytes) {}

std::shared_ptr<const RunResult> OtherRuns::run(const ComputeRequest& request,
                                                const std::shared_ptr<const Model>& model,
                                                const Execution& execution) {
  const std::lock_guard lock(m_mutex);
  const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& one) {
    return one.request == request && (!model || one.result->model == model);
  });
  if (kept != m_kept.end()) {
    m_kept.splice(m_kept.begin(), m_kept, kept);
    return m_kept.front().result;
  }
  // Of a model that was opened anew the last run is another one's.
  if (const auto last = m_last.result.lock(); last && model && last->model != model) m_last = {};
  ModelCache given(0);
  if (model) given.insert(request.source, model);
  const ComputeJob job{m_services, model ? given : m_models, m_limits, [](ComputeStage) {}, &m_last};
  const ComputeOutcome outcome = compute(request, job, execution);
  m_last.gradients = {};  // weights as large as a model, of which nobody knows here whether they are wanted
  if (!outcome.result)
    throw Error(QCoreApplication::translate("Compare", "There is no text to compare with.").toStdString());
  m_kept.push_front({request, outcome.result, outcome.shown ? outcome.shown->result : outcome.result});
  if (m_kept.size() > kMostKept) m_kept.pop_back();
  return m_kept.front().result;
}

}  // namespace headlight
