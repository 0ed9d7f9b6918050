#include "core/training/transformer_gradient_model.h"

#include <algorithm>

#include "core/error.h"

namespace headlight {

TransformerGradientModel::TransformerGradientModel(const TrainingConfig& config)
    : m_model(TrainableModel::create(config.modelText, config.seed, config.file + ": model")),
      m_precision(config.precision) {
  std::int64_t longest = m_model.longest();
  if (config.objective.kind == ObjectiveKind::SequenceToSequence)
    longest = std::min(longest, m_model.longestTarget());
  if (config.length > longest)
    throw Error("%1: length must be at most %2, the tokens that the model has positions for, not %3.",
                config.file, longest, config.length);
}

std::vector<DecayRange> TransformerGradientModel::decayRanges() const {
  std::vector<DecayRange> ranges;
  for (const ParameterInfo& info : m_model.parameterInfos()) {
    // Neighbours alike are one range, so that small tensors do not make small loops.
    if (!ranges.empty() && ranges.back().decays == info.decays)
      ranges.back().end = info.offset + info.size;
    else
      ranges.push_back({info.offset, info.offset + info.size, info.decays});
  }
  return ranges;
}

void TransformerGradientModel::prepareWorkers(int count) {
  while (std::ssize(m_workspaces) < count) m_workspaces.emplace_back(bestLinearBackend(), m_precision);
}

LossSum TransformerGradientModel::addGradients(const MicroBatch& batch, const StepSettings& settings,
                                               std::span<float> gradientSum, int worker) {
  return m_model.addGradients(batch, settings, gradientSum, m_workspaces[static_cast<std::size_t>(worker)]);
}

LossSum TransformerGradientModel::loss(const MicroBatch& batch, int worker) {
  return m_model.loss(batch, m_workspaces[static_cast<std::size_t>(worker)]);
}

void TransformerGradientModel::save(const std::string& folder, DType dtype) const {
  m_model.save(folder, dtype);
}

}  // namespace headlight
