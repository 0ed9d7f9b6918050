#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/parameters/activation_kind.h"
#include "core/parameters/mixture_settings.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

class EmbeddingSource;
struct ModelConfig;
class MappedFile;

/// A self-attention, or a cross-attention, whose keys and values are made of the encoder's states.
struct AttentionTensors {
  LinearTensor query;                   // [heads * d_k, d_model]
  LinearTensor key;                     // [key/value heads * d_k, d_model]
  LinearTensor value;                   // [key/value heads * d_v, d_model]
  LinearTensor output;                  // [d_model, heads * d_v]
  std::optional<NormTensor> queryNorm;  // [d_k] if all heads share it, else [heads * d_k]
  std::optional<NormTensor> keyNorm;    // the same of the key/value heads
  std::optional<TensorView> sinks;      // [heads]
  /// [buckets, heads], of ScoreBias::Relative; layers may share one table.
  std::optional<TensorView> relativeBias;
  /// Of ScoreBias::Disentangled, [heads * d_k, d_model]: what makes keys and queries of the stack's
  /// embeddings of distances; they may be `key` and `query` themselves.
  std::optional<LinearTensor> positionKey;
  std::optional<LinearTensor> positionQuery;
};

/// What chooses the keys of each query, see IndexerConfig.
struct IndexerTensors {
  LinearTensor query;    // [heads * d, query rank]
  LinearTensor key;      // [d, d_model]
  NormTensor keyNorm;    // [d], a LayerNorm
  LinearTensor weights;  // [heads, d_model]
};

/// Multi-head latent attention, see LatentConfig.
struct LatentAttentionTensors {
  std::optional<LinearTensor> queryDown;  // [query rank, d_model]
  std::optional<NormTensor> queryNorm;    // [query rank]
  LinearTensor query;                     // [heads * d_k, query rank, or d_model without one]
  LinearTensor keyValueDown;              // [key/value rank + rotary size, d_model]
  NormTensor keyValueNorm;                // [key/value rank]
  LinearTensor key;                       // [heads * (d_k - rotary size), key/value rank]
  LinearTensor value;                     // [heads * d_v, key/value rank]
  LinearTensor output;                    // [d_model, heads * d_v]
  std::optional<IndexerTensors> indexer;
};

struct FeedForwardTensors {
  std::optional<LinearTensor> gate;  // [d_ff, d_model], for gated ones
  LinearTensor up;                   // [d_ff, d_model]
  LinearTensor down;                 // [d_model, d_ff]
};

/// One step of a layer; what it computes is the same kind of thing as its SublayerConfig says.
struct SublayerTensors {
  std::optional<NormTensor> inputNorm;   // of Pre and Sandwich
  std::optional<NormTensor> outputNorm;  // of Post, Sandwich and PostInside
  std::variant<AttentionTensors, FeedForwardTensors, MixtureTensors, LatentAttentionTensors> part;

  AttentionTensors& attention() { return std::get<AttentionTensors>(part); }
  const AttentionTensors& attention() const { return std::get<AttentionTensors>(part); }
  LatentAttentionTensors& latentAttention() { return std::get<LatentAttentionTensors>(part); }
  const LatentAttentionTensors& latentAttention() const { return std::get<LatentAttentionTensors>(part); }
  FeedForwardTensors& feedForward() { return std::get<FeedForwardTensors>(part); }
  const FeedForwardTensors& feedForward() const { return std::get<FeedForwardTensors>(part); }
  MixtureTensors& mixture() { return std::get<MixtureTensors>(part); }
  const MixtureTensors& mixture() const { return std::get<MixtureTensors>(part); }
};

struct LayerTensors {
  std::vector<SublayerTensors> sublayers;  // as many as the LayerConfig has
};

struct ConvolutionTensors {
  LinearTensor taps;  // [d_model, d_model * width]: input i of the token at tap t is column i * width + t
  NormTensor norm;    // [d_model]
};

/// One stack's parameters.
struct StackTensors {
  TensorView tokenEmbedding;  // [vocabulary, d_table]; d_table is d_model unless the config says otherwise
  /// In place of the table, for a model without a vocabulary of its own.
  std::shared_ptr<const EmbeddingSource> drawnEmbedding;
  std::optional<TensorView> positionEmbedding;      // [positions + offset, d_table, or d_model in OPT]
  std::optional<TensorView> typeEmbedding;          // [token types, d_table]
  std::optional<NormTensor> embeddingNorm;          // BERT's, after the sum of the embeddings
  std::optional<LinearTensor> embeddingProjection;  // [d_model, d_table]
  std::optional<TensorView> distanceEmbedding;      // [2 * span, d_model], of ScoreBias::Disentangled
  std::optional<NormTensor> distanceNorm;           // of its rows
  std::vector<LayerTensors> layers;
  std::optional<ConvolutionTensors> convolution;
  std::optional<NormTensor> finalNorm;
};

/// From the last hidden state to logits.
struct OutputHeadTensors {
  std::optional<LinearTensor> transform;          // BERT's and RoBERTa's dense layer before the decoder
  std::optional<Activation> transformActivation;  // after it; none: OPT's projection alone
  std::optional<NormTensor> transformNorm;        // then this norm
  LinearTensor decoder;            // [vocabulary, d_model or d_table]; often the token embedding itself
  std::optional<TensorView> bias;  // [vocabulary], where it is a tensor of its own
};

/// All parameters of one model as views over bytes that `storage` and `files` keep alive. A plain value.
struct ModelWeights {
  std::optional<StackTensors> encoder;
  std::optional<StackTensors> decoder;
  std::optional<OutputHeadTensors> outputHead;  // none: the checkpoint has no language-model head
  std::vector<std::shared_ptr<const void>> storage;
  /// Pages of a tensor in one of these may be given back to the system once the tensor is packed, and are
  /// read from the file again when somebody looks. Empty for bytes that are nowhere else.
  std::vector<std::shared_ptr<const MappedFile>> files;
  std::int64_t parameterCount = 0;  // every distinct tensor counted once

  /// As ModelConfig::main() and input() have it.
  StackTensors& main() { return decoder ? *decoder : *encoder; }
  const StackTensors& main() const { return decoder ? *decoder : *encoder; }
};

/// Every parameter once, in the order of the forward: q, k and v may be parts of one tensor, and the output
/// head is often the token embedding.
std::vector<const TensorView*> parameters(const ModelConfig& config, const ModelWeights& weights);

/// The same without those of the experts that mixtures choose from.
std::vector<const TensorView*> parametersButExperts(const ModelConfig& config, const ModelWeights& weights);

/// Elements of all of them.
std::int64_t countParameters(const ModelConfig& config, const ModelWeights& weights);

/// Throws Error if one of the files has become shorter since it was opened, so that its weights cannot be
/// believed.
void throwIfShorter(const ModelWeights& weights);

}  // namespace headlight
