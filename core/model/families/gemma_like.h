#pragma once

#include "core/model/families/llama_like.h"

namespace headlight {

/// What the config classes of the Gemmas have in common, with Gemma 2's sizes: norms with 1 + w, tied output.
LlamaDefaults gemmaDefaults();

/// Reads the config with these defaults, and multiplies embeddings with sqrt(d_model).
ModelConfig readGemmaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults);

/// The caps where the config has no keys for them; 0: none.
struct GemmaCaps {
  float scoreCap = 0;
  float logitCap = 0;
};
/// query_pre_attn_scalar (256), whose root divides scores; attn_logit_softcapping and
/// final_logit_softcapping, where null stands for none.
void readGemmaScores(const JsonFields& config, const GemmaCaps& otherwise, ModelConfig& model);

/// Throws Error for use_bidirectional_attention, which only Gemma 3 is known to be published with.
void refuseBidirectional(const JsonFields& config);

}  // namespace headlight
