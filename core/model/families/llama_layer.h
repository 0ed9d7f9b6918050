#pragma once

#include <string>

#include "core/model/families/llama_like.h"

namespace headlight {

/// The tensors of one layer as LLaMA and its relatives name them: self_attn.{q,k,v,o}_proj or
/// self_attn.qkv_proj, mlp.{gate,up,down}_proj or mlp.gate_up_proj (without a gate mlp.c_fc and mlp.c_proj),
/// experts, sinks, and the norms that stand where the config has them. `layer` is what their names begin
/// with: "model.layers.3.". Throws Error naming file and tensor.
LayerTensors bindLlamaLayer(const StackConfig& stack, std::size_t index, const std::string& layer,
                            const LlamaTensors& rules, TensorBinder& tensors);

/// A norm over d_model numbers of the stack's kind.
NormTensor bindNorm(const StackConfig& stack, const std::string& name, Bias bias, TensorBinder& tensors);

}  // namespace headlight
