#include "core/training/training_checkpoint.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/io/safetensors_header.h"

namespace headlight {
namespace {

using nlohmann::json;

struct NamedArray {
  const char* name;
  std::span<float> values;  // [parameters]
};

std::array<NamedArray, 3> arraysOf(const TrainerState& state) {
  return {{{"parameters", state.parameters},
           {"first_moment", state.firstMoment},
           {"second_moment", state.secondMoment}}};
}

std::string metadataOf(const TrainerState& state, const std::string& config) {
  json data = json::array();
  for (const SourcePosition& source : state.position.sources)
    data.push_back({source.epoch, source.block, source.row, source.tokens});
  return json{{"step", state.step}, {"samples", state.position.samples}, {"data", data}, {"config", config}}
      .dump();
}

void readPosition(const JsonFields& fields, TrainerState& state) {
  state.step = fields.integer("step", {0, INT64_MAX});
  state.position.samples = static_cast<std::uint64_t>(fields.integer("samples", {0, INT64_MAX}));
  const json* data = fields.find("data");
  const std::size_t sources = state.position.sources.size();
  if (!data || !data->is_array() || data->size() != sources)
    fields.fail("data", Message("must be a list of %1 positions", sources));
  for (std::size_t i = 0; i < sources; ++i) {
    const json& entry = (*data)[i];
    bool valid = entry.is_array() && entry.size() == 4;
    for (const json& number : entry) valid = valid && number.is_number_unsigned();
    if (!valid)
      fields.fail("data", Message("must have positions of four whole numbers, not %1", briefJson(entry)));
    state.position.sources[i] = {entry[0], entry[1], entry[2], entry[3]};
  }
}

void copyArray(const SafetensorsFile& file, const NamedArray& array) {
  const TensorView* tensor = file.find(array.name);
  const auto count = static_cast<std::int64_t>(array.values.size());
  if (!tensor || tensor->dtype != DType::Float32 || tensor->elementCount() != count)
    throw Error("%1: tensor \"%2\" must have %3 float32 numbers, as many as the model's parameters.",
                file.file, array.name, count);
  std::memcpy(array.values.data(), tensor->data, tensor->byteCount());
}

std::uint64_t hashed(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

}  // namespace

void writeTrainingCheckpoint(const std::string& path, const TrainerState& state, const std::string& config) {
  std::vector<TensorEntry> entries;
  for (const NamedArray& array : arraysOf(state))
    entries.push_back({array.name, {static_cast<std::int64_t>(array.values.size())}, DType::Float32});
  AtomicFile file(path);
  file.write(safetensorsHeader(entries, {{"training", metadataOf(state, config)}}));
  for (const NamedArray& array : arraysOf(state)) file.write(std::as_bytes(array.values));
  file.commit();
}

TrainerState readTrainingCheckpoint(const std::string& path, const TrainerState& into,
                                    const std::string& config) {
  const auto mapped = MappedFile::open(path);
  TrainerState state = into;
  mapped->read([&](std::span<const std::byte> bytes) {
    const SafetensorsFile file = readSafetensors(bytes, path);
    const auto found = file.metadata.find("training");
    if (found == file.metadata.end()) throw Error("%1 is no checkpoint of a training.", path);
    const json metadata = parseJson(found->second, path + " (its metadata)");
    const JsonFields fields(metadata, path + " (its metadata)");
    if (fields.text("config", "") != config)
      throw Error("%1 belongs to a training of another model, seed, objective or data.", path);
    readPosition(fields, state);
    for (const NamedArray& array : arraysOf(state)) copyArray(file, array);
    return true;
  });
  return state;
}

std::string trainingIdentity(const TrainingConfig& config) {
  json data = json::array();
  std::error_code error;
  for (const DataConfig& entry : config.data) {
    const std::string name = std::filesystem::path(entry.file).filename().string();
    const auto size = entry.file.empty() ? 0 : std::filesystem::file_size(entry.file, error);
    data.push_back({static_cast<int>(entry.kind), name, size, entry.share});
    if (entry.laterFrom > 0) data.push_back({entry.laterFrom, entry.laterShare});
    if (entry.beginsAfter > 0) data.push_back({"begins_after", entry.beginsAfter});
  }
  const ObjectiveConfig& objective = config.objective;
  const json all = {
      config.modelText,
      config.seed,
      config.length,
      data,
      {static_cast<int>(objective.kind), objective.maskShare, objective.labelSmoothing, objective.dropout}};
  char text[17];
  std::snprintf(text, sizeof(text), "%016llx", static_cast<unsigned long long>(hashed(all.dump())));
  return text;
}

}  // namespace headlight
