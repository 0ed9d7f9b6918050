#pragma once

#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "core/model/random_numbers.h"
#include "core/training/gradient_model.h"

namespace headlight::test {

/// The smallest model that learns: a matrix [vocabulary, vocabulary] of logits of the next token, which
/// decays, and a bias [vocabulary], which does not. With dropout a row of logits is left out now and then, so
/// that tests notice wrong random numbers.
class BigramModel final : public GradientModel {
 public:
  explicit BigramModel(std::int64_t vocabulary, std::uint64_t seed = 1)
      : m_size(vocabulary), m_parameters(static_cast<std::size_t>(vocabulary * (vocabulary + 1))) {
    const RandomNumbers numbers(seed);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) m_parameters[i] = 0.02F * numbers.normal(i);
  }

  std::span<float> parameters() override { return m_parameters; }
  std::vector<DecayRange> decayRanges() const override {
    return {{0, m_size * m_size, true}, {m_size * m_size, m_size * (m_size + 1), false}};
  }
  void prepareWorkers(int count) override { workers = count; }

  LossSum addGradients(const MicroBatch& batch, const StepSettings& settings, std::span<float> gradientSum,
                       int worker) override {
    if (worker >= workers) throw std::logic_error("A worker was not announced.");
    return add(batch, settings, gradientSum);
  }
  LossSum loss(const MicroBatch& batch, int) override { return add(batch, {}, {}); }

  void save(const std::string& folder, DType dtype) const override {
    std::ofstream(folder + "/config.json") << "{\"dtype\": \"" << nameOf(dtype) << "\"}\n";
    std::ofstream(folder + "/model.safetensors", std::ios::binary)
        .write(reinterpret_cast<const char*>(m_parameters.data()),
               static_cast<std::streamsize>(m_parameters.size() * sizeof(float)));
  }

  int workers = 0;

 private:
  LossSum add(const MicroBatch& batch, const StepSettings& settings, std::span<float> sum) const {
    LossSum loss;
    for (const TrainingExample& example : batch) {
      const auto& read = example.decoderIds.empty() ? example.ids : example.decoderIds;
      const RandomNumbers numbers(settings.seed ^ example.sample * 1000003U ^
                                  static_cast<std::uint64_t>(settings.step) << 40);
      for (std::size_t i = 0; i < read.size(); ++i) {
        if (example.targets[i] < 0) continue;
        const bool dropped = static_cast<double>(numbers.bits(i) >> 11) * 0x1p-53 < settings.dropout;
        loss.loss += addRow(read[i], example.targets[i], dropped, sum);
        ++loss.predicted;
      }
    }
    return loss;
  }

  /// The gradient of -log softmax(logits)[target] is softmax(logits) - [j = target].
  double addRow(std::int32_t from, std::int32_t target, bool dropped, std::span<float> sum) const {
    const std::size_t size = static_cast<std::size_t>(m_size);
    const std::size_t row = static_cast<std::size_t>(from) * size;
    std::vector<float> logits(size);
    double total = 0;
    for (std::size_t j = 0; j < size; ++j) {
      logits[j] = m_parameters[size * size + j] + (dropped ? 0 : m_parameters[row + j]);
      total += std::exp(logits[j]);
    }
    for (std::size_t j = 0; j < size && !sum.empty(); ++j) {
      const auto gradient = static_cast<float>(std::exp(logits[j]) / total) -
                            (j == static_cast<std::size_t>(target) ? 1.0F : 0.0F);
      if (!dropped) sum[row + j] += gradient;
      sum[size * size + j] += gradient;
    }
    return std::log(total) - logits[static_cast<std::size_t>(target)];
  }

  std::int64_t m_size;
  std::vector<float> m_parameters;
};

}  // namespace headlight::test
