#include "core/model/families/latent_layer.h"

#include "core/io/json_fields.h"
#include "core/model/families/expert_tensors.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

/// Binds what one layer's names begin with.
class LayerBinder {
 public:
  LayerBinder(const StackConfig& stack, std::string layer, const LatentBiases& biases, TensorBinder& tensors)
      : m_modelSize(stack.modelSize), m_layer(std::move(layer)), m_biases(biases), m_tensors(tensors) {}

  NormTensor norm(const char* name, std::int64_t size) const {
    return m_tensors.rmsNorm(m_layer + name, size);
  }

  LatentAttentionTensors attention(const AttentionConfig& config) const {
    const LatentConfig& latent = *config.latent;
    LatentAttentionTensors made;
    bindQueries(config, made);
    made.keyValueDown = linear("self_attn.kv_a_proj_with_mqa", latent.keyValueRank + latent.rotarySize,
                               m_modelSize, m_biases.attention);
    made.keyValueNorm = norm("self_attn.kv_a_layernorm", latent.keyValueRank);
    bindKeysAndValues(config, made);
    made.output =
        linear("self_attn.o_proj", m_modelSize, config.heads * config.valueSize, m_biases.attention);
    if (latent.indexer) made.indexer = indexer(*latent.indexer, latent.queryRank);
    return made;
  }

  FeedForwardTensors feedForward(const FeedForwardConfig& config) const {
    FeedForwardTensors made;
    made.gate = linear("mlp.gate_proj", config.size, m_modelSize, m_biases.feedForward);
    made.up = linear("mlp.up_proj", config.size, m_modelSize, m_biases.feedForward);
    made.down = linear("mlp.down_proj", m_modelSize, config.size, m_biases.feedForward);
    return made;
  }

  MixtureTensors mixture(const MixtureSettings& config) const {
    MixtureTensors made =
        bindMixture(config, m_modelSize, m_layer, {.shared = "mlp.shared_experts."}, m_tensors);
    if (config.routing == ExpertRouting::Sigmoid)
      made.correction = m_tensors.take(m_layer + "mlp.gate.e_score_correction_bias", {config.experts});
    return made;
  }

 private:
  LinearTensor linear(const char* name, std::int64_t outputs, std::int64_t inputs, Bias bias) const {
    return m_tensors.linear(m_layer + name, outputs, inputs, bias);
  }

  void bindQueries(const AttentionConfig& config, LatentAttentionTensors& made) const {
    const std::int64_t queries = config.heads * config.headSize;
    const std::int64_t rank = config.latent->queryRank;
    if (rank == 0) {
      made.query = linear("self_attn.q_proj", queries, m_modelSize, Bias::Without);
      return;
    }
    made.queryDown = linear("self_attn.q_a_proj", rank, m_modelSize, m_biases.attention);
    made.queryNorm = norm("self_attn.q_a_layernorm", rank);
    made.query = linear("self_attn.q_b_proj", queries, rank, Bias::Without);
  }

  /// The rows are each head's part of the key and then its value.
  void bindKeysAndValues(const AttentionConfig& config, LatentAttentionTensors& made) const {
    const std::int64_t own = config.headSize - config.latent->rotarySize;
    const std::int64_t stride = own + config.valueSize;
    made.key =
        linear("self_attn.kv_b_proj", config.heads * stride, config.latent->keyValueRank, Bias::Without);
    made.key.stride = stride;
    made.value = made.key;
    made.key.outputs = config.heads * own;
    made.key.block = own;
    made.value.firstOutput = own;
    made.value.outputs = config.heads * config.valueSize;
    made.value.block = config.valueSize;
  }

  IndexerTensors indexer(const IndexerConfig& config, std::int64_t queryRank) const {
    IndexerTensors made;
    made.query = linear("self_attn.indexer.wq_b", config.heads * config.headSize, queryRank, Bias::Without);
    made.key = linear("self_attn.indexer.wk", config.headSize, m_modelSize, Bias::Without);
    made.keyNorm = m_tensors.layerNorm(m_layer + "self_attn.indexer.k_norm", config.headSize);
    made.weights = linear("self_attn.indexer.weights_proj", config.heads, m_modelSize, Bias::Without);
    return made;
  }

  std::int64_t m_modelSize;
  std::string m_layer;
  LatentBiases m_biases;
  TensorBinder& m_tensors;
};

}  // namespace

LatentBiases readLatentBiases(const JsonFields& config) {
  return {biasOf(config, "attention_bias"), biasOf(config, "mlp_bias")};
}

LayerTensors bindLatentLayer(const StackConfig& stack, std::size_t index, const std::string& layer,
                             const LatentBiases& biases, TensorBinder& tensors) {
  const LayerBinder binder(stack, layer, biases, tensors);
  const SublayerConfig& second = stack.layers[index].sublayers[1];
  LayerTensors made;
  made.sublayers.push_back(
      preNorm(binder.norm("input_layernorm", stack.modelSize), binder.attention(stack.attention(index))));
  NormTensor norm = binder.norm("post_attention_layernorm", stack.modelSize);
  if (second.kind == SublayerKind::Mixture)
    made.sublayers.push_back(preNorm(std::move(norm), binder.mixture(second.mixture)));
  else
    made.sublayers.push_back(preNorm(std::move(norm), binder.feedForward(second.feedForward)));
  return made;
}

}  // namespace headlight
