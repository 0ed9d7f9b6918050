#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/model/model_files.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/training/parameter_saving.h"
#include "core/training/parameter_store.h"
#include "core/training/trainable_network.h"
#include "core/training/training_example.h"
#include "core/training/workspace.h"

namespace headlight {

/// A model whose parameters can be changed, with the gradients of its loss: what a trainer trains. It has
/// float32 parameters in one block and a forward of its own beside Transformer's, which keeps what the
/// backward needs; a test holds the two together. Movable.
class TrainableModel {
 public:
  /// A new model of the shape that the text of a config.json describes, as its family starts a training, see
  /// initializeParameters(). Messages call the text NAME/config.json. Throws Error naming file and field, and
  /// for what training does not cover, see requireTrainable().
  static TrainableModel create(const std::string& configText, std::uint64_t seed,
                               const std::string& name = "model");
  /// One to be trained further. Throws Error as ParameterStore::read() and requireTrainable().
  static TrainableModel open(const ModelFiles& files, const Execution& execution = {});

  /// The same shape at step 0 of the same seed: what this model was before it was trained. Throws Error where
  /// its config.json names no seed.
  TrainableModel untrainedTwin() const;

  const ModelConfig& config() const { return m_store->config(); }
  /// The parameters, each once, see ParameterStore. Not to be changed while another thread computes.
  std::span<float> parameters() { return m_store->values(); }
  std::span<const float> parameters() const { return std::as_const(*m_store).values(); }
  const std::vector<ParameterInfo>& parameterInfos() const { return m_store->infos(); }
  /// The most tokens that a sequence of the encoder, or of the only stack, may have; and of the decoder.
  std::int64_t longest() const { return m_network->longest(); }
  std::int64_t longestTarget() const { return m_network->longestTarget(); }

  /// Computes a micro-batch forward and backward on the calling thread and adds the gradients of the sum of
  /// losses to `gradientSum`, which is laid out as parameters(). The bits depend on the parameters, the batch
  /// and the settings only. From any thread, each with a workspace of its own. Throws Error naming the sample
  /// for ids or targets outside the vocabulary, lists whose lengths differ and sequences that are too long.
  LossSum addGradients(const MicroBatch& batch, const StepSettings& settings, std::span<float> gradientSum,
                       Workspace& workspace) const;
  /// The sum of losses alone, without dropout or label smoothing. Throws likewise.
  LossSum loss(const MicroBatch& batch, Workspace& workspace) const;
  /// The arithmetic, for tests that look into it.
  const TrainableNetwork& network() const { return *m_network; }

  /// A copy of the parameters as an inference Transformer takes them.
  ModelWeights snapshot() const { return m_store->copy(); }
  /// Writes a directory as Hugging Face's library reads it, without a tokenizer; see saveParameters(). Of
  /// `dtype` Float32 or Float16.
  void save(const std::string& folder, DType dtype) const;
  /// The same in memory.
  ParameterFiles files(DType dtype) const;

 private:
  TrainableModel(ParameterStore store, std::optional<std::uint64_t> seed);

  std::unique_ptr<ParameterStore> m_store;
  std::unique_ptr<const TrainableNetwork> m_network;  // over the store's parameters
  std::optional<std::uint64_t> m_seed;
};

}  // namespace headlight
