#pragma once

#include <string>
#include <vector>

#include "core/training/gradient_model.h"
#include "core/training/trainable_model.h"
#include "core/training/training_config.h"
#include "core/training/workspace.h"

namespace headlight {

/// A transformer as a trainer sees it, with one workspace for each worker.
class TransformerGradientModel final : public GradientModel {
 public:
  /// With the random parameters that a training of this config begins with. Throws Error naming file and key.
  explicit TransformerGradientModel(const TrainingConfig& config);

  std::span<float> parameters() override { return m_model.parameters(); }
  std::vector<DecayRange> decayRanges() const override;
  void prepareWorkers(int count) override;
  LossSum addGradients(const MicroBatch& batch, const StepSettings& settings, std::span<float> gradientSum,
                       int worker) override;
  LossSum loss(const MicroBatch& batch, int worker) override;
  void save(const std::string& folder, DType dtype) const override;

 private:
  TrainableModel m_model;
  Precision m_precision;
  std::vector<Workspace> m_workspaces;  // [workers]
};

}  // namespace headlight
