#include "ui/views/shown_snapshot.h"

namespace headlight {

Snapshot shownSnapshot(const Snapshot& run, const std::shared_ptr<const ShownResult>& shown,
                       const Answers& answers) {
  if (!shown) return run;
  Snapshot snapshot = run;
  snapshot.run = std::make_shared<const Snapshot>(run);
  snapshot.result = shown->result;
  snapshot.state = shown->places.shown(run.state);
  snapshot.focus = shown->places.shown(run.focus);
  snapshot.answers = answers;
  return snapshot;
}

}  // namespace headlight
