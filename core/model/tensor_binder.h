#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/model/checkpoint_tensors.h"
#include "core/model/family_names.h"
#include "core/model/unread_tensors.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// IfThere: as the checkpoint has it, where the config does not say.
enum class Bias { Without, With, IfThere };

/// The two names of the matrix that a model reads tokens with and, where they are tied, predicts them with.
struct TiedNames {
  std::string embedding;  // "transformer.wte.weight"
  std::string head;       // "lm_head.weight"
};

/// Takes tensors out of a checkpoint by name for a family, checking each shape against the config. Tensors
/// that nobody takes are left alone; read() tells which were taken, see unreadTensors(). Every method throws
/// Error that names the file, the tensor and both shapes. Holds references to the checkpoint.
class TensorBinder {
 public:
  /// Base models are saved without the prefix ("bert.") that the same tensors have inside a larger model. The
  /// checkpoint has the prefix unless it holds the tensor `probe`, or anything of its first layer, without
  /// it.
  TensorBinder(const CheckpointTensors& tensors, std::string configFile, const FamilyNames& names);

  /// A name inside the base model, with the prefix if the checkpoint has it.
  std::string base(std::string_view name) const { return m_prefix + std::string(name); }
  bool has(std::string_view name) const {
    return m_tensors.byName.contains(name) || m_tensors.unreadable.contains(name);
  }
  /// The same, or a model is made anew, which has everything that its family may have.
  bool offers(std::string_view name) const { return has(name) || m_tensors.make; }

  TensorView take(const std::string& name, const std::vector<std::int64_t>& shape);
  /// The first of several names a tensor goes by; the first one is named if none is there.
  TensorView takeFirst(std::initializer_list<std::string> names, const std::vector<std::int64_t>& shape);

  /// NAME.weight and NAME.bias, or NAME.gamma and NAME.beta as checkpoints converted from TensorFlow have it.
  NormTensor layerNorm(const std::string& name, std::int64_t size, Bias bias = Bias::With);
  NormTensor rmsNorm(const std::string& name, std::int64_t size);
  /// NAME0.weight, NAME1.weight, ..., each of `size`, copied one after another into storage().
  NormTensor joinedNorms(const std::string& name, std::int64_t count, std::int64_t size);
  /// NAME.weight [outputs, inputs] and NAME.bias [outputs].
  LinearTensor linear(const std::string& name, std::int64_t outputs, std::int64_t inputs, Bias bias);
  /// Part `part` of `parts` equal ones of a projection stored as [inputs, parts * outputs] (GPT-2's Conv1D).
  LinearTensor conv1d(const std::string& name, std::int64_t outputs, std::int64_t inputs, int part = 0,
                      int parts = 1);

  /// The matrix of token embeddings, [vocabulary, d_model]; if tied, it may be stored under the head's name
  /// only.
  TensorView tokenEmbedding(const TiedNames& names, const std::vector<std::int64_t>& shape, bool tied);
  /// The matrix from hidden states to logits, [vocabulary, d_model]: the token embedding if tied, else
  /// `name`. Where the config ties them and the checkpoint has another matrix under `name`, that one is used
  /// and a note says so.
  LinearTensor decoder(const std::string& name, const TensorView& tokenEmbedding, bool tied);

  /// Throws if there is a tensor of layer `count` or above: a name that starts with prefix, a number and a
  /// dot. `key` is the config's name for the number of layers. Tensors of these layers that nobody takes are
  /// told of, see unreadTensors().
  void refuseMoreLayers(const std::string& prefix, std::int64_t count, const char* key);

  /// Counts the tensors of layer `count` and above as read: they predict tokens after the next one and take
  /// no part in what the model is (DeepSeek-V3). `prefix` as for refuseMoreLayers().
  void ignoreMoreLayers(const std::string& prefix, std::int64_t count);

  /// Elements of all distinct tensors taken so far.
  std::int64_t parameterCount() const;
  const ReadTensors& read() const { return m_read; }
  /// What keeps tensors alive that are not as the file has them; the weights need it as long as they live.
  const std::vector<std::shared_ptr<const void>>& storage() const { return m_storage; }
  /// Sentences for the person about what was found.
  const std::vector<Message>& notes() const { return m_notes; }

 private:
  void markRead(const std::string& name);
  const CheckpointTensor& take(const CheckpointTensor& tensor);
  const CheckpointTensor& find(std::initializer_list<std::string> names,
                               const std::vector<std::int64_t>& shape);
  const CheckpointTensors& m_tensors;
  std::string m_configFile;
  std::string m_prefix;
  std::vector<const TensorView*> m_taken;  // each tensor once
  std::vector<std::shared_ptr<const void>> m_storage;
  ReadTensors m_read;
  std::vector<Message> m_notes;
};

}  // namespace headlight
