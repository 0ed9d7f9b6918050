#pragma once

#include "core/model/tensor_binder.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;

// What DeepSeek-V2 and its successors have in common: LLaMA with multi-head latent attention and, but for the
// first layers, mixtures of experts.

struct LatentDefaults {
  std::int64_t vocabularySize = 0;
  std::int64_t modelSize = 0;
  std::int64_t feedForwardSize = 0;
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::int64_t maxPositions = 0;
};

/// Everything but the experts: every layer has a feed-forward. Throws Error naming file and field.
ModelConfig readLatentConfig(const JsonFields& config, const LatentDefaults& defaults);

struct LatentExpertDefaults {
  std::int64_t experts = 0;
  std::int64_t chosen = 0;  // 0: the config must say it
  std::int64_t expertSize = 0;
  std::int64_t shared = 0;
  double scale = 1;
};

/// What n_routed_experts, num_experts_per_tok, moe_intermediate_size, n_shared_experts and
/// routed_scaling_factor say; routing and groups are for the family to set.
MixtureSettings readLatentExperts(const JsonFields& config, const LatentExpertDefaults& defaults);
/// Experts in n_group groups, of which topk_group are looked at.
void readExpertGroups(const JsonFields& config, MixtureSettings& settings, std::int64_t groups,
                      std::int64_t chosenGroups);

/// Layers past num_hidden_layers are left alone.
ModelWeights bindLatentWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors);

}  // namespace headlight
