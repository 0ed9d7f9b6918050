#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/checkpoint_tensors.h"
#include "core/model/model_weights.h"

namespace headlight {

enum class Bias { Without, With };

/// Takes tensors out of a checkpoint by name for a family, checking each shape against the config. Tensors
/// that nobody takes (buffers, classification heads, poolers) are left alone. Every method throws Error that
/// names the file, the tensor and both shapes. Holds references to the checkpoint.
class TensorBinder {
 public:
  /// Base models are saved without the prefix ("bert.") that the same tensors have inside a larger model. The
  /// checkpoint has the prefix unless it holds the tensor `probe` without it.
  TensorBinder(const CheckpointTensors& tensors, std::string configFile, std::string_view prefix,
               std::string_view probe);

  /// A name inside the base model, with the prefix if the checkpoint has it.
  std::string base(std::string_view name) const { return m_prefix + std::string(name); }
  bool has(std::string_view name) const { return m_tensors.byName.contains(name); }

  TensorView take(const std::string& name, const std::vector<std::int64_t>& shape);
  /// The first of several names a tensor goes by; the first one is named if none is there.
  TensorView takeFirst(std::initializer_list<std::string> names, const std::vector<std::int64_t>& shape);

  /// NAME.weight and NAME.bias, or NAME.gamma and NAME.beta as checkpoints converted from TensorFlow have it.
  NormTensor layerNorm(const std::string& name, std::int64_t size);
  NormTensor rmsNorm(const std::string& name, std::int64_t size);
  /// NAME.weight [outputs, inputs] and NAME.bias [outputs].
  LinearTensor linear(const std::string& name, std::int64_t outputs, std::int64_t inputs, Bias bias);
  /// Part `part` of `parts` equal ones of a projection stored as [inputs, parts * outputs] (GPT-2's Conv1D).
  LinearTensor conv1d(const std::string& name, std::int64_t outputs, std::int64_t inputs, int part = 0,
                      int parts = 1);

  /// The matrix from hidden states to logits, [vocabulary, d_model]: the token embedding if tied, else
  /// `name`. Throws if the config ties them and the checkpoint has another matrix under `name`.
  LinearTensor decoder(const std::string& name, const TensorView& tokenEmbedding, bool tied);

  /// Throws if there is a tensor of layer `count` or above: a name that starts with prefix, a number and a
  /// dot. `key` is the config's name for the number of layers.
  void refuseMoreLayers(const std::string& prefix, std::int64_t count, const char* key) const;

  /// Elements of all distinct tensors taken so far.
  std::int64_t parameterCount() const;

 private:
  const CheckpointTensors& m_tensors;
  std::string m_configFile;
  std::string m_prefix;
  std::set<std::string> m_taken;
};

}  // namespace headlight
