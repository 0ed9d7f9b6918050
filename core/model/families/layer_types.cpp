#include "core/model/families/layer_types.h"

#include <algorithm>
#include <utility>

#include "core/io/json_fields.h"
#include "core/message.h"

namespace headlight {
namespace {

constexpr std::int64_t defaultWindowLayers = 28;  // max_window_layers of Qwen's config classes

std::vector<std::string> readNames(const JsonFields& config, const char* key, std::int64_t layers) {
  const nlohmann::json* list = config.find(key);
  if (!list->is_array() || list->size() != static_cast<std::size_t>(layers))
    config.fail(key, Message("must be a list of %1 names, one for each layer", layers));
  std::vector<std::string> names;
  for (const nlohmann::json& value : *list) {
    if (!value.is_string()) config.fail(key, Message("has %1, which is not a name", briefJson(value)));
    names.push_back(value.get<std::string>());
  }
  return names;
}

std::string todaysName(const std::string& name) {
  if (name == "attention") return fullAttentionType;
  if (name == "mamba" || name == "conv") return "linear_attention";
  return name;
}

const char* windowIf(bool window) { return window ? slidingAttentionType : fullAttentionType; }

std::int64_t windowLayers(const JsonFields& config) {
  return config.integer("max_window_layers", {0, INT32_MAX}, defaultWindowLayers);
}

/// attention_types is a list of pairs: names, and how often these are repeated.
std::vector<std::string> expand(const JsonFields& config, const nlohmann::json& types, std::int64_t layers) {
  const auto fail = [&]() {
    config.fail("attention_types", Message("must be a list of pairs of names and a number, such as "
                                           "[[[\"global\", \"local\"], 12]], for %1 layers",
                                           layers));
  };
  std::vector<std::string> names;
  if (!types.is_array()) fail();
  for (const nlohmann::json& pair : types) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_array() || pair[0].empty() ||
        !pair[1].is_number_unsigned())
      fail();
    for (std::uint64_t i = 0; i < pair[1].get<std::uint64_t>(); ++i) {
      for (const nlohmann::json& name : pair[0]) {
        if (name != "global" && name != "local") fail();
        names.push_back(windowIf(name == "local"));
      }
      if (names.size() > static_cast<std::size_t>(layers)) fail();
    }
  }
  if (names.size() != static_cast<std::size_t>(layers)) fail();
  return names;
}

}  // namespace

LayerKind layerKindOf(const std::string& layerType) {
  if (layerType == fullAttentionType) return LayerKind::Full;
  if (layerType == slidingAttentionType) return LayerKind::Sliding;
  if (layerType == chunkedAttentionType) return LayerKind::Chunked;
  return LayerKind::Other;
}

std::vector<std::string> readLayerTypes(const JsonFields& config, std::int64_t layers,
                                        const LayerPattern& pattern) {
  std::vector<std::string> types;
  if (config.has("layer_types")) {
    for (const std::string& name : readNames(config, "layer_types", layers))
      types.push_back(todaysName(name));
    return types;
  }
  for (std::int64_t layer = 0; layer < layers; ++layer) types.emplace_back(pattern(layer));
  return types;
}

LayerPattern everyLayer(const char* layerType) {
  return [layerType](std::int64_t) { return layerType; };
}

LayerPattern fullEveryNth(std::int64_t n) {
  return [n](std::int64_t layer) { return windowIf((layer + 1) % n != 0); };
}

LayerPattern fullFirstOfN(std::int64_t n) {
  return [n](std::int64_t layer) { return windowIf(layer % n != 0); };
}

LayerPattern windowFromLayer(const JsonFields& config) {
  if (!config.flag("use_sliding_window", false) || config.isNull("sliding_window"))
    return everyLayer(fullAttentionType);
  const std::int64_t first = windowLayers(config);
  return [first](std::int64_t layer) { return windowIf(layer >= first); };
}

LayerPattern windowBelowLayer(const JsonFields& config) {
  if (!config.flag("use_sliding_window", false)) return everyLayer(fullAttentionType);
  const std::int64_t end = windowLayers(config);
  return [end](std::int64_t layer) { return windowIf(layer % 2 == 0 && layer < end); };
}

LayerPattern windowWithoutRotary(const JsonFields& config, std::vector<bool> rotating) {
  if (!config.flag("use_sliding_window", false) || !config.has("sliding_window"))
    return everyLayer(fullAttentionType);
  return [rotating = std::move(rotating)](std::int64_t layer) {
    return windowIf(!rotating[static_cast<std::size_t>(layer)]);
  };
}

LayerPattern chunkedWithRotary(std::vector<bool> rotating) {
  return [rotating = std::move(rotating)](std::int64_t layer) {
    return rotating[static_cast<std::size_t>(layer)] ? chunkedAttentionType : fullAttentionType;
  };
}

void requireWindowSwitch(const JsonFields& config, const std::vector<std::string>& layerTypes) {
  const bool windowed =
      std::find(layerTypes.begin(), layerTypes.end(), slidingAttentionType) != layerTypes.end();
  if (windowed && !config.flag("use_sliding_window", false))
    config.fail("layer_types", Message("has layers with a window, and use_sliding_window is not true"));
}

std::vector<std::string> readAttentionTypes(const JsonFields& config, std::int64_t layers) {
  const nlohmann::json* types = config.find("attention_types");
  if (types != nullptr) return expand(config, *types, layers);
  return expand(config, nlohmann::json::parse(R"([[["global", "local"], 12]])"), layers);
}

std::vector<bool> readSparseLayers(const JsonFields& config, std::int64_t layers) {
  constexpr const char* key = "mlp_layer_types";
  std::vector<bool> sparse;
  if (!config.has(key)) return sparse;
  for (const std::string& name : readNames(config, key, layers)) {
    if (name != "dense" && name != "sparse")
      config.fail(key, Message("has %1, which is neither \"dense\" nor \"sparse\"", briefJson(name)));
    sparse.push_back(name == "sparse");
  }
  return sparse;
}

}  // namespace headlight
