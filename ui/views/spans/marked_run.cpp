#include "ui/views/spans/marked_run.h"

#include <QCoreApplication>

#include "core/error.h"
#include "core/model/prepared_input.h"
#include "ui/compute/shown_result.h"

namespace headlight {

namespace {

RunRequest requestOf(const Model& model, const Interventions& interventions, const MarkedText& marked) {
  RunInput input;
  input.text = marked.text.toStdString();
  RunRequest request = prepareInput(model, input).request;
  request.interventions = withoutTokens(interventions);
  const StackConfig& stack = model.config.input();
  if (stack.positionsAreLimited() && stack.maxPositions > 0 && std::ssize(request.ids) > stack.maxPositions)
    keepFirstTokens(request, stack.maxPositions);
  return request;
}

/// The run of the text, with the same in place of its patterns as is shown of the text on the screen.
std::shared_ptr<const RunResult> shownRun(const Model& model, const MarkedSettings& settings,
                                          const MarkedText& marked, const RunRequest& request,
                                          const Execution& execution) {
  if (settings.shown.pattern == DerivedPattern::Flow)
    throw Error(QCoreApplication::translate(
                    "Spans", "Attention flow is of one token, which the other wording does not have.")
                    .toStdString());
  auto run = std::make_shared<RunResult>();
  run->model = std::shared_ptr<const Model>(std::shared_ptr<const Model>(), &model);  // outlives the call
  run->request = request;
  if (settings.shown == ShownChoice()) run->request.record = {.logits = LogitsRecord::None, .values = false};
  run->text = marked.text;
  run->tokens = request.tokens;
  run->computedTokens = std::ssize(request.ids);
  run->trace = model.transformer->run(run->request, {execution.pool, execution.stop});
  const auto shown = showAs(run, ShownRequest{settings.shown}, execution);
  return shown ? shown->result : run;
}

}  // namespace

SpanLabels spanLabels(const PatternSource& source, const SpanGroups& groups,
                      const std::vector<std::int64_t>& cut) {
  SpanLabels labels{groups.count(), groups.labels, groups.labels};
  if (source.kind() == AttentionKind::Cross)
    labels.queries.assign(static_cast<std::size_t>(source.shape().queries), SpanLabels::none);
  else
    for (const std::int64_t token : cut)
      if (token >= 0 && token < std::ssize(labels.queries))
        labels.queries[static_cast<std::size_t>(token)] = SpanLabels::leftOut;
  return labels;
}

Interventions withoutTokens(const Interventions& interventions) {
  Interventions kept = interventions;
  kept.blockedKeys.clear();
  kept.cutTokens.clear();
  kept.cutDecoderTokens.clear();
  return kept;
}

MarkedRun runMarked(const Model& model, const MarkedSettings& settings, const MarkedText& marked,
                    const Execution& execution) {
  MarkedRun run;
  run.request = requestOf(model, settings.interventions, marked);
  if (run.request.ids.empty())
    throw Error(QCoreApplication::translate("Spans", "The text has no token.").toStdString());
  const auto result = shownRun(model, settings, marked, run.request, execution);
  const AttentionTrace* attention = result->trace->attention(settings.kind);
  if (!attention) throw Error(result->missing.at(settings.kind).toStdString());
  const PatternSource& patterns = *attention->patterns;
  run.shown = patterns.keyTokens();
  run.text = spanTextOf(run.tokens(), marked.text, {});
  run.groups = spanGroups(run.tokens(), run.text, marked);
  run.attention = spanAttention(patterns, spanLabels(patterns, run.groups, {}), execution);
  return run;
}

}  // namespace headlight
