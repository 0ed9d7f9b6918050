#pragma once

#include <map>

#include "core/training/trainable_model.h"
#include "golden_model.h"

namespace headlight::test {

/// What PyTorch's autograd made of one of tests/data/families in float64, see
/// tests/reference/make_training_goldens.py.
struct TrainingGolden {
  MicroBatch batch;
  StepSettings settings;
  double loss = 0;
  std::map<std::string, std::vector<float>> gradients;  // by the names of the checkpoint
};

/// The part of a concatenated list that belongs to sequence i.
inline std::vector<std::int32_t> sequenceOf(const std::vector<std::int32_t>& all,
                                            const std::vector<std::int32_t>& starts, std::size_t i) {
  return {all.begin() + starts[i], all.begin() + starts[i + 1]};
}

inline double numberOf(const TensorView& tensor) {
  double number = 0;
  std::memcpy(&number, tensor.data, sizeof(number));
  return number;
}

inline TrainingGolden openTrainingGolden(const std::string& name) {
  const auto file = MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/training/" + name + ".safetensors");
  const SafetensorsFile tensors = readSafetensors(file->bytes(), name);
  const auto ids = [&](const char* key) {
    const TensorView* const found = tensors.find(key);
    return found ? idsOf(*found) : std::vector<std::int32_t>();
  };
  const std::vector<std::int32_t> starts = ids("starts");
  const std::vector<std::int32_t> decoderStarts = ids("decoder_starts");
  TrainingGolden golden;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    TrainingExample& example = golden.batch.emplace_back();
    example.sample = i;
    example.ids = sequenceOf(ids("ids"), starts, i);
    example.targets = sequenceOf(ids("targets"), decoderStarts.empty() ? starts : decoderStarts, i);
    if (!decoderStarts.empty()) example.decoderIds = sequenceOf(ids("decoder_ids"), decoderStarts, i);
  }
  golden.settings.labelSmoothing = static_cast<float>(numberOf(*tensors.find("label_smoothing")));
  golden.loss = numberOf(*tensors.find("loss"));
  const std::string prefix = "gradient.";
  for (const TensorView& tensor : tensors.tensors)
    if (tensor.name.starts_with(prefix))
      golden.gradients[tensor.name.substr(prefix.size())] = floatsOf(tensor);
  return golden;
}

inline TrainableModel openTrainable(const std::string& name) {
  return TrainableModel::open(ModelFiles::directory(familyFolder(name)));
}

/// The names of all of tests/data/training.
inline std::vector<std::string> trainingGoldens() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(HEADLIGHT_TEST_DATA) + "/training"))
    if (entry.path().extension() == ".safetensors") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

inline double squaredNorm(std::span<const float> values) {
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value) * static_cast<double>(value);
  return sum;
}

/// How far gradients are from the golden: the largest of |g - g_ref| / (1e-4 |g_ref| + 1e-6 |all gradients|)
/// over the tensors, at most 1 where all is well, and its tensor.
struct GradientDifference {
  double largest = 0;
  std::string tensor;
  double loss = 0;  // relative
};

inline GradientDifference compareGradients(const TrainingGolden& golden,
                                           const std::vector<ParameterInfo>& infos,
                                           std::span<const float> gradients, const LossSum& loss) {
  double all = 0;
  for (const auto& [name, reference] : golden.gradients) all += squaredNorm(reference);
  GradientDifference worst;
  worst.loss = std::abs(loss.loss - golden.loss) / golden.loss;
  for (const ParameterInfo& info : infos) {
    const auto found = golden.gradients.find(info.checkpointName);
    std::vector<float> reference(static_cast<std::size_t>(info.size));  // zeros, where there is no gradient
    if (found != golden.gradients.end()) reference = found->second;
    std::vector<float> difference(reference.size());
    for (std::size_t i = 0; i < difference.size(); ++i)
      difference[i] = gradients[static_cast<std::size_t>(info.offset) + i] - reference[i];
    const double allowed = 1e-4 * std::sqrt(squaredNorm(reference)) + 1e-6 * std::sqrt(all);
    const double ratio = std::sqrt(squaredNorm(difference)) / allowed;
    if (!(ratio <= worst.largest)) worst = {ratio, info.checkpointName, worst.loss};
  }
  return worst;
}

inline QString describe(const GradientDifference& difference) {
  return QStringLiteral("%1 of what is allowed in %2, loss %3")
      .arg(difference.largest)
      .arg(QString::fromStdString(difference.tensor))
      .arg(difference.loss);
}

}  // namespace headlight::test
