#include "core/model/families/rope_scaling.h"

#include "core/io/json_fields.h"
#include "core/message.h"

namespace headlight {
namespace {

double requiredNumber(const JsonFields& fields, const char* key, double low) {
  if (!fields.has(key)) fields.fail(key, Message("is missing"));
  return fields.number(key, low, 0);
}

/// The context length before scaling, where transformers looks for it: beside rope_scaling, in it, or else
/// what the class has.
std::int64_t originalPositions(const JsonFields& config, const JsonFields& scaling,
                               const ScalingContext& context) {
  constexpr const char* key = "original_max_position_embeddings";
  if (config.has(key)) return config.integer(key, {1, INT32_MAX});
  return scaling.integer(key, {1, INT32_MAX}, context.originalPositions);
}

/// The factor of yarn and longrope may be left to the two context lengths.
double factorOrRatio(const JsonFields& scaling, const ScalingContext& context, std::int64_t original) {
  return scaling.number("factor", 1,
                        static_cast<double>(context.maxPositions) / static_cast<double>(original));
}

std::optional<double> attentionFactor(const JsonFields& scaling) {
  if (!scaling.has("attention_factor")) return std::nullopt;
  return scaling.number("attention_factor", 0, 1);
}

void readLlama3(const JsonFields& scaling, RopeScaling& result) {
  result.factor = requiredNumber(scaling, "factor", 1);
  result.lowFrequencyFactor = requiredNumber(scaling, "low_freq_factor", 0);
  result.highFrequencyFactor = requiredNumber(scaling, "high_freq_factor", 0);
  if (result.highFrequencyFactor <= result.lowFrequencyFactor)
    scaling.fail("high_freq_factor", Message("must be greater than low_freq_factor"));
}

/// A 0 counts as missing in transformers.
double numberUnlessZero(const JsonFields& scaling, const char* key, double otherwise) {
  const double number = scaling.number(key, 0, otherwise);
  return number == 0 ? otherwise : number;
}

void readYarn(const JsonFields& scaling, const ScalingContext& context, RopeScaling& result) {
  if (context.base <= 1)
    scaling.fail(scalingTypeKey(scaling), Message("is \"yarn\", which needs a rope_theta above 1"));
  result.factor = factorOrRatio(scaling, context, result.originalPositions);
  result.betaFast = numberUnlessZero(scaling, "beta_fast", 32);
  result.betaSlow = numberUnlessZero(scaling, "beta_slow", 1);
  result.truncate = scaling.flag("truncate", true);
  result.mscale = scaling.number("mscale", 0, 0);
  result.attentionFactor = attentionFactor(scaling);
}

/// One factor for each pair of dimensions.
std::vector<double> readFactors(const JsonFields& scaling, const char* key, std::int64_t pairs) {
  const nlohmann::json* list = scaling.find(key);
  if (list == nullptr) scaling.fail(key, Message("is missing"));
  if (!list->is_array() || list->size() != static_cast<std::size_t>(pairs))
    scaling.fail(key,
                 Message("must be a list of %1 numbers, one for each pair of dimensions that turns", pairs));
  std::vector<double> factors;
  for (const nlohmann::json& value : *list) {
    if (!value.is_number() || !(value.get<double>() > 0))
      scaling.fail(key, Message("has %1, which is not a number above 0", briefJson(value)));
    factors.push_back(value.get<double>());
  }
  return factors;
}

void readLongRope(const JsonFields& scaling, const ScalingContext& context, RopeScaling& result) {
  result.factor = factorOrRatio(scaling, context, result.originalPositions);
  result.attentionFactor = attentionFactor(scaling);
  if (result.originalPositions < 2 && !result.attentionFactor)
    scaling.fail("original_max_position_embeddings", Message("must be at least 2"));
  result.shortFactors = readFactors(scaling, "short_factor", context.turned / 2);
  result.longFactors = readFactors(scaling, "long_factor", context.turned / 2);
}

}  // namespace

const char* scalingTypeKey(const JsonFields& scaling) {
  return scaling.has("rope_type") || !scaling.has("type") ? "rope_type" : "type";
}

std::string scalingType(const JsonFields& scaling) {
  const std::string type = scaling.text(scalingTypeKey(scaling), "default");
  const bool factors = scaling.has("short_factor") && scaling.has("long_factor");
  if (type == "su" || (type == "yarn" && factors)) return "longrope";
  return type == "mrope" ? "default" : type;
}

RopeScaling readScaling(const JsonFields& config, const JsonFields& scaling, const ScalingContext& context) {
  using Kind = RopeScaling::Kind;
  const std::string type = scalingType(scaling);
  RopeScaling result;
  if (type == "default") return result;
  result.mscaleAllDimensions = scaling.number("mscale_all_dim", 0, 0);
  if (type == "linear") {
    result.kind = Kind::Linear;
    result.factor = requiredNumber(scaling, "factor", 1);
  } else if (type == "dynamic") {
    result.kind = Kind::Dynamic;
    result.factor = requiredNumber(scaling, "factor", 1);
    result.originalPositions = context.maxPositions;
  } else if (type == "proportional") {
    result.kind = Kind::Proportional;
    result.factor = scaling.number("factor", 1, 1);
    result.proportion = context.part;
  } else {
    result.originalPositions = originalPositions(config, scaling, context);
    if (type == "llama3") {
      result.kind = Kind::Llama3;
      readLlama3(scaling, result);
    } else if (type == "yarn") {
      result.kind = Kind::Yarn;
      readYarn(scaling, context, result);
    } else if (type == "longrope") {
      result.kind = Kind::LongRope;
      readLongRope(scaling, context, result);
    } else {
      scaling.fail(scalingTypeKey(scaling),
                   Message("is %1, and of the scalings only default, linear, dynamic, llama3, yarn, longrope "
                           "and proportional are supported",
                           briefJson(type)));
    }
  }
  return result;
}

}  // namespace headlight
