#include "core/model/families/deberta_like.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

constexpr const char* typesKey = "pos_att_type";

std::string cleaned(const std::string& word) {
  std::string clean;
  for (const char c : word)
    if (c != ' ') clean += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return clean;
}

// ["c2p", "p2c"], or "c2p|p2c" as version 4 has it.
std::vector<std::string> readTypes(const JsonFields& config) {
  std::vector<std::string> types;
  const nlohmann::json* const value = config.find(typesKey);
  if (value == nullptr) return types;
  if (value->is_array()) {
    for (const nlohmann::json& type : *value)
      types.push_back(type.is_string() ? type.get<std::string>() : briefJson(type));
  } else {
    std::istringstream words(config.text(typesKey, {}));
    for (std::string word; std::getline(words, word, '|');) types.push_back(cleaned(word));
  }
  for (const std::string& type : types)
    if (type != "c2p" && type != "p2c")
      config.fail(typesKey, Message("has %1, and only \"c2p\" and \"p2c\" are supported", briefJson(type)));
  return types;
}

bool contains(const std::vector<std::string>& types, const char* type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

void setScores(const JsonFields& config, bool relative, StackConfig& stack) {
  const std::vector<std::string> types = readTypes(config);
  if (types.size() > 1 && types[0] == types[1]) config.fail(typesKey, Message("names the same part twice"));
  for (LayerConfig& layer : stack.layers) {
    AttentionConfig& attention = layer.find(SublayerKind::SelfAttention)->attention;
    // Scores are sums of so many products, whether relative_attention is true or not.
    attention.scoreScale = standardScale(attention.headSize * (1 + std::ssize(types)));
    attention.positionKeys = relative && contains(types, "c2p");
    attention.positionQueries = relative && contains(types, "p2c");
    if (attention.positionKeys || attention.positionQueries) attention.bias = ScoreBias::Disentangled;
  }
}

}  // namespace

ModelConfig readDebertaLikeConfig(const JsonFields& config, const BertDefaults& defaults) {
  ModelConfig model = readBertLikeConfig(config, defaults);
  StackConfig& stack = *model.encoder;
  if (readSize(config, "embedding_size", stack.modelSize) != stack.modelSize)
    config.fail("embedding_size", Message("differs from hidden_size, which is not supported"));
  const bool relative = config.flag("relative_attention", false);
  setScores(config, relative, stack);
  const std::int64_t farthest = config.integer("max_relative_positions", {-1, 1 << 24}, -1);
  stack.distances.maxPositions = farthest < 1 ? stack.maxPositions : farthest;
  if (!config.flag("position_biased_input", true))
    stack.positionalEncoding = stack.attention().bias == ScoreBias::Disentangled
                                   ? PositionalEncoding::Relative
                                   : PositionalEncoding::None;
  return model;
}

void bindDistances(const StackConfig& stack, StackTensors& encoder, TensorBinder& tensors) {
  if (stack.attention().bias != ScoreBias::Disentangled) return;
  encoder.distanceEmbedding = tensors.take(tensors.base("encoder.rel_embeddings.weight"),
                                           {2 * stack.distances.span(), stack.modelSize});
}

std::optional<OutputHeadTensors> bindDebertaHead(const ModelConfig& config, const JsonFields& fields,
                                                 const TensorView& tokenEmbedding, TensorBinder& tensors) {
  const MaskedHeadNames legacy{"cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm",
                               debertaDecoder, "cls.predictions.bias", "cls.predictions.decoder.bias"};
  const MaskedHeadNames own{"lm_predictions.lm_head.dense", "lm_predictions.lm_head.LayerNorm",
                            "lm_predictions.lm_head.weight", "lm_predictions.lm_head.bias",
                            "lm_predictions.lm_head.bias"};
  const bool legacyFirst = fields.flag("legacy", true);
  auto head = bindMaskedHead(config, tokenEmbedding, legacyFirst ? legacy : own, tensors);
  return head ? head : bindMaskedHead(config, tokenEmbedding, legacyFirst ? own : legacy, tensors);
}

}  // namespace headlight
