#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/model/checkpoint_tensors.h"
#include "core/model/model_files.h"
#include "core/parallel/execution.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/tensor/buffer.h"

namespace headlight {

/// One tensor among the parameters of a model that is trained.
struct ParameterInfo {
  std::string name;  // ours, of the first place that uses it: "decoder.layers.3.attention.query.weight"
  std::string checkpointName;       // "model.layers.3.self_attn.q_proj.weight"
  std::vector<std::int64_t> shape;  // as the checkpoint has it
  std::int64_t offset = 0;          // of its first number among all parameters
  std::int64_t size = 0;
  bool decays = false;  // whether weight decay is for it: matrices and tables; neither norms nor biases
  bool isNorm = false;  // a norm's weight, which starts at 1 (or 0 where it is added to 1)
};

/// The parameters of one model as float32 in one block, each tensor once, in the order of visitTensors(), but
/// with the biases of tensors that share their input (q, k and v; gate and up) behind their weights, so that
/// one product makes them all. Names and shapes are those that the model's family asks a checkpoint for, so
/// that every family can be made anew. Movable; views stay valid when it is moved.
class ParameterStore {
 public:
  /// All zeros, for a config.json with the text `configText`, which messages call NAME/config.json. Throws
  /// Error naming file and field.
  static ParameterStore fresh(const std::string& configText, const std::string& name);
  /// Those of a checkpoint. Tensors outside the model (poolers, classifiers) are not kept. Throws Error as
  /// readCheckpoint(), and for numbers that are not stored in the order of the model's own format (GGUF).
  static ParameterStore read(const ModelFiles& files, const Execution& execution = {});

  const ModelConfig& config() const { return m_config; }
  const std::string& name() const { return m_name; }
  const std::string& configText() const { return m_configText; }
  /// What messages call the config.
  std::string configFile() const { return m_name + "/config.json"; }
  std::span<float> values() { return {m_values->data(), static_cast<std::size_t>(m_count)}; }
  std::span<const float> values() const { return {m_values->data(), static_cast<std::size_t>(m_count)}; }
  const std::vector<ParameterInfo>& infos() const { return m_infos; }
  /// Views over values().
  const ModelWeights& weights() const { return m_weights; }
  /// The same over a copy of the values, which the weights keep alive.
  ModelWeights copy() const;

 private:
  ParameterStore() = default;
  void layOut(const ModelWeights& weights, const CheckpointTensors& tensors);
  ModelWeights bind(const std::shared_ptr<Buffer>& values) const;

  std::string m_configText;
  std::string m_name;
  ModelConfig m_config;
  std::vector<ParameterInfo> m_infos;
  std::int64_t m_count = 0;
  std::shared_ptr<Buffer> m_values;
  ModelWeights m_weights;
};

}  // namespace headlight
