#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "golden_model.h"
#include "tests/support/fnv1a.h"

namespace headlight::test {

/// A GGUF file that llama.cpp has run too, and the ids that it was given.
struct GgufRun {
  std::string name;
  std::string bytes;
  std::vector<std::int32_t> ids;
  bool encoder = false;  // which has no logits there: the mean of its last states, of length 1, [1, d_model]

  std::string hash() const {
    Fnv1a hash;
    hash.add(bytes);
    for (const std::int32_t id : ids) hash.addNumber(static_cast<std::uint32_t>(id));
    return hash.text();
  }
};

/// Log probabilities by llama.cpp, [token, vocabulary], from tests/data/gguf/logits.safetensors. The tests
/// make the files, and reference/make_gguf_goldens.py asks llama.cpp about those very bytes: with
/// HEADLIGHT_GGUF_FILES set to a folder, NAME.gguf and NAME.json ({"ids": [..], "hash": .., "encoder": ..})
/// are left there for it.
class LlamaCppGoldens {
 public:
  LlamaCppGoldens()
      : m_file(MappedFile::open(HEADLIGHT_TEST_DATA "/gguf/logits.safetensors")),
        m_tensors(readSafetensors(m_file->bytes(), "logits")),
        m_hashes(nlohmann::json::parse(std::ifstream(HEADLIGHT_TEST_DATA "/gguf/files.json"))) {}

  /// Whether llama.cpp's numbers are of these bytes.
  bool areOf(const GgufRun& run) const {
    keep(run);
    return m_hashes.value(run.name, "") == run.hash();
  }

  Eigen::MatrixXd numbers(const std::string& name) const {
    const TensorView& tensor = *m_tensors.find(name);
    const std::vector<float> values = floatsOf(tensor);
    return Eigen::Map<const Matrix>(values.data(), tensor.shape[0], tensor.shape[1]).cast<double>();
  }

 private:
  static void keep(const GgufRun& run) {
    const char* folder = std::getenv("HEADLIGHT_GGUF_FILES");
    if (folder == nullptr) return;
    const std::string path = std::string(folder) + "/" + run.name;
    std::ofstream(path + ".gguf", std::ios::binary) << run.bytes;
    std::ofstream(path + ".json") << nlohmann::json{
        {"ids", run.ids}, {"hash", run.hash()}, {"encoder", run.encoder}};
  }

  std::shared_ptr<const MappedFile> m_file;
  SafetensorsFile m_tensors;
  nlohmann::json m_hashes;
};

/// Log probabilities of logits' rows, as llama.cpp gives them.
inline Eigen::MatrixXd logProbabilitiesOf(const Matrix& logits) {
  Eigen::MatrixXd rows = logits.cast<double>();
  for (Eigen::Index row = 0; row < rows.rows(); ++row) {
    const double highest = rows.row(row).maxCoeff();
    rows.row(row).array() -= highest + std::log((rows.row(row).array() - highest).exp().sum());
  }
  return rows;
}

}  // namespace headlight::test
