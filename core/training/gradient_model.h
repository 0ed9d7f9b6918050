#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/tensor/dtype.h"
#include "core/training/adam_w.h"
#include "core/training/training_example.h"

namespace headlight {

/// What a trainer needs of a model: its parameters as one list, and sums of gradients over them.
class GradientModel {
 public:
  virtual ~GradientModel() = default;

  /// [parameters] Changed by the trainer between gradients.
  virtual std::span<float> parameters() = 0;
  /// Covers all parameters, ascending.
  virtual std::vector<DecayRange> decayRanges() const = 0;

  /// Makes ready for calls by workers [0, count).
  virtual void prepareWorkers(int count) = 0;
  /// Adds the gradient of the sum of the micro-batch's losses to `gradientSum` [parameters]; forward and
  /// backward on the calling thread. May be called by several threads at once, each with a worker number of
  /// its own; the result depends on the examples and the settings only.
  virtual LossSum addGradients(const MicroBatch& batch, const StepSettings& settings,
                               std::span<float> gradientSum, int worker) = 0;
  /// The same without gradients and dropout.
  virtual LossSum loss(const MicroBatch& batch, int worker) = 0;

  /// Writes config.json and model.safetensors with weights of `dtype`, Float32 or Float16, into a folder that
  /// exists. Throws Error.
  virtual void save(const std::string& folder, DType dtype) const = 0;
};

}  // namespace headlight
