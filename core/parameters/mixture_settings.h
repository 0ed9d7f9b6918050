#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/parameters/activation_kind.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

/// How a router's logits become the experts of a token and their weights.
enum class ExpertRouting {
  /// Softmax over all experts; those with the largest probabilities, which are the weights (Mixtral, Qwen,
  /// OLMoE, DeepSeek-MoE, DeepSeek-V2). A group's score is its largest probability.
  Softmax,
  /// The sigmoid of each logit is a weight; those with the largest sum of sigmoid and correction are chosen
  /// (DeepSeek-V3, GLM-4-MoE). A group's score is the sum of its two largest.
  Sigmoid,
  /// Those with the largest logits; the softmax over these is the weights (gpt_oss).
  SoftmaxOfChosen,
  /// Those with the largest logits, whose sigmoid multiplies the input of the expert, not its output (Llama
  /// 4).
  SigmoidOfInput
};

/// What a mixture of experts computes, apart from its tensors.
struct MixtureSettings {
  std::int64_t experts = 0;
  std::int64_t chosen = 0;      // experts of each token
  std::int64_t expertSize = 0;  // d_ff of one expert
  std::int64_t sharedSize = 0;  // d_ff of the expert for every token; 0: there is none
  ExpertRouting routing = ExpertRouting::Softmax;
  bool normalize = false;         // whether the weights are divided by their sum (norm_topk_prob)
  std::int64_t groups = 1;        // of equally many experts (n_group)
  std::int64_t chosenGroups = 1;  // only experts of these are chosen (topk_group)
  double scale = 1;               // of the weights (routed_scaling_factor)
  Activation activation = Activation::Silu;
  /// 0: an expert's hidden numbers are activation(gate) * up. Otherwise gpt_oss's (up + 1) * gate *
  /// sigmoid(1.702 gate), where gate is at most the limit and up within it (7).
  double limit = 0;
  bool operator==(const MixtureSettings&) const = default;
};

/// One expert: down(activation(gate(x)) * up(x)).
struct ExpertTensors {
  LinearTensor gate;  // [d_expert, d_model]
  LinearTensor up;    // [d_expert, d_model]
  LinearTensor down;  // [d_model, d_expert]
};

struct MixtureTensors {
  LinearTensor router;                   // [experts, d_model], with gpt_oss's bias
  std::optional<TensorView> correction;  // [experts], e_score_correction_bias
  std::vector<ExpertTensors> experts;
  std::optional<ExpertTensors> shared;     // for every token
  std::optional<LinearTensor> sharedGate;  // [1, d_model], whose sigmoid multiplies the shared one (Qwen 2)
};

}  // namespace headlight
