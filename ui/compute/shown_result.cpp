#include "ui/compute/shown_result.h"

#include <vector>

#include "ui/compute/shown_draft.h"
#include "ui/compute/shown_pattern.h"
#include "ui/compute/shown_words.h"

namespace headlight {
namespace {

using ShownStep = void (*)(ShownDraft& draft, const Execution& execution);

/// What is to be done, in its order. Another way to show a run is a member of ShownChoice, a step, and a line
/// here.
std::vector<ShownStep> stepsOf(const ShownChoice& choice) {
  std::vector<ShownStep> steps;
  if (choice.pattern) steps.push_back(&showDerivedPattern);
  if (choice.words) steps.push_back(&showWords);
  return steps;
}

/// The run with the draft's patterns in place of its own.
std::shared_ptr<const RunResult> finished(ShownDraft draft) {
  auto result = std::make_shared<RunResult>(draft.run);
  result->trace = std::make_shared<const Trace>(std::move(draft.trace));
  result->shownAs = draft.names;
  result->plain = nullptr;  // that of the run has the heads' own patterns
  result->missing = std::move(draft.missing);
  return result;
}

}  // namespace

std::shared_ptr<const ShownResult> showAs(const std::shared_ptr<const RunResult>& run,
                                          const ShownRequest& request, const Execution& execution,
                                          GradientMemory* gradients) {
  if (!run || request.isRunItself()) return nullptr;
  ShownDraft draft{*run, request, *run->trace, {}, {}, {}, {}, gradients};
  for (const ShownStep step : stepsOf(request.choice)) {
    execution.throwIfStopped();
    step(draft, execution);
  }
  auto shown = std::make_shared<ShownResult>();
  shown->places = draft.places;
  shown->words = draft.words;
  shown->result = finished(std::move(draft));
  return shown;
}

}  // namespace headlight
