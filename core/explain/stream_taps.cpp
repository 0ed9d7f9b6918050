#include "core/explain/stream_taps.h"

#include <algorithm>
#include <array>

namespace headlight {
namespace {

constexpr std::array kPoints = {
    TapPoint::TokenEmbedding,     TapPoint::PositionEmbedding, TapPoint::TypeEmbedding,   TapPoint::Embedding,
    TapPoint::EmbeddingNormScale, TapPoint::HeadOutput,        TapPoint::OutputNormScale, TapPoint::Output,
    TapPoint::FinalNormScale};

}  // namespace

void StreamTaps::record(const Transformer& transformer, std::int64_t position, RunRequest& request) {
  const AttentionKind stack = transformer.config().decoder ? AttentionKind::Decoder : AttentionKind::Encoder;
  request.record.taps.clear();
  for (const TapInfo& tap : transformer.taps()) {
    const TapPlace& place = tap.place;
    if (place.stack != stack || std::find(kPoints.begin(), kPoints.end(), place.point) == kPoints.end())
      continue;
    TapRequest& asked = request.record.taps.emplace_back();
    asked = {.part = place.part, .point = place.point, .stack = stack};
    if (place.layer >= 0) asked.layer = place.layer;
    asked.firstToken = position;
    asked.endToken = position + 1;
  }
}

const TapRecord* StreamTaps::find(TapPart part, TapPoint point, std::int64_t layer) const {
  for (const TapRecord& record : m_records.records) {
    const TapPlace& place = record.place;
    if (place.part == part && place.point == point && place.layer == layer) return &record;
  }
  return nullptr;
}

double StreamTaps::scale(TapPart part, TapPoint point, std::int64_t layer) const {
  return find(part, point, layer)->values(0, 0);
}

}  // namespace headlight
