#include "app/model_facts.h"

#include "core/model/names.h"

namespace headlight {

namespace {

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
  if (!model.unreadTensors.empty()) json["unread_tensors"] = model.unreadTensors;
  return json;
}

}  // namespace headlight
