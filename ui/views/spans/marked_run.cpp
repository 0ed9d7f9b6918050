#include "ui/views/spans/marked_run.h"

#include <QCoreApplication>

#include "core/error.h"
#include "core/model/prepared_input.h"

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

MarkedRun runMarked(const Model& model, const Interventions& interventions, AttentionKind kind,
                    const MarkedText& marked, const Execution& execution) {
  MarkedRun run;
  run.request = requestOf(model, interventions, marked);
  if (run.request.ids.empty())
    throw Error(QCoreApplication::translate("Spans", "The text has no token.").toStdString());
  RunRequest request = run.request;
  request.record = {.logits = LogitsRecord::None, .values = false};
  const auto trace = model.transformer->run(request, {execution.pool, execution.stop});
  const PatternSource& patterns = *trace->attention(kind)->patterns;
  run.text = spanTextOf(run.tokens(), marked.text, {});
  run.groups = spanGroups(run.tokens(), run.text, marked);
  run.attention = spanAttention(patterns, spanLabels(patterns, run.groups, {}), execution);
  return run;
}

}  // namespace headlight
