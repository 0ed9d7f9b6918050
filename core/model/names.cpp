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
    case PositionalEncoding::Relative:
      return "relative";
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
    case Activation::QuickGelu:
      return "quick_gelu";
    case Activation::Relu2:
      return "relu2";
    case Activation::Gelu10:
      return "gelu_10";
    case Activation::Tanh:
      return "tanh";
  }
  return {};
}

std::string_view nameOf(NormKind kind) {
  switch (kind) {
    case NormKind::LayerNorm:
      return "layer norm";
    case NormKind::RmsNorm:
    case NormKind::RmsNormPlusOne:
      return "RMS norm";
  }
  return {};
}

std::string_view nameOf(NormPlace place) {
  switch (place) {
    case NormPlace::None:
      return "none";
    case NormPlace::Pre:
      return "pre";
    case NormPlace::Post:
      return "post";
    case NormPlace::Sandwich:
      return "sandwich";
    case NormPlace::PostInside:
      return "post-inside";
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
    case RopeScaling::Kind::Yarn:
      return "yarn";
    case RopeScaling::Kind::LongRope:
      return "longrope";
    case RopeScaling::Kind::Proportional:
      return "proportional";
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
