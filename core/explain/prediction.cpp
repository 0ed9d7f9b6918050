#include "core/explain/prediction.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/error.h"
#include "core/model/mask_token.h"
#include "core/model/run_plan.h"

namespace headlight {
namespace {

std::int64_t firstMasked(const Model& model, const RunRequest& request) {
  const std::int32_t mask = maskTokenOf(model);
  const auto found = std::find(request.ids.begin(), request.ids.end(), mask);
  if (found != request.ids.end()) return found - request.ids.begin();
  throw Error("%1 predicts masked tokens, and the text has none; write %2 in it or say which token to mask.",
              model.name, model.tokenizer->idToToken(mask));
}

// What generate() would ban or force behind the token at the place.
std::vector<float> allowedLogits(const Model& model, const RunRequest& request,
                                 const Prediction& prediction) {
  std::vector<float> allowed = prediction.logits;
  if (!prediction.place.next) return allowed;
  const auto ids = std::span(mainIds(model.config, request))
                       .first(static_cast<std::size_t>(prediction.place.position) + 1);
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  applyRules(model.generation,
             {.ids = ids,
              .beginning = both ? 1 : static_cast<std::int64_t>(ids.size()),
              .room = std::numeric_limits<std::int64_t>::max()},
             allowed);
  const bool any =
      std::any_of(allowed.begin(), allowed.end(), [](float logit) { return std::isfinite(logit); });
  return any ? allowed : prediction.logits;
}

}  // namespace

PredictionPlace predictionPlace(const Model& model, const RunRequest& request,
                                std::optional<std::int64_t> position) {
  if (!model.transformer->hasOutputHead())
    throw Error("%1 predicts no tokens: its checkpoint holds no language-model head.", model.name);
  PredictionPlace place{.position = 0, .next = model.config.decoder.has_value()};
  const auto tokens = static_cast<std::int64_t>(mainIds(model.config, request).size());
  if (!position) {
    place.position = place.next ? tokens - 1 : firstMasked(model, request);
    return place;
  }
  if (*position < 0 || *position >= tokens) {
    throw Error("There is no token %1; the text has tokens 0 to %2.", *position, tokens - 1);
  }
  place.position = *position;
  return place;
}

LogitsRecord logitsRecordAt(const ModelConfig& config, const RunRequest& request, std::int64_t position) {
  const auto tokens = static_cast<std::int64_t>(mainIds(config, request).size());
  return position + 1 == tokens ? LogitsRecord::Last : LogitsRecord::All;
}

std::span<const float> logitsAt(const Trace& trace, std::int64_t position) {
  const auto row = trace.logits.row(position - trace.firstLogitsPosition);
  return {row.data(), static_cast<std::size_t>(row.size())};
}

Prediction predictionOf(const Model& model, const RunRequest& request, const Trace& trace,
                        const PredictionPlace& place, const SamplingSettings& sampling) {
  const std::span<const float> logits = logitsAt(trace, place.position);
  Prediction prediction{.place = place, .logits = {logits.begin(), logits.end()}, .stages = {}};
  prediction.stages = samplingStages(sampling, prediction.logits, allowedLogits(model, request, prediction));
  return prediction;
}

}  // namespace headlight
