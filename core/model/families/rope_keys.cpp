#include "core/model/families/rope_keys.h"

#include "core/io/json_fields.h"

namespace headlight {
namespace {

double requiredNumber(const JsonFields& fields, const char* key, double low) {
  if (!fields.has(key)) fields.fail(key, "is missing");
  return fields.number(key, low, 0);
}

RopeScaling readLlama3(const JsonFields& scaling) {
  RopeScaling result;
  result.kind = RopeScaling::Kind::Llama3;
  result.factor = requiredNumber(scaling, "factor", 1);
  result.lowFrequencyFactor = requiredNumber(scaling, "low_freq_factor", 0);
  result.highFrequencyFactor = requiredNumber(scaling, "high_freq_factor", 0);
  if (result.highFrequencyFactor <= result.lowFrequencyFactor)
    scaling.fail("high_freq_factor", "must be greater than low_freq_factor");
  result.originalPositions = scaling.integer("original_max_position_embeddings", {1, INT32_MAX});
  return result;
}

RopeScaling readScaling(const JsonFields& scaling, std::int64_t maxPositions) {
  const char* key = scaling.has("rope_type") || !scaling.has("type") ? "rope_type" : "type";
  const std::string kind = scaling.text(key, "default");
  RopeScaling result;
  if (kind == "default") return result;
  if (kind == "llama3") return readLlama3(scaling);
  if (kind != "linear" && kind != "dynamic")
    scaling.fail(key, "is " + briefJson(kind) +
                          ", and of the scalings only default, linear, dynamic and llama3 are supported");
  result.kind = kind == "linear" ? RopeScaling::Kind::Linear : RopeScaling::Kind::Dynamic;
  result.factor = requiredNumber(scaling, "factor", 1);
  if (kind == "dynamic") result.originalPositions = maxPositions;
  return result;
}

}  // namespace

void readRotary(ModelConfig& model, const JsonFields& config) {
  const char* key = config.has("rope_parameters") ? "rope_parameters" : "rope_scaling";
  const auto scaling = config.object(key);
  model.rotaryBase = config.number("rope_theta", 1, 10000);
  if (scaling) {
    model.rotaryBase = scaling->number("rope_theta", 1, model.rotaryBase);
    model.ropeScaling = readScaling(*scaling, model.maxPositions);
  }
  for (const auto& fields : {std::optional(config), scaling})
    if (fields && fields->number("partial_rotary_factor", 0, 1) != 1)
      fields->fail("partial_rotary_factor", "must be 1; turning only a part of each head is not supported");
}

}  // namespace headlight
