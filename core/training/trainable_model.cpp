#include "core/training/trainable_model.h"

#include <cassert>

#include "core/error.h"
#include "core/training/parameter_initialization.h"
#include "core/training/parameter_saving.h"

namespace headlight {

TrainableModel::TrainableModel(ParameterStore store, std::optional<std::uint64_t> seed)
    : m_store(std::make_unique<ParameterStore>(std::move(store))),
      m_network(std::make_unique<const TrainableNetwork>(m_store->config(), m_store->weights())),
      m_seed(seed) {}

TrainableModel TrainableModel::create(const std::string& configText, std::uint64_t seed,
                                      const std::string& name) {
  ParameterStore store = ParameterStore::fresh(configText, name);
  initializeParameters(store, seed);
  return {std::move(store), seed};
}

TrainableModel TrainableModel::open(const ModelFiles& files, const Execution& execution) {
  ParameterStore store = ParameterStore::read(files, execution);
  const std::optional<std::uint64_t> seed = seedOf(store.configText(), store.configFile());
  return {std::move(store), seed};
}

TrainableModel TrainableModel::untrainedTwin() const {
  if (!m_seed)
    throw Error("%1: %2 is missing, so that the model as it was before training cannot be made again.",
                m_store->configFile(), seedKey);
  return create(m_store->configText(), *m_seed, m_store->name());
}

LossSum TrainableModel::addGradients(const MicroBatch& batch, const StepSettings& settings,
                                     std::span<float> gradientSum, Workspace& workspace) const {
  assert(gradientSum.size() == parameters().size());
  if (batch.empty()) return {};
  workspace.reset();
  const TrainingPass pass{batch, settings, workspace};
  const NetworkBlocks blocks = m_network->forward(pass);
  return m_network->backward(blocks, GradientPlaces(parameters(), gradientSum), pass);
}

LossSum TrainableModel::loss(const MicroBatch& batch, Workspace& workspace) const {
  if (batch.empty()) return {};
  workspace.reset();
  const TrainingPass pass{batch, {}, workspace};
  return m_network->loss(m_network->forward(pass), pass);
}

void TrainableModel::save(const std::string& folder, DType dtype) const {
  saveParameters(*m_store, folder, dtype, m_seed);
}

ParameterFiles TrainableModel::files(DType dtype) const { return parameterFiles(*m_store, dtype, m_seed); }

}  // namespace headlight
