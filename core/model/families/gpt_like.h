#pragma once

#include <vector>

#include "core/model/tensor_binder.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;

// What the decoders with LayerNorms and a plain feed-forward have in common: GPT-2, GPT-NeoX, BLOOM, ...

/// A key of a config, and what its class in transformers puts where it is missing.
struct SizeKey {
  const char* key = nullptr;
  std::int64_t otherwise = 0;
};

struct GptKeys {
  SizeKey layers;
  SizeKey heads;
  SizeKey size;
  SizeKey feedForward;  // a default of 0 stands for 4 d_model, and no key for always that
  SizeKey vocabulary;
  SizeKey positions;
  const char* epsilon = "layer_norm_epsilon";      // nullptr: always the default, 1e-5
  const char* activation = "activation_function";  // nullptr: GELU, unless the family sets another
  const char* defaultActivation = "gelu_new";
  bool tied = true;
};

/// Equal layers of a causal self-attention with as many key/value heads as heads and a feed-forward, a norm
/// before each, and learned positions; the family changes what is different. Throws Error naming file and
/// field.
ModelConfig readGptLikeConfig(const JsonFields& config, const GptKeys& keys);

/// How the matrices of queries, keys and values lie, see fused_rows.h.
enum class QueryKeyValue { Apart, ByGroups, InBlocks, CodeGen };

/// What the tensors of a layer are called after "h.0.", without ".weight" and ".bias".
struct GptLayerNames {
  const char* attentionNorm = "ln_1";
  const char* feedForwardNorm = "ln_2";  // not looked at where the config has no such norm
  QueryKeyValue rows = QueryKeyValue::Apart;
  std::vector<const char*> queryKeyValue;  // three names, or one
  const char* output = nullptr;
  const char* up = nullptr;
  const char* down = nullptr;
};

/// Which projections have biases.
struct GptBiases {
  Bias queryKeyValue = Bias::With;
  Bias output = Bias::With;
  Bias feedForward = Bias::With;
  bool norms = true;
};

/// What tensors are called inside the base model, but for those of the head.
struct GptNames {
  const char* embedding = "wte.weight";
  const char* layers = "h.";
  const char* layersKey = "n_layer";
  const char* finalNorm = "ln_f";  // nullptr: none
  const char* head = "lm_head";
  bool headBias = false;
  GptLayerNames layer;
};

/// The weights but for positions and the norm of the embeddings, which the family adds.
ModelWeights bindGptLikeWeights(const ModelConfig& config, const GptNames& names, const GptBiases& biases,
                                TensorBinder& tensors);

}  // namespace headlight
