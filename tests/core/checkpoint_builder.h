#pragma once

#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "byte_builder.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/model/model_files.h"

namespace headlight::test {

/// A checkpoint in memory that starts as one of the golden ones and is then changed by a test.
class CheckpointBuilder {
 public:
  struct Tensor {
    std::string dtype;
    std::vector<std::int64_t> shape;
    std::string bytes;
  };

  nlohmann::json config;
  std::map<std::string, Tensor> tensors;
  std::map<std::string, std::string> metadata;

  explicit CheckpointBuilder(const std::string& golden) {
    const std::string folder = std::string(HEADLIGHT_TEST_DATA) + "/families/" + golden;
    const auto configFile = MappedFile::open(folder + "/config.json");
    const auto text = reinterpret_cast<const char*>(configFile->bytes().data());
    config = nlohmann::json::parse(text, text + configFile->bytes().size());
    const auto weights = MappedFile::open(folder + "/model.safetensors");
    for (const TensorView& view : readSafetensors(weights->bytes(), "golden").tensors)
      tensors[view.name] = {std::string(nameOf(view.dtype)), view.shape,
                            std::string(reinterpret_cast<const char*>(view.data), view.byteCount())};
  }

  /// Replaces the part `from` of every tensor name that contains it.
  void rename(const std::string& from, const std::string& to) {
    std::map<std::string, Tensor> renamed;
    for (auto& [name, tensor] : tensors) {
      std::string changed = name;
      if (const std::size_t at = changed.find(from); at != std::string::npos)
        changed.replace(at, from.size(), to);
      renamed.emplace(changed, std::move(tensor));
    }
    tensors = std::move(renamed);
  }

  void removeStartingWith(const std::string& prefix) {
    std::erase_if(tensors, [&](const auto& entry) { return entry.first.starts_with(prefix); });
  }

  void setElement(const std::string& name, std::size_t index, float value) {
    std::memcpy(tensors.at(name).bytes.data() + index * sizeof(value), &value, sizeof(value));
  }

  void setShape(const std::string& name, const std::vector<std::int64_t>& shape) {
    std::size_t bytes = sizeof(float);
    for (const std::int64_t size : shape) bytes *= static_cast<std::size_t>(size);
    tensors[name] = {"F32", shape, std::string(bytes, '\0')};
  }

  /// The bytes of model.safetensors.
  std::string weightBytes() const { return weightBytes(tensors, metadata); }

  static std::string weightBytes(const std::map<std::string, Tensor>& tensors,
                                 const std::map<std::string, std::string>& metadata = {}) {
    nlohmann::json header = nlohmann::json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::string data;
    for (const auto& [name, tensor] : tensors) {
      header[name] = {{"dtype", tensor.dtype},
                      {"shape", tensor.shape},
                      {"data_offsets", {data.size(), data.size() + tensor.bytes.size()}}};
      data += tensor.bytes;
    }
    return safetensors(header.dump(), data);
  }

  /// The files, called m/config.json and m/model.safetensors. Valid until the next call.
  ModelFiles files() {
    return filesOf({{"config.json", config.dump()}, {"model.safetensors", weightBytes()}});
  }

  ModelFiles filesOf(std::vector<std::pair<std::string, std::string>> contents) {
    m_contents = std::move(contents);
    std::vector<std::pair<std::string, std::span<const std::byte>>> files;
    for (const auto& [name, bytes] : m_contents) files.emplace_back(name, asBytes(bytes));
    return ModelFiles::embedded("m", files);
  }

 private:
  std::vector<std::pair<std::string, std::string>> m_contents;
};

}  // namespace headlight::test
