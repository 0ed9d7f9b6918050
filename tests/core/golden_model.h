#pragma once

#include <QString>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/io/npy.h"
#include "core/io/safetensors.h"
#include "core/model/checkpoint.h"
#include "core/model/transformer.h"

namespace headlight::test {

/// What PyTorch computed for one checkpoint.
struct Golden {
  RunRequest request;               // ids and token types, everything recorded
  std::vector<float> attentions;    // [layer, head, query, key]
  std::vector<float> hiddenStates;  // [layers + 1, token, d_model]
  std::vector<float> logits;        // [token, vocabulary]
};

/// The largest differences between a run and its golden.
struct GoldenDifference {
  double attentions = 0;
  double hiddenStates = 0;
  double logits = 0;
  double rowSum = 0;        // from 1
  double maskedWeight = 0;  // the largest weight where the golden has an exact 0 above the diagonal
};

inline std::vector<float> floatsOf(const TensorView& tensor) {
  std::vector<float> values(static_cast<std::size_t>(tensor.elementCount()));
  widen(tensor, 0, values);
  return values;
}

inline std::vector<std::int32_t> idsOf(const TensorView& tensor) {
  std::vector<std::int32_t> ids(static_cast<std::size_t>(tensor.elementCount()));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::memcpy(&ids[i], tensor.data + i * sizeOf(tensor.dtype), sizeof(std::int32_t));  // little-endian
  }
  return ids;
}

inline void recordEverything(RunRequest& request) {
  request.record = {.logits = LogitsRecord::All, .values = true, .residuals = true};
}

/// From tests/data/families/NAME/reference.safetensors.
inline Golden familyGolden(const std::string& folder) {
  const auto file = MappedFile::open(folder + "/reference.safetensors");
  const SafetensorsFile tensors = readSafetensors(file->bytes(), "reference.safetensors");
  Golden golden;
  golden.request.ids = idsOf(*tensors.find("ids"));
  for (const std::int32_t type : idsOf(*tensors.find("token_types")))
    golden.request.tokenTypes.push_back(type);
  recordEverything(golden.request);
  golden.attentions = floatsOf(*tensors.find("attentions"));
  golden.hiddenStates = floatsOf(*tensors.find("hidden_states"));
  golden.logits = floatsOf(*tensors.find("logits"));
  return golden;
}

inline NpyFile npyOf(const std::shared_ptr<const MappedFile>& file) { return readNpy(file->bytes(), "npy"); }

/// From the ref/ folder of a published checkpoint.
inline Golden publishedGolden(const std::string& folder) {
  const auto floats = [&](const std::string& name) {
    const auto file = MappedFile::open(folder + "/ref/" + name);
    return floatsOf(npyOf(file).tensor);
  };
  const auto integers = [&](const std::string& name) {
    const auto file = MappedFile::open(folder + "/ref/" + name);
    return idsOf(npyOf(file).tensor);
  };
  const auto has = [&](const std::string& name) { return std::filesystem::exists(folder + "/ref/" + name); };
  Golden golden;
  golden.request.ids = integers("input_ids.npy");
  if (has("token_type_ids.npy")) {
    for (const std::int32_t type : integers("token_type_ids.npy")) golden.request.tokenTypes.push_back(type);
  }
  recordEverything(golden.request);
  golden.attentions = floats("attentions.npy");
  golden.hiddenStates = floats("hidden_states.npy");
  golden.logits = floats(has("logits.npy") ? "logits.npy" : "mlm_logits.npy");
  return golden;
}

/// Every pattern of a trace, [layer, head, query, key].
inline std::vector<float> allPatterns(const PatternSource& source) {
  const PatternShape shape = source.shape();
  const std::size_t cells = static_cast<std::size_t>(shape.queries * shape.keys);
  std::vector<float> patterns(static_cast<std::size_t>(shape.layers * shape.heads) * cells);
  float* to = patterns.data();
  for (int layer = 0; layer < shape.layers; ++layer) {
    for (int head = 0; head < shape.heads; ++head, to += cells) {
      source.tile({layer, head}, {0, shape.queries, 0, shape.keys}, to, shape.keys);
    }
  }
  return patterns;
}

inline std::vector<float> allPatterns(const Trace& trace) {
  return allPatterns(*trace.attention(trace.defaultKind())->patterns);
}

template <typename Values, typename Others>
double largestDifference(const Values& a, const Others& b) {
  if (a.size() != b.size()) return HUGE_VAL;
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
    if (!(difference <= largest)) largest = difference;  // NaN too
  }
  return largest;
}

inline std::vector<float> vectorOf(const Matrix& matrix) {
  return {matrix.data(), matrix.data() + matrix.size()};
}

inline std::vector<float> allHiddenStates(const Trace& trace) {
  const ResidualSource& source = trace.encoderResiduals ? *trace.encoderResiduals : *trace.decoderResiduals;
  std::vector<float> states;
  for (std::int64_t i = 0; i < source.count(); ++i) {
    const Matrix state = source.hiddenStates(i);
    states.insert(states.end(), state.data(), state.data() + state.size());
  }
  return states;
}

inline GoldenDifference compare(const Golden& golden, const Trace& trace) {
  GoldenDifference result;
  const std::vector<float> patterns = allPatterns(trace);
  const std::size_t keys = golden.request.ids.size();
  result.attentions = largestDifference(patterns, golden.attentions);
  result.hiddenStates = largestDifference(allHiddenStates(trace), golden.hiddenStates);
  result.logits = largestDifference(vectorOf(trace.logits), golden.logits);
  for (std::size_t row = 0; row * keys < patterns.size(); ++row) {
    double sum = 0;
    for (std::size_t key = 0; key < keys; ++key) {
      const float weight = patterns[row * keys + key];
      sum += weight;
      const bool later = trace.decoder.has_value() && key > row % keys;
      if (later) result.maskedWeight = std::max(result.maskedWeight, static_cast<double>(std::abs(weight)));
    }
    result.rowSum = std::max(result.rowSum, std::abs(sum - 1));
  }
  return result;
}

inline std::string familyFolder(const std::string& name) {
  return std::string(HEADLIGHT_TEST_DATA) + "/families/" + name;
}

/// The folder of published checkpoints, or an empty string.
inline std::string publishedFolder() {
  const char* folder = std::getenv("HEADLIGHT_MODELS");
  return folder ? folder : "";
}

inline QString describe(const GoldenDifference& difference) {
  return QStringLiteral("attentions %1, hidden states %2, logits %3, row sums %4, masked %5")
      .arg(difference.attentions)
      .arg(difference.hiddenStates)
      .arg(difference.logits)
      .arg(difference.rowSum)
      .arg(difference.maskedWeight);
}

}  // namespace headlight::test
