#include "core/explain/token_anatomy.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/error.h"
#include "core/explain/ending_at.h"
#include "core/explain/prediction.h"
#include "core/model/run_plan.h"
#include "core/trace/sublayer_tap_part.h"

namespace headlight {
namespace {

constexpr std::int64_t kGuesses = 8;

constexpr std::array kOfKeys = {TapPoint::Key, TapPoint::KeyNormed, TapPoint::KeyRotated, TapPoint::Value};

/// What of the other attention of the layer is of interest: what it adds.
constexpr std::array kOfAnySublayer = {TapPoint::InputNormScale,  TapPoint::InputNormed,
                                       TapPoint::OutputNormScale, TapPoint::OutputNormed,
                                       TapPoint::Output,          TapPoint::Residual};

template <std::size_t count>
bool isIn(const std::array<TapPoint, count>& points, TapPoint point) {
  return std::find(points.begin(), points.end(), point) != points.end();
}

bool isWanted(const TapPlace& tap, const AnatomyPlace& place) {
  if (tap.stack != place.stack()) return false;
  if (tap.layer < 0) return true;
  if (tap.layer == place.layer + 1) return tap.point == TapPoint::ResidualPre;
  if (tap.layer != place.layer) return false;
  const bool isAttention = tap.part == TapPart::Attention || tap.part == TapPart::CrossAttention;
  return !isAttention || tap.part == place.part() || isIn(kOfAnySublayer, tap.point);
}

void askFor(const Transformer& transformer, const AnatomyPlace& place, RunRequest& request) {
  request.record.taps.clear();
  for (const TapInfo& tap : transformer.taps()) {
    if (!isWanted(tap.place, place)) continue;
    TapRequest& asked = request.record.taps.emplace_back();
    asked = {.part = tap.place.part, .point = tap.place.point, .stack = tap.place.stack};
    if (tap.place.layer >= 0) asked.layer = tap.place.layer;
    if (isIn(kOfKeys, tap.place.point)) continue;
    asked.firstToken = place.token;
    asked.endToken = place.token + 1;
  }
}

void checkPlace(const ModelConfig& config, const RunRequest& request, const AnatomyPlace& place) {
  const bool isEncoder = place.stack() == AttentionKind::Encoder;
  const auto& stack = isEncoder ? config.encoder : config.decoder;
  if (!stack || place.layer < 0 || place.layer >= stack->layerCount())
    throw Error("The model has no layer %1 of this kind.", place.layer);
  const auto& ids = !isEncoder && config.encoder ? request.decoderIds : request.ids;
  const auto tokens = static_cast<std::int64_t>(ids.size());
  if (place.token < 0 || place.token >= tokens)
    throw Error("There is no token %1: the run has %2.", place.token, tokens);
}

/// What the model says at the token, while the trace of the whole text lives, whose beginning is not computed
/// again. With `whole` the trace has the logits itself.
std::vector<TokenScore> likeliestAt(Transformer& transformer, RunRequest ending, const Trace& trace,
                                    bool whole, std::int64_t token, const Execution& execution) {
  if (whole) return LogitRow(logitsAt(trace, token)).likeliest(kGuesses);
  ending.record = {.logits = LogitsRecord::Last};
  const auto said = transformer.run(ending, {.pool = execution.pool, .stop = execution.stop});
  return LogitRow(logitsAt(*said, token)).likeliest(kGuesses);
}

}  // namespace

const TapRecord* TokenAnatomy::find(TapPart part, TapPoint point, std::int64_t layer) const {
  for (const TapRecord& record : taps.records) {
    const TapPlace& tap = record.place;
    if (tap.part == part && tap.point == point && tap.layer == layer) return &record;
  }
  return nullptr;
}

RowVector TokenAnatomy::row(TapPart part, TapPoint point, std::int64_t layer) const {
  const TapRecord* record = find(part, point, layer);
  return record && record->values.rows() > 0 ? RowVector(record->values.row(0)) : RowVector();
}

TokenAnatomy tokenAnatomy(Transformer& transformer, RunRequest request, const AnatomyPlace& place,
                          const Execution& execution) {
  const ModelConfig& config = transformer.config();
  checkPlace(config, request, place);
  const bool isMain = (place.stack() == AttentionKind::Decoder) == config.decoder.has_value();
  const bool hasLogits = isMain && transformer.hasOutputHead();
  askFor(transformer, place, request);
  request.record.residuals = false;
  request.record.values = true;  // as the run on the screen has it, which is gone on from
  request.record.overviewPixels = 0;
  // The logits of all tokens may be gigabytes, for the sake of one row.
  const RunRequest ending = hasLogits ? endingAt(config, request, place.token) : request;
  const bool whole = mainIds(config, ending).size() == mainIds(config, request).size();
  request.record.logits =
      hasLogits && whole ? logitsRecordAt(config, request, place.token) : LogitsRecord::None;
  const auto trace = transformer.run(request, execution);
  TokenAnatomy anatomy{
      .place = place, .taps = *trace->taps, .likeliest = {}, .saysNext = isMain && config.decoder};
  const StackConfig& stack = place.stack() == AttentionKind::Encoder ? *config.encoder : *config.decoder;
  for (const SublayerConfig& sublayer : stack.layers[static_cast<std::size_t>(place.layer)].sublayers)
    if (attends(sublayer.kind) && tapPartOf(sublayer.kind) == place.part())
      anatomy.clip = sublayer.attention.clip;
  if (hasLogits) anatomy.likeliest = likeliestAt(transformer, ending, *trace, whole, place.token, execution);
  return anatomy;
}

}  // namespace headlight
