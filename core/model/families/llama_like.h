#pragma once

#include "core/model/families/expert_tensors.h"
#include "core/model/families/rope_keys.h"
#include "core/model/tensor_binder.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;

/// Gives the kind of each layer, see readLayerTypes(). [layers]
using LayerTypesReader = std::vector<std::string> (*)(const JsonFields& config, std::int64_t layers);

/// Where the config classes of LLaMA's relatives differ in their defaults, and where the models differ in
/// what no config says.
struct LlamaDefaults {
  std::int64_t vocabularySize = 32000;
  std::int64_t modelSize = 4096;
  std::int64_t feedForwardSize = 11008;
  std::int64_t layers = 32;
  std::int64_t heads = 32;
  std::int64_t keyValueHeads = 0;  // 0: as many as heads
  std::int64_t headSize = 0;       // 0: d_model / heads
  std::int64_t maxPositions = 2048;
  bool tiedOutput = false;
  NormConfig norm = {NormKind::RmsNorm, 1e-6};
  const char* epsilonKey = "rms_norm_eps";  // nullptr: the config does not say
  NormPlace normPlace = NormPlace::Pre;
  HeadNorm headNorm = HeadNorm::None;
  const char* activationKey = "hidden_act";
  const char* activation = "silu";
  bool gated = true;
  RotaryDefaults rotary = {};  // its headSize and maxPositions are those of the config
  /// Where layers differ in kind: those of kind "sliding_attention" have a window.
  LayerTypesReader layerTypes = nullptr;
  std::int64_t window = 4096;  // where layers have one
};
ModelConfig readLlamaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults);

/// What the ModelConfig does not say of the tensors.
struct LlamaTensors {
  /// Which projections have biases: those that the checkpoint has, unless the config says something else.
  Bias queryKeyValue = Bias::IfThere;
  Bias output = Bias::IfThere;
  Bias feedForward = Bias::IfThere;
  Bias norm = Bias::With;  // of LayerNorms
  ExpertNames experts = {};
  std::string head = "lm_head.weight";
  /// Whether a model that is made anew has q, k and v in one tensor, and gate and up.
  bool joined = false;
};
/// What a flag such as "attention_bias" says.
Bias biasOf(const JsonFields& config, const char* flag);
ModelWeights bindLlamaLikeWeights(const ModelConfig& config, const LlamaTensors& rules,
                                  TensorBinder& tensors);
/// The family's bindWeights where "attention_bias" is that of q, k, v and o, and "mlp_bias" that of the
/// feed-forward.
ModelWeights bindLlamaWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors);

}  // namespace headlight
