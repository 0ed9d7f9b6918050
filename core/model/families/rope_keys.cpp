#include "core/model/families/rope_keys.h"

#include <algorithm>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/rope_scaling.h"

namespace headlight {
namespace {

/// As in transformers, an old rope_scaling that says something wins over rope_parameters.
const char* sourceKey(const JsonFields& config) {
  const nlohmann::json* old = config.find("rope_scaling");
  return old != nullptr && !old->empty() ? "rope_scaling" : "rope_parameters";
}

/// Newer configs may give each kind of layer its own: {"full_attention": {"rope_type": ..}, ..}, or null for
/// none.
bool isByType(const nlohmann::json& source, const RotaryDefaults& defaults) {
  const auto items = source.items();
  return std::any_of(items.begin(), items.end(), [&](const auto& item) {
    const auto& types = defaults.layerTypes;
    return item.value().is_object() ||
           (item.value().is_null() && std::find(types.begin(), types.end(), item.key()) != types.end());
  });
}

void refuseParametersByLayer(const JsonFields& config, const char* key) {
  for (const auto& [name, value] : config.find(key)->items())
    if (value.is_object())
      config.fail(
          key,
          Message("has parameters for layers of the kind %1, and only the same for all layers are supported",
                  briefJson(name)));
}

double firstNumber(const JsonFields& config, std::initializer_list<const char*> keys, double otherwise) {
  for (const char* key : keys)
    if (config.has(key)) return config.number(key, 1, otherwise);
  return otherwise;
}

/// Reads the positions of one kind of layer.
class SetReader {
 public:
  /// `own` has the parameters of this kind of layer, if there are any.
  SetReader(const JsonFields& config, const std::optional<JsonFields>& own, const RotaryDefaults& defaults,
            const std::string& layerType)
      : m_config(config), m_own(own), m_defaults(defaults) {
    if (defaults.sliding && layerType == slidingAttentionType) m_sliding = &*defaults.sliding;
  }

  /// `scaling` holds where `own` is not given.
  std::optional<RotarySettings> read(const RopeScaling& scaling) const {
    RotarySettings settings;
    settings.headSize = m_sliding && m_sliding->headSize > 0 ? m_sliding->headSize : m_defaults.headSize;
    settings.pairs = m_defaults.pairs;
    settings.base = base();
    const double part = partOfHead(scaling);
    const bool proportional =
        m_own ? scalingType(*m_own) == "proportional" : scaling.kind == RopeScaling::Kind::Proportional;
    settings.turned = proportional ? settings.headSize : turnedDimensions(settings.headSize, part);
    if (settings.turned == 0) return std::nullopt;
    const std::int64_t original =
        m_defaults.originalPositions > 0 ? m_defaults.originalPositions : m_defaults.maxPositions;
    settings.scaling = m_own ? readScaling(m_config, *m_own,
                                           {.maxPositions = m_defaults.maxPositions,
                                            .originalPositions = original,
                                            .turned = settings.turned,
                                            .base = settings.base,
                                            .part = part})
                             : scaling;
    return settings;
  }

 private:
  double base() const {
    const double outside =
        m_sliding && m_sliding->base
            ? firstNumber(m_config, {"rope_local_base_freq", "local_rope_theta"}, *m_sliding->base)
            : firstNumber(m_config, {"rope_theta", "rotary_emb_base", "global_rope_theta"}, m_defaults.base);
    return m_own ? m_own->number("rope_theta", 1, outside) : outside;
  }

  /// The part of each head that turns.
  double partOfHead(const RopeScaling& scaling) const {
    constexpr const char* key = "partial_rotary_factor";
    const bool proportional = m_own && scalingType(*m_own) == "proportional";
    if (!m_defaults.part && !proportional) {
      for (const auto& fields : {std::optional<JsonFields>(m_config), m_own})
        if (fields && fields->number(key, 0, 1) != 1)
          fields->fail(key, Message("must be 1; turning only a part of each head is not supported"));
      return 1;
    }
    if (m_own && m_own->has(key)) return partIn(*m_own, key);
    if (m_config.has(key)) return partIn(m_config, key);
    if (m_config.has("rotary_pct")) return partIn(m_config, "rotary_pct");
    return scaling.kind == RopeScaling::Kind::Proportional ? scaling.proportion : m_defaults.part.value_or(1);
  }

  static double partIn(const JsonFields& fields, const char* key) {
    const double part = fields.number(key, 0, 1);
    if (part > 1) fields.fail(key, Message("must be a number from 0 to 1, not %1", briefJson(part)));
    return part;
  }

  std::int64_t turnedDimensions(std::int64_t headSize, double part) const {
    const bool absolute = m_defaults.rotaryDim > 0;
    const char* key = absolute ? "rotary_dim" : "partial_rotary_factor";
    std::int64_t turned = static_cast<std::int64_t>(static_cast<double>(headSize) * part);
    if (absolute)
      turned = m_config.isNull(key) ? headSize : m_config.integer(key, {0, INT32_MAX}, m_defaults.rotaryDim);
    if (turned > headSize)
      m_config.fail(key, Message("is %1, and heads have only %2 dimensions", turned, headSize));
    if (turned % 2 != 0)
      m_config.fail(
          key,
          Message("makes %1 dimensions of each head turn, and rotary positions need an even number", turned));
    return turned;
  }

  const JsonFields& m_config;
  const std::optional<JsonFields>& m_own;
  const RotaryDefaults& m_defaults;
  const SlidingRotary* m_sliding = nullptr;
};

RotaryKeys readByType(const JsonFields& config, const char* key, const RotaryDefaults& defaults) {
  const JsonFields source = *config.object(key);
  RotaryKeys keys;
  for (const auto& [name, value] : config.find(key)->items()) {
    const std::string type = name;
    if (value.is_null()) keys[type] = std::nullopt;
    if (!value.is_object()) continue;  // transformers ignores what stands beside the objects
    const std::optional<JsonFields> own = source.object(type.c_str());
    keys[type] = SetReader(config, own, defaults, type).read({});
  }
  for (const std::string& type : defaults.layerTypes) {
    if (keys.contains(type)) continue;
    if (!defaults.sliding)
      source.fail(type.c_str(), Message("is missing, and there are layers of this kind"));
    keys[type] = SetReader(config, {}, defaults, type).read({});
  }
  return keys;
}

}  // namespace

RotaryKeys readRotary(const JsonFields& config, const RotaryDefaults& defaults) {
  const char* key = sourceKey(config);
  const std::optional<JsonFields> source = config.object(key);
  if (source && isByType(*config.find(key), defaults)) {
    if (!defaults.layerTypes.empty() || defaults.sliding) return readByType(config, key, defaults);
    refuseParametersByLayer(config, key);
  }
  if (!defaults.sliding) return {{"", SetReader(config, source, defaults, "").read(defaults.scaling)}};
  const std::optional<JsonFields> none;
  const SetReader full(config, source, defaults, fullAttentionType);
  const SetReader sliding(config, defaults.sliding->scaled ? source : none, defaults, slidingAttentionType);
  RotaryKeys keys = {
      {fullAttentionType, full.read(defaults.scaling)},
      {slidingAttentionType, sliding.read(defaults.sliding->scaled ? defaults.scaling : RopeScaling{})}};
  // Without a base of their own, these have that of the others, which may stand inside rope_parameters only.
  auto& ofAll = keys[fullAttentionType];
  auto& ofSliding = keys[slidingAttentionType];
  const bool shared = !defaults.sliding->base && !config.has("rope_theta");
  if (shared && ofAll && ofSliding) ofSliding->base = ofAll->base;
  return keys;
}

const RotarySettings* rotaryOf(const RotaryKeys& keys, const std::string& layerType) {
  auto found = keys.find(layerType);
  if (found == keys.end()) found = keys.find("");
  return found != keys.end() && found->second ? &*found->second : nullptr;
}

std::vector<bool> readRotatingLayers(const JsonFields& config, std::int64_t layers) {
  std::vector<bool> rotating(static_cast<std::size_t>(layers));
  const nlohmann::json* list = config.find("no_rope_layers");
  if (list == nullptr || list->empty()) {
    const std::int64_t interval = config.integer("no_rope_layer_interval", {1, INT32_MAX}, 4);
    for (std::int64_t layer = 0; layer < layers; ++layer)
      rotating[static_cast<std::size_t>(layer)] = (layer + 1) % interval != 0;
    return rotating;
  }
  if (!list->is_array() || list->size() != rotating.size())
    config.fail("no_rope_layers", Message("must be a list of %1 numbers, one for each layer", layers));
  for (std::size_t layer = 0; layer < rotating.size(); ++layer) {
    const nlohmann::json& value = (*list)[layer];
    if (value != 0 && value != 1)
      config.fail("no_rope_layers", Message("has %1, which is neither 0 nor 1", briefJson(value)));
    rotating[layer] = value == 1;
  }
  return rotating;
}

}  // namespace headlight
