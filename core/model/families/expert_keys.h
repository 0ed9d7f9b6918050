#pragma once

#include <cstdint>
#include <vector>

#include "core/parameters/stack_config.h"

namespace headlight {

class JsonFields;

/// What a family's config class puts where the config says nothing of its experts, and under which keys it
/// looks.
struct ExpertDefaults {
  const char* countKey = "num_experts";
  const char* sizeKey = "moe_intermediate_size";
  std::int64_t experts = 0;
  std::int64_t chosen = 0;      // num_experts_per_tok
  std::int64_t expertSize = 0;  // d_ff of one
};

/// Softmax routing; norm_topk_prob is for the family to read. Throws Error if more experts are chosen than
/// there are.
MixtureSettings readExperts(const JsonFields& config, const ExpertDefaults& defaults);

/// Which layers have experts, as Qwen's config classes have it: those that mlp_only_layers does not list,
/// and of these every decoder_sparse_step-th (1). Throws Error if the list is no list of numbers. [layers]
std::vector<bool> readStepLayers(const JsonFields& config, std::int64_t layers);

/// The same as DeepSeek's have it: mlp_layer_types, or every moe_layer_freq-th from first_k_dense_replace on.
/// [layers]
std::vector<bool> readExpertLayers(const JsonFields& config, std::int64_t layers,
                                   std::int64_t firstOtherwise);

/// Puts the mixture in the place of the feed-forward of these layers, whose activation the experts have.
/// [layers]
void useExperts(StackConfig& stack, const MixtureSettings& settings, const std::vector<bool>& layers);
/// In all layers.
void useExperts(StackConfig& stack, const MixtureSettings& settings);

}  // namespace headlight
