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

std::optional<AttentionTrace>& Trace::place(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return encoder;
    case AttentionKind::Decoder:
      return decoder;
    case AttentionKind::Cross:
      break;
  }
  return cross;
}

AttentionKind Trace::defaultKind() const {
  if (encoder) return AttentionKind::Encoder;
  return decoder ? AttentionKind::Decoder : AttentionKind::Cross;
}

}  // namespace headlight
