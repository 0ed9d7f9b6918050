#include "core/model/checkpoint.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/model/checkpoint_tensors.h"
#include "core/model/family_registry.h"
#include "core/model/fitting_family.h"
#include "core/model/quantized_tensors.h"
#include "core/model/tensor_binder.h"
#include "core/parameters/finite_check.h"
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
    throw Error("%1 has no config.json, which says what kind of model it is.",
                files.isEmbedded() ? files.name() : files.location());
  return {file->checked([&] { return parseJson(file->text(), file->path); }), file->path};
}

std::string modelTypeOf(const JsonFields& fields) {
  if (!fields.has("model_type")) fields.fail("model_type", Message("is missing, so the family is not known"));
  return fields.text("model_type", {});
}

/// The family that the person chose, or that of model_type; nullptr if it is not known.
const Family* readFamily(const ModelFiles& files, const JsonFields& fields) {
  if (files.family().empty()) return findFamily(modelTypeOf(fields));
  const Family* const chosen = findFamily(files.family());
  if (!chosen) {
    throw Error("There is no family %1; those known are %2.", briefJson(files.family()), familyNames());
  }
  return chosen;
}

ModelConfig readConfig(const Family& family, const JsonFields& fields) {
  refuseOtherQuantizations(fields);
  const nlohmann::json* pruned = fields.find("pruned_heads");
  if (pruned != nullptr && !pruned->empty())
    fields.fail("pruned_heads",
                Message("names heads, and models with some heads cut out of layers are not supported"));
  ModelConfig config = family.readConfig(fields);
  config.family = family.modelType;
  return config;
}

// Notes that the file is run as another family than its own.
void noteFamily(const Family& family, const JsonFields& fields, Checkpoint& checkpoint) {
  const std::string type = fields.has("model_type") ? fields.text("model_type", {}) : std::string();
  if (type == family.modelType) return;
  checkpoint.notes.push_back(Message("%1: model_type %2 is run as %3, as was asked for.", fields.file(),
                                     briefJson(type), std::string(family.modelType)));
}

// Fills in the weights, whose config is there.
void bind(const Family& family, const JsonFields& fields, const CheckpointTensors& tensors,
          Checkpoint& checkpoint) {
  noteFamily(family, fields, checkpoint);
  TensorBinder binder(tensors, fields.file(), family.names);
  ModelWeights& weights = checkpoint.weights = family.bindWeights(checkpoint.config, fields, binder);
  weights.storage.insert(weights.storage.end(), binder.storage().begin(), binder.storage().end());
  weights.storage.insert(weights.storage.end(), tensors.storage.begin(), tensors.storage.end());
  weights.files = tensors.files;
  weights.parameterCount = binder.parameterCount();
  checkpoint.unreadTensors = unreadTensors(tensors, binder.read());
  if (!checkpoint.unreadTensors.empty())
    checkpoint.notes.push_back(unreadSentence(checkpoint.unreadTensors, tensors.file, family.modelType));
  for (const Message& note : binder.notes()) checkpoint.notes.push_back(note);
  for (const Message& note : tensors.notes) checkpoint.notes.push_back(note);
}

}  // namespace

ModelConfig readModelConfig(const ModelFiles& files) {
  const ConfigFile file = readConfigFile(files);
  const JsonFields fields(file.json, file.path);
  const Family* const family = readFamily(files, fields);
  if (!family) throwUnknownFamily(modelTypeOf(fields), fields, {});
  return readConfig(*family, fields);
}

Checkpoint readCheckpoint(const ModelFiles& files, const Execution& execution) {
  const ConfigFile file = readConfigFile(files);
  const JsonFields fields(file.json, file.path);
  const Family* const known = readFamily(files, fields);
  if (!known) throwUnknownFamily(modelTypeOf(fields), fields, readCheckpointTensors(files));
  Checkpoint checkpoint;
  checkpoint.config = readConfig(*known, fields);
  checkpoint.config.untrained = fields.flag("headlight_untrained", false);
  CheckpointTensors tensors = readCheckpointTensors(files);
  joinQuantizedTensors(fields, tensors);
  if (tensors.byName.empty() && tensors.unreadable.empty())
    throw Error("%1 holds no tensor at all, so it has no weights.", tensors.file);
  bind(*known, fields, tensors, checkpoint);
  // Those of experts are looked at when a token is first sent there, so that the others are never read.
  checkFinite(parametersButExperts(checkpoint.config, checkpoint.weights), tensors.file, execution);
  throwIfShorter(checkpoint.weights);
  return checkpoint;
}

Checkpoint bindCheckpoint(const ModelFiles& files, const CheckpointTensors& tensors) {
  const ConfigFile file = readConfigFile(files);
  const JsonFields fields(file.json, file.path);
  const Family* const known = readFamily(files, fields);
  if (!known) throwUnknownFamily(modelTypeOf(fields), fields, {});
  Checkpoint checkpoint;
  checkpoint.config = readConfig(*known, fields);
  bind(*known, fields, tensors, checkpoint);
  return checkpoint;
}

}  // namespace headlight
