#include "app/model_facts.h"

namespace headlight {

namespace {

const char* nameOf(Architecture architecture) {
  switch (architecture) {
    case Architecture::Encoder:
      return "encoder";
    case Architecture::Decoder:
      return "decoder";
    case Architecture::EncoderDecoder:
      return "encoder-decoder";
  }
  return "";
}

const char* nameOf(PositionalEncoding encoding) {
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
  return "";
}

const char* nameOf(MaskRule mask) {
  switch (mask) {
    case MaskRule::Bidirectional:
      return "bidirectional";
    case MaskRule::Causal:
      return "causal";
    case MaskRule::SlidingWindow:
      return "sliding window";
  }
  return "";
}

const char* nameOf(Activation activation) {
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
  return "";
}

const char* nameOf(RopeScaling::Kind kind) {
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
  return "";
}

void addPositions(nlohmann::ordered_json& json, const ModelConfig& config) {
  json["positional_encoding"] = nameOf(config.positionalEncoding);
  json["positions"] = config.maxPositions;
  if (config.positionalEncoding == PositionalEncoding::Rotary) {
    json["rotary_base"] = config.rotaryBase;
    json["rope_scaling"] = nameOf(config.ropeScaling.kind);
  }
}

void addMask(nlohmann::ordered_json& json, const ModelConfig& config) {
  json["mask"] = nameOf(config.mask);
  if (config.mask == MaskRule::SlidingWindow) json["sliding_window"] = config.slidingWindow;
}

}  // namespace

nlohmann::ordered_json modelFacts(const ModelDescription& model) {
  const ModelConfig& config = model.config;
  nlohmann::ordered_json json;
  json["name"] = model.name;
  json["location"] = model.location;
  json["family"] = config.family;
  json["architecture"] = nameOf(config.architecture);
  json["layers"] = config.layers;
  json["heads"] = config.heads;
  json["key_value_heads"] = config.keyValueHeads;
  json["head_size"] = config.headSize;
  json["d_model"] = config.modelSize;
  json["d_ff"] = config.feedForwardSize;
  json["vocabulary"] = config.vocabularySize;
  json["parameters"] = model.parameterCount;
  addPositions(json, config);
  addMask(json, config);
  json["norm"] = config.norm == NormKind::LayerNorm ? "layer norm" : "RMS norm";
  json["norm_place"] = config.normPlace == NormPlace::Pre ? "pre" : "post";
  json["activation"] = nameOf(config.activation);
  json["gated_feed_forward"] = config.gatedFeedForward;
  json["score_scale"] = config.scoreScale;
  json["logits"] = model.hasOutputHead;
  json["tied_output"] = config.tiedOutput;
  json["tokenizer"] =
      model.tokenizer.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(model.tokenizer);
  json["untrained"] = config.untrained;
  return json;
}

}  // namespace headlight
