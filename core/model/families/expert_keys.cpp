#include "core/model/families/expert_keys.h"

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/layer_types.h"

namespace headlight {

MixtureSettings readExperts(const JsonFields& config, const ExpertDefaults& defaults) {
  MixtureSettings settings;
  settings.experts = readSize(config, defaults.countKey, defaults.experts);
  settings.chosen = readSize(config, "num_experts_per_tok", defaults.chosen);
  settings.expertSize = readSize(config, defaults.sizeKey, defaults.expertSize);
  if (settings.chosen > settings.experts)
    config.fail(spellingOf(config, "num_experts_per_tok"),
                Message("is %1, more than the %2 experts that there are", settings.chosen, settings.experts));
  return settings;
}

std::vector<bool> readStepLayers(const JsonFields& config, std::int64_t layers) {
  constexpr const char* key = "mlp_only_layers";
  const std::int64_t step = config.integer("decoder_sparse_step", {1, INT32_MAX}, 1);
  std::vector<bool> sparse(static_cast<std::size_t>(layers));
  for (std::int64_t layer = 0; layer < layers; ++layer)
    sparse[static_cast<std::size_t>(layer)] = (layer + 1) % step == 0;
  const nlohmann::json* const dense = config.find(key);
  if (dense == nullptr) return sparse;
  if (!dense->is_array()) config.fail(key, Message("must be a list of layers"));
  for (const nlohmann::json& layer : *dense) {
    if (!layer.is_number_unsigned())
      config.fail(key, Message("has %1, which is not a layer", briefJson(layer)));
    // As in transformers, one that the model does not have says nothing.
    const std::uint64_t index = layer.get<std::uint64_t>();
    if (index < sparse.size()) sparse[index] = false;
  }
  return sparse;
}

std::vector<bool> readExpertLayers(const JsonFields& config, std::int64_t layers,
                                   std::int64_t firstOtherwise) {
  std::vector<bool> sparse = readSparseLayers(config, layers);
  if (!sparse.empty()) return sparse;
  const std::int64_t first = config.integer("first_k_dense_replace", {0, INT32_MAX}, firstOtherwise);
  const std::int64_t step = config.integer("moe_layer_freq", {1, INT32_MAX}, 1);
  for (std::int64_t layer = 0; layer < layers; ++layer) sparse.push_back(layer >= first && layer % step == 0);
  return sparse;
}

void useExperts(StackConfig& stack, const MixtureSettings& settings, const std::vector<bool>& layers) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
    SublayerConfig* const sublayer = stack.layers[layer].find(SublayerKind::FeedForward);
    if (!layers[layer] || !sublayer) continue;
    sublayer->kind = SublayerKind::Mixture;
    sublayer->mixture = settings;
    sublayer->mixture.activation = sublayer->feedForward.activation;
    sublayer->feedForward = {};
  }
}

void useExperts(StackConfig& stack, const MixtureSettings& settings) {
  useExperts(stack, settings, std::vector<bool>(stack.layers.size(), true));
}

}  // namespace headlight
