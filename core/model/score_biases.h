#pragma once

#include <memory>
#include <vector>

#include "core/attention/attention_rule.h"
#include "core/layers/linear.h"
#include "core/model/run_plan.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// What the weights and positions of one stack add to the rules of its self-attention: biases of scores and
/// sinks. Tables are read, and embeddings of distances projected, once, when the model is built.
class ScoreBiases {
 public:
  /// Throws Cancelled.
  ScoreBiases(const StackConfig& config, const StackTensors& tensors, LinearWorkspace& linears,
              const Execution& execution);

  /// Puts sinks and biases into the rule of a layer; no bias where the run is without positions.
  void complete(std::size_t layer, const StackPlan& plan, AttentionRule& rule);

  /// The learned numbers by distance of a layer; nullptr where it has none.
  const RelativeBias* relative(std::size_t layer) const;

 private:
  std::shared_ptr<const AttentionBias> keyBias(const AttentionConfig& attention, const StackPlan& plan,
                                               float scale);

  // The bias by key of the run under way, which its layers share.
  struct KeyBiasOfRun {
    ScoreBias kind = ScoreBias::None;
    float scale = 0;
    std::vector<std::int64_t> positions;
    std::shared_ptr<const AttentionBias> bias;
  };

  const StackConfig m_config;
  std::vector<std::vector<float>> m_sinks;                         // [layers], empty without
  std::vector<std::shared_ptr<const AttentionBias>> m_byDistance;  // [layers], nullptr without
  KeyBiasOfRun m_ofRun;
};

}  // namespace headlight
