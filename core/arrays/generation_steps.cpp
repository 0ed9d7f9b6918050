#include "core/arrays/generation_steps.h"

#include <algorithm>

#include "core/error.h"

namespace headlight {
namespace {

/// Row by row: what came before, and the step's own tokens up to itself.
void appendVisible(const StepShape& step, std::vector<std::int64_t>& visible) {
  for (std::int64_t row = 0; row < step.queries; ++row) visible.push_back(step.keys - step.queries + row + 1);
}

JoinedSteps lastSquare(const std::vector<StepShape>& steps) {
  JoinedSteps joined{steps.back().queries, steps.back().keys, {}, {}};
  joined.rows.assign(steps.size(), {0, true});
  joined.rows.back().leftOut = false;
  appendVisible(steps.back(), joined.visibleKeys);
  return joined;
}

JoinedSteps rowsOverSameKeys(const std::vector<StepShape>& steps) {
  JoinedSteps joined{0, steps.front().keys, {}, {}};
  for (const StepShape& step : steps) {
    joined.rows.push_back({joined.queries, false});
    joined.queries += step.queries;
  }
  return joined;
}

JoinedSteps growingRows(const std::vector<StepShape>& steps, const std::string& file) {
  const StepShape& first = steps.front();
  if (first.keys < first.queries)
    throw Error("%1: %2: expected at least as many keys as queries, found %3 queries and %4 keys.", file,
                first.name, first.queries, first.keys);
  JoinedSteps joined;
  std::int64_t keys = first.keys - first.queries;
  for (const StepShape& step : steps) {
    keys += step.queries;
    if (step.keys != keys)
      throw Error("%1: %2: expected %3 keys, those of the steps before and its own %4, found %5.", file,
                  step.name, keys, step.queries, step.keys);
    joined.rows.push_back({joined.queries, false});
    joined.queries += step.queries;
    appendVisible(step, joined.visibleKeys);
  }
  joined.keys = keys;
  return joined;
}

}  // namespace

JoinedSteps joinSteps(const std::vector<StepShape>& steps, const std::string& file) {
  if (steps.size() == 1) return {steps.front().queries, steps.front().keys, {{0, false}}, {}};
  const auto all = [&](const auto& test) { return std::all_of(steps.begin(), steps.end(), test); };
  const StepShape& first = steps.front();
  const bool squares = all([](const StepShape& step) { return step.queries == step.keys; });
  const bool growing = std::is_sorted(steps.begin(), steps.end(),
                                      [](const StepShape& a, const StepShape& b) { return a.keys < b.keys; });
  if (squares && growing && first.keys != steps.back().keys) return lastSquare(steps);
  if (all([&](const StepShape& step) { return step.keys == first.keys; }) && !squares)
    return rowsOverSameKeys(steps);
  return growingRows(steps, file);
}

}  // namespace headlight
