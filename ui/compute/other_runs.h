#pragma once

#include <list>
#include <memory>
#include <mutex>

#include "ui/compute/compute_job.h"

namespace headlight {

/// Runs that are shown beside the run of the text: of another text or of another model. It opens the models
/// that it needs and keeps the last few of them, and the last results. Its methods may be called from any
/// thread; one run is made at a time.
class OtherRuns {
 public:
  explicit OtherRuns(ComputeServices services, RunLimits limits = {},
                     std::int64_t modelBytes = std::int64_t{2} << 30);

  /// What the request asks to be shown of its run. `model`: that of the request's source where it is open
  /// already; nullptr: it is opened. Throws Error, also for a text without a token, and Cancelled.
  std::shared_ptr<const RunResult> run(const ComputeRequest& request,
                                       const std::shared_ptr<const Model>& model, const Execution& execution);

 private:
  struct Kept {
    ComputeRequest request;
    std::shared_ptr<const RunResult> run;
    std::shared_ptr<const RunResult> result;  // what is shown of it
  };

  const ComputeServices m_services;
  const RunLimits m_limits;
  std::mutex m_mutex;  // held while a run is made
  ModelCache m_models;
  EarlierRun m_last;
  std::list<Kept> m_kept;  // the newest in front
};

}  // namespace headlight
