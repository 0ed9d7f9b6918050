#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/model/model_config.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

class MappedFile;

class EmbeddingSource;

struct AttentionTensors {
  LinearTensor query;   // [heads * d_k, d_model]
  LinearTensor key;     // [key/value heads * d_k, d_model]
  LinearTensor value;   // [key/value heads * d_k, d_model]
  LinearTensor output;  // [d_model, heads * d_k]
};

struct FeedForwardTensors {
  std::optional<LinearTensor> gate;  // [d_ff, d_model], for gated ones
  LinearTensor up;                   // [d_ff, d_model]
  LinearTensor down;                 // [d_model, d_ff]
};

/// Pre: x += attention(norm(x)); x += ff(norm(x)). Post: x = norm(x + attention(x)); x = norm(x + ff(x)).
struct LayerTensors {
  NormTensor attentionNorm;
  AttentionTensors attention;
  NormTensor feedForwardNorm;
  FeedForwardTensors feedForward;
};

/// From the last hidden state to logits.
struct OutputHeadTensors {
  std::optional<LinearTensor> transform;    // BERT's and RoBERTa's dense layer before the decoder, then
  std::optional<NormTensor> transformNorm;  // the config's activation and this norm
  Activation transformActivation = Activation::Gelu;
  LinearTensor decoder;            // [vocabulary, d_model]; often the token embedding itself
  std::optional<TensorView> bias;  // [vocabulary], where it is a tensor of its own
};

/// All parameters of one model as views over bytes that `storage` and `files` keep alive. A plain value.
struct ModelWeights {
  TensorView tokenEmbedding;  // [vocabulary, d_model]
  /// In place of the table, for a model without a vocabulary of its own.
  std::shared_ptr<const EmbeddingSource> drawnEmbedding;
  std::optional<TensorView> positionEmbedding;  // [positions + offset, d_model]
  std::optional<TensorView> typeEmbedding;      // [token types, d_model]
  std::optional<NormTensor> embeddingNorm;      // BERT's, after the sum of the embeddings
  std::vector<LayerTensors> layers;
  std::optional<NormTensor> finalNorm;
  std::optional<OutputHeadTensors> outputHead;  // none: the checkpoint has no language-model head
  std::vector<std::shared_ptr<const void>> storage;
  /// Pages of a tensor in one of these may be given back to the system once the tensor is packed, and are
  /// read from the file again when somebody looks. Empty for bytes that are nowhere else.
  std::vector<std::shared_ptr<const MappedFile>> files;
  std::int64_t parameterCount = 0;  // every distinct tensor counted once
};

/// A parameter by the checkpoint's own tensor name, for those who enumerate them.
std::vector<const TensorView*> parameters(const ModelWeights& weights);

/// Throws Error if one of the files has become shorter since it was opened, so that its weights cannot be
/// believed.
void throwIfShorter(const ModelWeights& weights);

}  // namespace headlight
