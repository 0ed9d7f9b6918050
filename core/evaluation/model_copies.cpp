#include "core/evaluation/model_copies.h"

#include <mutex>

namespace headlight {
namespace {

// Models of more parameters have enough work in one run, and copies of them would fill the memory.
constexpr std::int64_t mostCopiedParameters = 64'000'000;

// Counts what is done and tells one thread at a time.
class ProgressCount {
 public:
  ProgressCount(std::int64_t count, const Execution& execution) : m_count(count), m_execution(execution) {}

  void next() {
    if (!m_execution.progress) return;
    const std::lock_guard lock(m_mutex);
    m_execution.progress(static_cast<double>(++m_done) / static_cast<double>(m_count));
  }

 private:
  std::int64_t m_count;
  const Execution& m_execution;
  std::mutex m_mutex;
  std::int64_t m_done = 0;
};

}  // namespace

ModelCopies::ModelCopies(std::shared_ptr<const Model> first, const Open& open, const Execution& execution) {
  m_models.push_back(std::move(first));
  if (model().parameterCount > mostCopiedParameters) return;
  while (static_cast<int>(m_models.size()) < execution.threadCount()) {
    execution.throwIfStopped();
    m_models.push_back(open());
  }
}

void ModelCopies::forEach(
    std::int64_t count, const Execution& execution,
    const std::function<void(std::int64_t, const Model&, const Execution&)>& body) const {
  ProgressCount progress(count, execution);
  const bool shared = execution.pool && execution.threadCount() > 1 &&
                      execution.threadCount() <= static_cast<int>(m_models.size());
  const Execution inside{.pool = shared ? nullptr : execution.pool, .stop = execution.stop};
  if (!shared) {
    for (std::int64_t index = 0; index < count; ++index) {
      execution.throwIfStopped();
      body(index, model(), inside);
      progress.next();
    }
    return;
  }
  const bool finished = execution.pool->parallelFor(
      count,
      [&](std::int64_t index, int worker) {
        body(index, *m_models[static_cast<std::size_t>(worker)], inside);
        progress.next();
      },
      execution.stop);
  if (!finished) throw Cancelled();
}

std::shared_ptr<const Trace> runAfresh(const Model& model, const RunRequest& request,
                                       const Execution& execution) {
  model.transformer->forgetLastRun();
  return model.transformer->run(request, execution);
}

}  // namespace headlight
