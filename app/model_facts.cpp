#include "app/model_facts.h"

#include "core/model/names.h"

namespace headlight {

namespace {

void addPositions(nlohmann::ordered_json& json, const StackConfig& stack) {
  json["positional_encoding"] = nameOf(stack.positionalEncoding);
  json["positions"] = stack.maxPositions;
  if (!stack.rotaries.empty()) {
    json["rotary_base"] = stack.rotaries.front().base;
    json["rope_scaling"] = nameOf(stack.rotaries.front().scaling.kind);
  }
}

// Where layers differ, the one with a window says more.
const AttentionConfig& mostTelling(const StackConfig& stack) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
    const AttentionConfig* const attention = stack.findAttention(layer);
    if (attention && attention->window > 0) return *attention;
  }
  return stack.attention();
}

void addMask(nlohmann::ordered_json& json, const StackConfig& stack) {
  const AttentionConfig& attention = mostTelling(stack);
  json["mask"] = nameOf(attention.mask);
  if (attention.window > 0) json["sliding_window"] = attention.window;
}

void addHeads(nlohmann::ordered_json& json, const StackConfig& stack) {
  const AttentionConfig& attention = stack.attention();
  json["layers"] = stack.layerCount();
  json["heads"] = attention.heads;
  json["key_value_heads"] = attention.keyValueHeads;
  json["head_size"] = attention.headSize;
  if (attention.valueSize != attention.headSize) json["value_size"] = attention.valueSize;
  json["d_model"] = stack.modelSize;
  if (const FeedForwardConfig* const feedForward = stack.anyFeedForward()) json["d_ff"] = feedForward->size;
  if (const MixtureSettings* const mixture = stack.anyMixture()) {
    json["experts"] = mixture->experts;
    json["experts_per_token"] = mixture->chosen;
    json["d_expert"] = mixture->expertSize;
  }
}

void addArithmetic(nlohmann::ordered_json& json, const StackConfig& stack) {
  json["norm"] = nameOf(stack.norm.kind);
  json["norm_place"] = nameOf(stack.layers.front().sublayers.front().norm);
  const FeedForwardConfig* const feedForward = stack.anyFeedForward();
  json["activation"] = nameOf(feedForward ? feedForward->activation : stack.anyMixture()->activation);
  json["gated_feed_forward"] = !feedForward || feedForward->gated;
  json["score_scale"] = stack.attention().scoreScale;
}

void addStack(nlohmann::ordered_json& json, const StackConfig& stack) {
  addPositions(json, stack);
  addMask(json, stack);
  addArithmetic(json, stack);
}

nlohmann::ordered_json encoderFacts(const ModelConfig& config) {
  nlohmann::ordered_json json;
  addHeads(json, *config.encoder);
  json["vocabulary"] = config.vocabularySize;
  addStack(json, *config.encoder);
  return json;
}

}  // namespace

nlohmann::ordered_json modelFacts(const ModelDescription& model) {
  const ModelConfig& config = model.config;
  nlohmann::ordered_json json;
  json["name"] = model.name;
  json["location"] = model.location;
  json["family"] = config.family;
  json["architecture"] = nameOf(config.architecture());
  addHeads(json, config.main());
  json["vocabulary"] = config.outputVocabularySize();
  json["parameters"] = model.parameterCount;
  addStack(json, config.main());
  json["logits"] = model.hasOutputHead;
  json["tied_output"] = config.tiedOutput;
  json["tokenizer"] =
      model.tokenizer.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(model.tokenizer);
  if (!model.targetTokenizer.empty()) json["target_tokenizer"] = model.targetTokenizer;
  json["untrained"] = config.untrained;
  if (config.architecture() == Architecture::EncoderDecoder) json["encoder"] = encoderFacts(config);
  if (!model.unreadTensors.empty()) json["unread_tensors"] = model.unreadTensors;
  return json;
}

}  // namespace headlight
