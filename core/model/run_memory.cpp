#include "core/model/run_memory.h"

#include <algorithm>

namespace headlight {

std::shared_ptr<const LastRun> RunMemory::find(const RunRequest& request) const {
  for (const auto& known : m_runs) {
    auto run = known.lock();
    if (run && sameSettings(run->request, request)) return run;
  }
  return nullptr;
}

void RunMemory::remember(const std::shared_ptr<const LastRun>& run, std::shared_ptr<const Trace> trace) {
  std::erase_if(m_runs, [&](const std::weak_ptr<const LastRun>& known) {
    const auto earlier = known.lock();
    return !earlier || sameSettings(earlier->request, run->request);
  });
  m_runs.push_back(run);
  m_newest = std::move(trace);
}

void RunMemory::forget() {
  m_newest.reset();
  m_runs.clear();
}

}  // namespace headlight
