#include "core/model/tap_plan.h"

#include <algorithm>

#include "core/error.h"

namespace headlight {
namespace {

bool matches(const TapRequest& request, const TapPlace& place) {
  return request.part == place.part && request.point == place.point &&
         request.stack.value_or(place.stack) == place.stack &&
         request.layer.value_or(place.layer) == place.layer;
}

// How many rows a tap has in all: a cross-attention's keys are the encoder's tokens.
std::int64_t tokensOf(const TapPlace& place, const RunPlan& plan) {
  const bool keys = place.point == TapPoint::Key || place.point == TapPoint::Value;
  const bool ofEncoder =
      place.stack == AttentionKind::Encoder || (place.part == TapPart::CrossAttention && keys);
  return ofEncoder ? plan.encoder->tokens : plan.decoder->tokens;
}

TapTarget targetOf(const TapInfo& info, const TapRequest& request, std::int64_t tokens) {
  const std::int64_t end = request.endToken.value_or(tokens);
  if (request.firstToken < 0 || request.firstToken >= end || end > tokens) {
    throw Error("Tokens %1 to %2 of %3 cannot be recorded: the text has tokens 0 to %4.", request.firstToken,
                end - 1, info.name, tokens - 1);
  }
  TapTarget target;
  target.record.place = info.place;
  target.record.name = info.name;
  target.record.alias = info.alias;
  target.record.firstToken = request.firstToken;
  target.record.heads = info.heads;
  target.rows = end - request.firstToken;
  target.columns = info.columns;
  return target;
}

std::int64_t floatsOf(const std::vector<TapTarget>& targets) {
  std::int64_t floats = 0;
  for (const TapTarget& target : targets) floats += target.rows * target.columns;
  return floats;
}

}  // namespace

std::int64_t TapPlan::bytes() const {
  return (floatsOf(encoder) + floatsOf(decoder)) * static_cast<std::int64_t>(sizeof(float));
}

TapPlan planTaps(const std::vector<TapInfo>& taps, const RunPlan& plan,
                 const std::vector<TapRequest>& requests) {
  TapPlan made;
  std::size_t order = 0;
  for (const TapRequest& request : requests) {
    const std::size_t before = order;
    for (const TapInfo& info : taps) {
      if (!matches(request, info.place)) continue;
      TapTarget target = targetOf(info, request, tokensOf(info.place, plan));
      target.order = order++;
      (info.place.stack == AttentionKind::Encoder ? made.encoder : made.decoder).push_back(std::move(target));
    }
    if (order > before) continue;
    if (request.layer)
      throw Error("The model has none of what is to be recorded in layer %1.", *request.layer);
    throw Error("The model has none of what is to be recorded.");
  }
  return made;
}

TapRecords joinedRecords(std::vector<TapTarget> encoder, std::vector<TapTarget> decoder) {
  std::vector<TapTarget> all = std::move(encoder);
  std::move(decoder.begin(), decoder.end(), std::back_inserter(all));
  std::sort(all.begin(), all.end(),
            [](const TapTarget& one, const TapTarget& other) { return one.order < other.order; });
  TapRecords records;
  for (TapTarget& target : all) records.records.push_back(std::move(target.record));
  return records;
}

}  // namespace headlight
