#include "core/trace/trace.h"

namespace headlight {

const AttentionTrace* Trace::attention(AttentionKind kind) const {
  const auto pointerTo = [](const std::optional<AttentionTrace>& part) { return part ? &*part : nullptr; };
  switch (kind) {
    case AttentionKind::Encoder:
      return pointerTo(encoder);
    case AttentionKind::Decoder:
      return pointerTo(decoder);
    case AttentionKind::Cross:
      return pointerTo(cross);
  }
  return nullptr;
}

AttentionKind Trace::defaultKind() const {
  if (encoder) return AttentionKind::Encoder;
  return decoder ? AttentionKind::Decoder : AttentionKind::Cross;
}

}  // namespace headlight
