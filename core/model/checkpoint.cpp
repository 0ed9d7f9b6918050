#include "core/model/checkpoint.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/model/checkpoint_tensors.h"
#include "core/model/family_registry.h"
#include "core/model/finite_check.h"
#include "core/model/tensor_binder.h"
#include "core/printable_line.h"

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
  const nlohmann::json* pruned = fields.find("pruned_heads");
  if (pruned != nullptr && !pruned->empty())
    fields.fail("pruned_heads",
                "names heads, and models with some heads cut out of layers are not supported");
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
  if (tensors.byName.empty() && tensors.unreadable.empty())
    throw Error(tensors.file + " holds no tensor at all, so it has no weights.");
  TensorBinder binder(tensors, file.path, family.names);
  checkpoint.weights = family.bindWeights(checkpoint.config, fields, binder);
  checkpoint.weights.parameterCount = binder.parameterCount();
  checkpoint.unreadTensors = unreadTensors(tensors, binder.read());
  if (!checkpoint.unreadTensors.empty())
    checkpoint.notes.push_back(
        printableLine(unreadSentence(checkpoint.unreadTensors, tensors.file, family.modelType)));
  for (const std::string& note : binder.notes()) checkpoint.notes.push_back(printableLine(note));
  for (const std::string& note : tensors.notes) checkpoint.notes.push_back(printableLine(note));
  checkpoint.weights.files = tensors.files;
  checkpoint.weights.storage.insert(checkpoint.weights.storage.end(), tensors.storage.begin(),
                                    tensors.storage.end());
  checkFinite(parameters(checkpoint.config, checkpoint.weights), tensors.file, execution);
  throwIfShorter(checkpoint.weights);
  return checkpoint;
}

}  // namespace headlight
