#include "core/explain/span_cuts.h"

#include <algorithm>
#include <memory>

namespace headlight {
namespace {

/// Whether the logits of the place are those of one of these tokens.
bool holdsPlace(const ModelConfig& config, const std::vector<std::int64_t>& span,
                const PredictionPlace& place) {
  if (config.architecture() == Architecture::EncoderDecoder) return false;  // the place is the decoder's
  return std::find(span.begin(), span.end(), place.position) != span.end();
}

}  // namespace

SpanCuts spanCuts(const Model& model, RunRequest request, const std::vector<std::vector<std::int64_t>>& spans,
                  std::optional<std::int64_t> position, const Execution& execution) {
  SpanCuts result{.place = predictionPlace(model, request, position), .base = {}, .cuts = {}};
  const std::int64_t at = result.place.position;
  request.record = {.logits = logitsRecordAt(model.config, request, at), .values = false};
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  const auto whole = model.transformer->run(request, quiet);
  result.base = LogitRow(logitsAt(*whole, at)).likeliest(1).front();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    execution.throwIfStopped();
    if (execution.progress)
      execution.progress(static_cast<double>(i + 1) / static_cast<double>(spans.size() + 1));
    std::optional<SpanCut>& cut = result.cuts.emplace_back();
    if (holdsPlace(model.config, spans[i], result.place)) continue;
    RunRequest without = request;
    std::vector<std::int64_t>& tokens = without.interventions.cutTokens;
    tokens.insert(tokens.end(), spans[i].begin(), spans[i].end());
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    const auto trace = model.transformer->run(without, quiet);
    const LogitRow row(logitsAt(*trace, at));
    cut = SpanCut{.token = row.scoreOf(result.base.id), .likeliest = row.likeliest(1).front()};
  }
  return result;
}

}  // namespace headlight
