#include "core/training/untrained_twin.h"

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/training/parameter_saving.h"
#include "core/training/trainable_model.h"

namespace headlight {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

std::string textOf(const ModelFiles& files, const std::string& name) {
  const auto found = files.find(name);
  return found ? std::string(found->text()) : std::string();
}

Files filesAtStepZero(const ModelFiles& trained, std::uint64_t seed) {
  Files made;
  for (const std::string& name : trained.embeddedNames())
    if (name != "model.safetensors") made[name] = textOf(trained, name);
  const ParameterFiles drawn =
      TrainableModel::create(made["config.json"], seed, trained.name()).files(DType::Float16);
  nlohmann::ordered_json config = nlohmann::ordered_json::parse(drawn.config);
  config["headlight_untrained"] = true;
  made["config.json"] = config.dump(2) + "\n";
  made["model.safetensors"] = drawn.weights;
  return made;
}

}  // namespace

std::optional<ModelFiles> untrainedTwin(const ModelFiles& files) {
  const std::string config = textOf(files, "config.json");
  if (config.empty()) return std::nullopt;
  const std::optional<std::uint64_t> seed = seedOf(config, files.name() + "/config.json");
  if (!seed) return std::nullopt;
  auto made = std::make_shared<MadeFiles>();
  made->names = files.embeddedNames();
  made->make = [files, seed = *seed] { return filesAtStepZero(files, seed); };
  return ModelFiles::made(files.name() + std::string(untrainedSuffix), std::move(made));
}

}  // namespace headlight
