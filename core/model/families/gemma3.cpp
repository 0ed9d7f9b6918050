// Gemma 3, Gemma Team 2025 (arXiv 2503.19786): Gemma 2 with norms of queries and keys in place of caps, a
// window in five of six layers, and other rotary positions in these. Its models that also see ("gemma3") have
// the text's model in an object of their config; what looks at pictures is left alone. EmbeddingGemma (arXiv
// 2509.20354) is an encoder.

#include <set>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/families.h"
#include "core/model/families/gemma_like.h"
#include "core/model/families/layer_types.h"

namespace headlight {
namespace {

std::vector<std::string> gemma3LayerTypes(const JsonFields& config, std::int64_t layers) {
  const std::int64_t pattern = config.integer("sliding_window_pattern", {1, INT32_MAX}, 6);
  return readLayerTypes(config, layers, fullEveryNth(pattern));
}

/// The window of an encoder is stored as the tokens that are seen on both sides together.
void lookBothWays(ModelConfig& model) {
  for (LayerConfig& layer : model.decoder->layers) {
    AttentionConfig& attention = layer.find(SublayerKind::SelfAttention)->attention;
    attention.mask = attention.window > 0 ? MaskRule::BidirectionalWindow : MaskRule::Bidirectional;
    if (attention.window > 0) attention.window = attention.window / 2 + 1;
  }
  model.encoder = std::move(model.decoder);
  model.decoder.reset();
}

ModelConfig readText(const JsonFields& config) {
  LlamaDefaults defaults = gemmaDefaults();
  defaults.vocabularySize = 262208;
  defaults.maxPositions = 131072;
  defaults.normPlace = NormPlace::Sandwich;
  defaults.headNorm = HeadNorm::SharedByHeads;
  defaults.activationKey = "hidden_activation";
  defaults.rotary.base = 1e6;
  defaults.rotary.sliding = SlidingRotary{.base = 10000};
  defaults.layerTypes = gemma3LayerTypes;
  ModelConfig model = readGemmaLikeConfig(config, defaults);
  readGemmaScores(config, {}, model);
  if (config.flag("use_bidirectional_attention", false)) lookBothWays(model);
  return model;
}

ModelConfig readNested(const JsonFields& config) {
  static const nlohmann::json nothing = nlohmann::json::object();
  const std::optional<JsonFields> given = config.object("text_config");
  const JsonFields text = given ? *given : JsonFields(nothing, config.file(), "text_config.");
  const std::string type = text.text("model_type", "gemma3_text");
  if (type != "gemma3_text")
    text.fail("model_type", Message("is %1, and only \"gemma3_text\" is known here", briefJson(type)));
  ModelConfig model = readText(text);
  model.tiedOutput = config.flag("tie_word_embeddings", model.tiedOutput);
  return model;
}

ModelWeights bindText(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias bias = biasOf(fields, "attention_bias");
  LlamaTensors rules{.queryKeyValue = bias, .output = bias};
  if (tensors.has("language_model.lm_head.weight")) rules.head = "language_model.lm_head.weight";
  return bindLlamaLikeWeights(config, rules, tensors);
}

ModelWeights bindNested(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const std::optional<JsonFields> text = fields.object("text_config");
  return bindText(config, text ? *text : fields, tensors);
}

}  // namespace

Family gemma3Family() {
  FamilyNames names{"language_model.model.", "embed_tokens.weight", "layers."};
  names.otherPrefixes = {"model.language_model.", "model."};
  return {"gemma3", "Gemma 3", names, readNested, bindNested};
}

Family gemma3TextFamily() {
  FamilyNames names{"model.", "embed_tokens.weight", "layers."};
  names.otherPrefixes = {"language_model.model.", "model.language_model."};
  return {"gemma3_text", "Gemma 3", names, readText, bindText};
}

}  // namespace headlight
