#include "core/training/parameter_saving.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <filesystem>
#include <functional>
#include <span>
#include <system_error>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/io/safetensors_header.h"
#include "core/tensor/narrowing.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

void makeFolder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Error("%1 cannot be made: %2.", folder, systemReason(error));
}

// The config as it was given, with what the file beside it holds.
std::string configText(const ParameterStore& store, DType dtype, std::optional<std::uint64_t> seed) {
  nlohmann::ordered_json config = nlohmann::ordered_json::parse(store.configText());
  const char* const key = config.contains("dtype") ? "dtype" : "torch_dtype";
  config[key] = dtype == DType::Float16 ? "float16" : "float32";
  if (seed) config[seedKey] = *seed;
  return config.dump(2) + "\n";
}

std::vector<ParameterInfo> byName(const ParameterStore& store) {
  std::vector<ParameterInfo> infos = store.infos();
  std::sort(infos.begin(), infos.end(), [](const ParameterInfo& a, const ParameterInfo& b) {
    return a.checkpointName < b.checkpointName;
  });
  return infos;
}

void requireRange(std::span<const float> values, DType dtype, const std::string& name) {
  constexpr float largestHalf = 65519;  // what is larger rounds to infinity
  for (const float value : values) {
    if (!std::isfinite(value))
      throw Error("Tensor \"%1\" holds numbers that are not finite, so that it is not saved.", name);
    if (dtype == DType::Float16 && std::fabs(value) > largestHalf)
      throw Error("Tensor \"%1\" holds %2, which is too large for float16.", name, value);
  }
}

// Takes the bytes of a file, one piece after another.
using Sink = std::function<void(std::span<const std::byte>)>;

void writeHalves(std::span<const float> values, const Sink& write) {
  constexpr std::size_t block = 1 << 16;
  std::vector<std::uint16_t> halves;
  for (std::size_t first = 0; first < values.size(); first += block) {
    const std::span<const float> part = values.subspan(first, std::min(block, values.size() - first));
    halves.resize(part.size());
    std::transform(part.begin(), part.end(), halves.begin(), toFloat16);
    write(std::as_bytes(std::span(halves)));
  }
}

void writeTensors(const ParameterStore& store, DType dtype, const Sink& write) {
  const std::vector<ParameterInfo> infos = byName(store);
  std::vector<TensorEntry> entries;
  for (const ParameterInfo& info : infos) entries.push_back({info.checkpointName, info.shape, dtype});
  // transformers refuses files that do not say whose tensors they are.
  const std::string header = safetensorsHeader(entries, {{"format", "pt"}});
  write(std::as_bytes(std::span(header)));
  for (const ParameterInfo& info : infos) {
    const std::span<const float> values =
        store.values().subspan(static_cast<std::size_t>(info.offset), static_cast<std::size_t>(info.size));
    requireRange(values, dtype, info.checkpointName);
    if (dtype == DType::Float16)
      writeHalves(values, write);
    else
      write(std::as_bytes(values));
  }
}

}  // namespace

void saveParameters(const ParameterStore& store, const std::string& folder, DType dtype,
                    std::optional<std::uint64_t> seed) {
  assert(dtype == DType::Float32 || dtype == DType::Float16);
  makeFolder(folder);
  AtomicFile weights(folder + "/model.safetensors");
  writeTensors(store, dtype, [&](std::span<const std::byte> bytes) { weights.write(bytes); });
  AtomicFile config(folder + "/config.json");
  config.write(configText(store, dtype, seed));
  config.commit();
  weights.commit();
}

ParameterFiles parameterFiles(const ParameterStore& store, DType dtype, std::optional<std::uint64_t> seed) {
  ParameterFiles files;
  files.config = configText(store, dtype, seed);
  writeTensors(store, dtype, [&](std::span<const std::byte> bytes) {
    files.weights.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  });
  return files;
}

std::optional<std::uint64_t> seedOf(const std::string& configText, const std::string& file) {
  const nlohmann::json json = parseJson(configText, file);
  const JsonFields fields(json, file);
  const nlohmann::json* const seed = fields.find(seedKey);
  if (!seed) return std::nullopt;
  if (!seed->is_number_unsigned()) fields.fail(seedKey, Message("must be a whole number from 0 on"));
  return seed->get<std::uint64_t>();
}

}  // namespace headlight
