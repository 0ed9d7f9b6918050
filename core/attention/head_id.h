#pragma once

#include <string_view>

namespace headlight {

/// Which attention of a model: an encoder's or a decoder's self-attention, or a decoder's on its encoder.
/// A decoder-only model's is Decoder, an encoder-only model's Encoder.
enum class AttentionKind { Encoder, Decoder, Cross };

/// "encoder", "decoder", "cross", as files and options have them.
std::string_view nameOf(AttentionKind kind);

struct HeadId {
  int layer = 0;
  int head = 0;
  bool operator==(const HeadId&) const = default;
};

}  // namespace headlight
