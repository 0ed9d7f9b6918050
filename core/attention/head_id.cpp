#include "core/attention/head_id.h"

namespace headlight {

std::string_view nameOf(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return "encoder";
    case AttentionKind::Decoder:
      return "decoder";
    case AttentionKind::Cross:
      return "cross";
  }
  return {};
}

}  // namespace headlight
