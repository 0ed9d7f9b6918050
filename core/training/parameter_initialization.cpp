#include "core/training/parameter_initialization.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/message.h"
#include "core/model/random_numbers.h"

namespace headlight {
namespace {

constexpr double kDeviation = 0.02;

// FNV-1a of 64 bits (Fowler, Noll and Vo), which keys the numbers of a tensor by its name.
std::uint64_t hashOf(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  return hash;
}

double deviationOf(const ParameterStore& store) {
  const std::string file = store.configFile();
  const nlohmann::json json = parseJson(store.configText(), file);
  const JsonFields fields(json, file);
  const char* const key = fields.has("init_std") ? "init_std" : "initializer_range";
  const double deviation = fields.number(key, 0, kDeviation);
  if (deviation == 0) fields.fail(key, Message("must be above 0"));
  return deviation;
}

bool leadsToStream(const std::string& name) {
  return name.ends_with("attention.output.weight") || name.ends_with("feed_forward.down.weight");
}

}  // namespace

void initializeParameters(ParameterStore& store, std::uint64_t seed) {
  const double deviation = deviationOf(store);
  const ModelConfig& config = store.config();
  const double layers = static_cast<double>(config.main().layerCount());
  const bool narrowsResiduals = config.family == "gpt2";
  const float norm = config.main().norm.kind == NormKind::RmsNormPlusOne ? 0.0F : 1.0F;
  for (const ParameterInfo& info : store.infos()) {
    const std::span<float> values =
        store.values().subspan(static_cast<std::size_t>(info.offset), static_cast<std::size_t>(info.size));
    if (!info.decays) {
      std::fill(values.begin(), values.end(), info.isNorm ? norm : 0.0F);
      continue;
    }
    const bool narrow = narrowsResiduals && leadsToStream(info.name);
    const auto scale = static_cast<float>(narrow ? deviation / std::sqrt(2 * layers) : deviation);
    const RandomNumbers random(RandomNumbers::mix(seed) ^ hashOf(info.checkpointName));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = scale * random.normal(i);
  }
}

}  // namespace headlight
