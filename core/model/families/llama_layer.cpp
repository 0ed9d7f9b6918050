#include "core/model/families/llama_layer.h"

#include <utility>

namespace headlight {
namespace {

/// The names of a sublayer's norms, without the layer's; empty where it has none.
struct NormNames {
  std::string input;
  std::string output;
};

NormNames namesOfNorms(const SublayerConfig& sublayer) {
  const bool attends = sublayer.kind == SublayerKind::SelfAttention;
  switch (sublayer.norm) {
    case NormPlace::None:
      return {};
    case NormPlace::Pre:
      return {attends ? "input_layernorm" : "post_attention_layernorm", ""};
    case NormPlace::Sandwich:
      return {attends ? "input_layernorm" : "pre_feedforward_layernorm",
              attends ? "post_attention_layernorm" : "post_feedforward_layernorm"};
    case NormPlace::Post:
    case NormPlace::PostInside:
      return {"", attends ? "post_attention_layernorm" : "post_feedforward_layernorm"};
  }
  return {};
}

// Whether several projections are in one tensor, of this name.
bool isJoined(const std::string& name, const LlamaTensors& rules, const TensorBinder& tensors) {
  return rules.joined ? tensors.offers(name) : tensors.has(name);
}

LinearTensor rowsOf(LinearTensor whole, std::int64_t first, std::int64_t count) {
  whole.firstOutput = first;
  whole.outputs = count;
  return whole;
}

/// All heads' numbers in one row, whatever the norm's kind: HeadNorm::PerHead is [heads, d_k], or a tensor
/// for each head (StableLM).
NormTensor bindHeadNorm(const AttentionConfig& config, std::int64_t heads, const std::string& name,
                        TensorBinder& tensors) {
  switch (config.headNorm) {
    case HeadNorm::None:
      break;
    case HeadNorm::SharedByHeads:
      return tensors.rmsNorm(name + "norm", config.headSize);
    case HeadNorm::AcrossHeads:
      return tensors.rmsNorm(name + "norm", heads * config.headSize);
    case HeadNorm::PerHead:
      if (tensors.has(name + "layernorm.norms.0.weight"))
        return tensors.joinedNorms(name + "layernorm.norms.", heads, config.headSize);
      NormTensor norm{tensors.take(name + "norm.weight", {heads, config.headSize}), {}};
      norm.weight.shape = {heads * config.headSize};
      return norm;
  }
  return {};
}

void bindProjections(const AttentionConfig& config, std::int64_t d, const std::string& layer,
                     const LlamaTensors& rules, TensorBinder& tensors, AttentionTensors& attention) {
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  const Bias bias = rules.queryKeyValue;
  if (isJoined(layer + "qkv_proj.weight", rules, tensors)) {
    const LinearTensor all = tensors.linear(layer + "qkv_proj", queries + 2 * keys, d, bias);
    attention.query = rowsOf(all, 0, queries);
    attention.key = rowsOf(all, queries, keys);
    attention.value = rowsOf(all, queries + keys, keys);
  } else {
    attention.query = tensors.linear(layer + "q_proj", queries, d, bias);
    attention.key = tensors.linear(layer + "k_proj", keys, d, bias);
    attention.value = tensors.linear(layer + "v_proj", keys, d, bias);
  }
  attention.output = tensors.linear(layer + "o_proj", d, queries, rules.output);
}

AttentionTensors bindAttention(const AttentionConfig& config, std::int64_t d, const std::string& layer,
                               const LlamaTensors& rules, TensorBinder& tensors) {
  const std::string name = layer + "self_attn.";
  AttentionTensors attention;
  bindProjections(config, d, name, rules, tensors, attention);
  if (config.sinks) attention.sinks = tensors.take(name + "sinks", {config.heads});
  if (config.headNorm == HeadNorm::None) return attention;
  attention.queryNorm = bindHeadNorm(config, config.heads, name + "q_", tensors);
  attention.keyNorm = bindHeadNorm(config, config.keyValueHeads, name + "k_", tensors);
  return attention;
}

FeedForwardTensors bindFeedForward(const FeedForwardConfig& config, std::int64_t d, const std::string& layer,
                                   const LlamaTensors& rules, TensorBinder& tensors) {
  const std::string name = layer + "mlp.";
  const Bias bias = rules.feedForward;
  FeedForwardTensors feedForward;
  if (!config.gated) {
    feedForward.up = tensors.linear(name + "c_fc", config.size, d, bias);
    feedForward.down = tensors.linear(name + "c_proj", d, config.size, bias);
    return feedForward;
  }
  if (isJoined(name + "gate_up_proj.weight", rules, tensors)) {
    const LinearTensor both = tensors.linear(name + "gate_up_proj", 2 * config.size, d, bias);
    feedForward.gate = rowsOf(both, 0, config.size);
    feedForward.up = rowsOf(both, config.size, config.size);
  } else {
    feedForward.gate = tensors.linear(name + "gate_proj", config.size, d, bias);
    feedForward.up = tensors.linear(name + "up_proj", config.size, d, bias);
  }
  feedForward.down = tensors.linear(name + "down_proj", d, config.size, bias);
  return feedForward;
}

}  // namespace

NormTensor bindNorm(const StackConfig& stack, const std::string& name, Bias bias, TensorBinder& tensors) {
  if (stack.norm.kind != NormKind::LayerNorm) return tensors.rmsNorm(name, stack.modelSize);
  return tensors.layerNorm(name, stack.modelSize, bias);
}

LayerTensors bindLlamaLayer(const StackConfig& stack, std::size_t index, const std::string& layer,
                            const LlamaTensors& rules, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  LayerTensors bound;
  for (const SublayerConfig& config : stack.layers[index].sublayers) {
    SublayerTensors& sublayer = bound.sublayers.emplace_back();
    if (config.kind == SublayerKind::SelfAttention)
      sublayer.part = bindAttention(config.attention, d, layer, rules, tensors);
    else if (config.kind == SublayerKind::Mixture)
      sublayer.part = bindMixture(config.mixture, d, layer, rules.experts, tensors);
    else
      sublayer.part = bindFeedForward(config.feedForward, d, layer, rules, tensors);
    if (stack.norm.weightless) continue;
    const NormNames names = namesOfNorms(config);
    if (!names.input.empty()) sublayer.inputNorm = bindNorm(stack, layer + names.input, rules.norm, tensors);
    if (!names.output.empty())
      sublayer.outputNorm = bindNorm(stack, layer + names.output, rules.norm, tensors);
  }
  return bound;
}

}  // namespace headlight
