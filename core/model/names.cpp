#include "core/model/names.h"

#include "core/model/family_registry.h"

namespace headlight {

std::string_view nameOf(Architecture architecture) {
  switch (architecture) {
    case Architecture::Encoder:
      return "encoder";
    case Architecture::Decoder:
      return "decoder";
    case Architecture::EncoderDecoder:
      return "encoder-decoder";
  }
  return {};
}

std::string_view nameOf(PositionalEncoding encoding) {
  switch (encoding) {
    case PositionalEncoding::None:
      return "none";
    case PositionalEncoding::Sinusoidal:
      return "sinusoidal";
    case PositionalEncoding::Learned:
      return "learned";
    case PositionalEncoding::Rotary:
      return "rotary";
    case PositionalEncoding::Alibi:
      return "alibi";
  }
  return {};
}

std::string_view nameOf(MaskRule mask) {
  switch (mask) {
    case MaskRule::Bidirectional:
      return "bidirectional";
    case MaskRule::Causal:
      return "causal";
    case MaskRule::SlidingWindow:
      return "sliding window";
    case MaskRule::BidirectionalWindow:
      return "bidirectional window";
  }
  return {};
}

std::string_view nameOf(Activation activation) {
  switch (activation) {
    case Activation::Gelu:
      return "gelu";
    case Activation::GeluTanh:
      return "gelu_tanh";
    case Activation::Relu:
      return "relu";
    case Activation::Silu:
      return "silu";
  }
  return {};
}

std::string_view nameOf(RopeScaling::Kind kind) {
  switch (kind) {
    case RopeScaling::Kind::None:
      return "none";
    case RopeScaling::Kind::Linear:
      return "linear";
    case RopeScaling::Kind::Dynamic:
      return "dynamic";
    case RopeScaling::Kind::Llama3:
      return "llama3";
  }
  return {};
}

std::string_view displayName(PositionalEncoding encoding) {
  return encoding == PositionalEncoding::Alibi ? "ALiBi" : nameOf(encoding);
}

std::string familyName(const std::string& modelType) {
  if (modelType == "playground") return "Playground";
  for (const Family& family : families())
    if (family.modelType == modelType) return std::string(family.name);
  return modelType;
}

}  // namespace headlight
