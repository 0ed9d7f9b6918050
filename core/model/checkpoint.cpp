#include "core/model/checkpoint.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/model/checkpoint_tensors.h"
#include "core/model/family_registry.h"
#include "core/model/finite_check.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

struct ConfigFile {
  nlohmann::json json;
  std::string path;
};

ConfigFile readConfigFile(const ModelFiles& files) {
  const auto file = files.find("config.json");
  if (!file)
    throw Error((files.isEmbedded() ? files.name() : files.location()) +
                " has no config.json, which says what kind of model it is.");
  return {file->checked([&] { return parseJson(file->text(), file->path); }), file->path};
}

const Family& readFamily(const JsonFields& fields) {
  if (!fields.has("model_type")) fields.fail("model_type", "is missing, so the family is not known");
  return familyOf(fields.text("model_type", {}), fields.file());
}

ModelConfig readConfig(const Family& family, const JsonFields& fields) {
  if (const auto quantization = fields.object("quantization_config"))
    fields.fail("quantization_config", "says that the weights are quantized (" +
                                           quantization->text("quant_method", "unknown method") +
                                           "), which is not supported; use the checkpoint it was made from");
  ModelConfig config = family.readConfig(fields);
  config.family = family.modelType;
  return config;
}

}  // namespace

ModelConfig readModelConfig(const ModelFiles& files) {
  const ConfigFile file = readConfigFile(files);
  const JsonFields fields(file.json, file.path);
  return readConfig(readFamily(fields), fields);
}

Checkpoint readCheckpoint(const ModelFiles& files, const Execution& execution) {
  const ConfigFile file = readConfigFile(files);
  const JsonFields fields(file.json, file.path);
  const Family& family = readFamily(fields);
  Checkpoint checkpoint;
  checkpoint.config = readConfig(family, fields);
  const CheckpointTensors tensors = readCheckpointTensors(files);
  TensorBinder binder(tensors, file.path, family.prefix, family.probe);
  checkpoint.weights = family.bindWeights(checkpoint.config, fields, binder);
  checkpoint.weights.parameterCount = binder.parameterCount();
  checkpoint.weights.files = tensors.files;
  checkFinite(parameters(checkpoint.weights), tensors.file, execution);
  throwIfShorter(checkpoint.weights);
  return checkpoint;
}

}  // namespace headlight
