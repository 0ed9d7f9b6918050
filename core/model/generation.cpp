#include "core/model/generation.h"

#include <algorithm>
#include <utility>

#include "core/model/growing_text.h"

namespace headlight {
namespace {

constexpr std::int64_t kManyTokens = std::int64_t{1} << 40;

// How many tokens the text can have in the end; new ones stand behind the last position, wherever that is.
std::int64_t roomOf(const StackConfig& stack, const GrowingText& text, std::int64_t more) {
  const std::int64_t tokens = text.count();
  const std::int64_t room = tokens + more;
  if (!stack.positionsAreLimited()) return room;
  const std::int64_t next = text.positions().empty() ? tokens : text.positions().back() + 1;
  return std::min(room, tokens + std::max<std::int64_t>(0, stack.maxPositions - next));
}

std::int32_t nextToken(const Model& model, const Trace& trace, const TextSoFar& text,
                       const SamplingSettings& settings) {
  const auto last = trace.logits.row(trace.logits.rows() - 1);
  std::vector<float> logits(last.data(), last.data() + last.size());
  applyRules(model.generation, text, logits);
  return chooseToken(settings, logits, static_cast<std::uint64_t>(text.ids.size()));
}

double probabilityOf(std::int32_t id, const Trace& trace) {
  const auto last = trace.logits.row(trace.logits.rows() - 1);
  return softmaxOf({last.data(), static_cast<std::size_t>(last.size())})[static_cast<std::size_t>(id)];
}

// Runs whose numbers the next ones can take over: with all that is recorded in the end but the logits, and
// taps, which may be of tokens that are still to be written and would have all others computed once a step.
RunRequest stepOf(const RunRequest& request) {
  RunRequest step = request;
  step.record.logits = LogitsRecord::Last;
  step.record.values = true;
  step.record.taps.clear();
  return step;
}

}  // namespace

Generation generate(const Model& model, RunRequest request, const GenerationSettings& settings,
                    const Execution& execution, const WrittenWatcher& onToken) {
  requireWriter(model);
  Generation made;
  const Record record = request.record;
  made.request = stepOf(request);
  GrowingText text(model, made.request);
  TokenList labels = text.takeLabels();
  const std::int64_t given = text.count();
  const std::int64_t room = roomOf(model.config.main(), text, settings.maxNewTokens);
  const TextSoFar start{.ids = {},
                        .beginning = given - settings.written,
                        .room = settings.goesOn ? roomOf(model.config.main(), text, kManyTokens) : room};
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  while (text.count() < room && made.stop == GenerationStop::Length) {
    const auto trace = model.transformer->run(made.request, quiet);
    const std::int32_t id =
        nextToken(model, *trace, {text.ids(), start.beginning, start.room}, settings.sampling);
    text.append(id);
    made.written.push_back(id);
    if (onToken) onToken(id, probabilityOf(id, *trace));
    if (model.generation.isEnd(id)) made.stop = GenerationStop::End;
    if (execution.progress)
      execution.progress(static_cast<double>(text.count() - given) / static_cast<double>(room - given + 1));
  }
  text.giveLabels(std::move(labels));
  text.label(static_cast<std::size_t>(given));
  made.request.record = record;
  made.trace = model.transformer->run(made.request, quiet);
  if (execution.progress) execution.progress(1);
  return made;
}

std::shared_ptr<const Trace> runPrepared(const Model& model, PreparedInput& input,
                                         const Execution& execution) {
  if (!input.writesDecoder) return model.transformer->run(input.request, execution);
  Generation made = generate(model, std::move(input.request), {}, execution);
  input.request = std::move(made.request);
  return made.trace;
}

}  // namespace headlight
