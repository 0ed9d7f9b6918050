#pragma once

#include <memory>
#include <utility>

#include "tests/ui/fakes.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/compute/answer_all.h"
#include "ui/views/compare/comparison.h"

namespace headlight {

/// A snapshot whose run is compared with `second`, which stands for the same run without an experiment that
/// switches head 0.0 off.
inline Snapshot comparedWith(Snapshot first, const std::shared_ptr<const RunResult>& second) {
  auto run = std::make_shared<RunResult>(*first.result);
  run->request.interventions.ablatedHeads = {{first.focus.kind, {0, 0}}};
  first.result = run;
  first.others = std::make_shared<OtherRuns>(testing::fakeServices());
  CompareOptions options;
  options.on = true;
  options.with = CompareOptions::With::NoExperiments;
  setOptions(first.state.viewOptions, options);
  const QString key = Comparison::needs(first, nullptr, false).back().key;
  std::shared_ptr<const ComparedRun> both =
      std::make_shared<const ComparedRun>(compareRuns(first.result, second, std::nullopt, {}));
  first.answers.insert(key, Answer{both, {}});
  return first;
}

inline void showPart(Snapshot& snapshot, CompareOptions::Show part) {
  editOptions<CompareOptions>(snapshot.state.viewOptions,
                              [&](CompareOptions& options) { options.show = part; });
}

/// A text whose run is compared with that of itself is not computed yet: what was answered is forgotten.
inline Snapshot withoutAnswers(Snapshot snapshot) {
  snapshot.answers.clear();
  return snapshot;
}

}  // namespace headlight
