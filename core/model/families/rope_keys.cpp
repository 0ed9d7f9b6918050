#include "core/model/families/rope_keys.h"

#include "core/io/json_fields.h"

namespace headlight {
namespace {

double requiredNumber(const JsonFields& fields, const char* key, double low) {
  if (!fields.has(key)) fields.fail(key, "is missing");
  return fields.number(key, low, 0);
}

/// The context length before scaling, where transformers looks for it: beside rope_scaling, in it, or else
/// max_position_embeddings.
std::int64_t originalPositions(const JsonFields& config, const JsonFields& scaling,
                               std::int64_t maxPositions) {
  constexpr const char* key = "original_max_position_embeddings";
  if (config.has(key)) return config.integer(key, {1, INT32_MAX});
  return scaling.integer(key, {1, INT32_MAX}, maxPositions);
}

RopeScaling readLlama3(const JsonFields& config, const JsonFields& scaling, std::int64_t maxPositions) {
  RopeScaling result;
  result.kind = RopeScaling::Kind::Llama3;
  result.factor = requiredNumber(scaling, "factor", 1);
  result.lowFrequencyFactor = requiredNumber(scaling, "low_freq_factor", 0);
  result.highFrequencyFactor = requiredNumber(scaling, "high_freq_factor", 0);
  if (result.highFrequencyFactor <= result.lowFrequencyFactor)
    scaling.fail("high_freq_factor", "must be greater than low_freq_factor");
  result.originalPositions = originalPositions(config, scaling, maxPositions);
  return result;
}

RopeScaling readScaling(const JsonFields& config, const JsonFields& scaling, std::int64_t maxPositions) {
  const char* key = scaling.has("rope_type") || !scaling.has("type") ? "rope_type" : "type";
  const std::string kind = scaling.text(key, "default");
  RopeScaling result;
  if (kind == "default") return result;
  if (kind == "llama3") return readLlama3(config, scaling, maxPositions);
  if (kind != "linear" && kind != "dynamic")
    scaling.fail(key, "is " + briefJson(kind) +
                          ", and of the scalings only default, linear, dynamic and llama3 are supported");
  result.kind = kind == "linear" ? RopeScaling::Kind::Linear : RopeScaling::Kind::Dynamic;
  result.factor = requiredNumber(scaling, "factor", 1);
  if (kind == "dynamic") result.originalPositions = maxPositions;
  return result;
}

/// Newer configs may give each kind of layer its own: {"full_attention": {"rope_type": ..}, ..}.
void refuseParametersByLayer(const JsonFields& config, const char* key) {
  for (const auto& [name, value] : config.find(key)->items())
    if (value.is_object())
      config.fail(key, "has parameters for layers of the kind " + briefJson(name) +
                           ", and only the same for all layers are supported");
}

}  // namespace

RotarySettings readRotary(const JsonFields& config, std::int64_t headSize, std::int64_t maxPositions) {
  RotarySettings settings;
  settings.headSize = headSize;
  // As in transformers, an old rope_scaling that says something wins over rope_parameters.
  const nlohmann::json* old = config.find("rope_scaling");
  const char* key = old != nullptr && !old->empty() ? "rope_scaling" : "rope_parameters";
  const auto scaling = config.object(key);
  if (scaling) refuseParametersByLayer(config, key);
  settings.base = config.number("rope_theta", 1, 10000);
  if (scaling) {
    settings.base = scaling->number("rope_theta", 1, settings.base);
    settings.scaling = readScaling(config, *scaling, maxPositions);
  }
  for (const auto& fields : {std::optional(config), scaling})
    if (fields && fields->number("partial_rotary_factor", 0, 1) != 1)
      fields->fail("partial_rotary_factor", "must be 1; turning only a part of each head is not supported");
  return settings;
}

}  // namespace headlight
