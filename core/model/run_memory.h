#pragma once

#include <memory>
#include <vector>

#include "core/model/last_run.h"

namespace headlight {

/// The runs that a transformer can go on from, one for each setting of mask, interventions and decoder: a
/// variant of a run, as the one without positions, never takes the place of the run that it is a variant of.
/// The newest is kept in any case, the others as long as somebody looks at their traces, so that nothing
/// stays in memory for its own sake. Not for several threads at once.
class RunMemory {
 public:
  /// The last run with the settings of `request`, whatever its tokens; nullptr if there is none any more.
  std::shared_ptr<const LastRun> find(const RunRequest& request) const;
  /// Keeps `run`, which `trace` owns, in place of the one of the same settings.
  void remember(const std::shared_ptr<const LastRun>& run, std::shared_ptr<const Trace> trace);
  /// Lets go of the newest run; those that somebody looks at stay known.
  void releaseNewest() { m_newest.reset(); }
  void forget();

 private:
  std::shared_ptr<const Trace> m_newest;
  std::vector<std::weak_ptr<const LastRun>> m_runs;  // the newest last
};

}  // namespace headlight
