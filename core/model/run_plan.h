#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layers/embedding_source.h"
#include "core/layers/forward_context.h"
#include "core/model/model_config.h"
#include "core/model/run_request.h"

namespace headlight {

/// A request checked against its model, with every default filled in.
struct RunPlan {
  AttentionKind kind = AttentionKind::Decoder;
  std::int64_t tokens = 0;
  std::vector<std::int64_t> positions;           // [tokens], of every token; -1 for RoBERTa's padding
  std::vector<int> tokenTypes;                   // [tokens], or empty where the model has none
  bool withPositions = true;                     // whether positions are encoded at all
  std::vector<AttentionRule> rules;              // [layers]
  std::vector<std::vector<HeadChange>> changes;  // [layers]
  std::vector<std::string> warnings;
  bool hasMeanAblation = false;
  bool causal = false;  // whether no token depends on a later one
};

/// Checks the request. `drawn` stands in for the vocabulary where the model has none. Throws Error naming the
/// token and the number for: no token at all, an id outside the vocabulary, a token type the model has not,
/// lists whose lengths differ, an attention mask of other numbers than 0 and 1, a position outside a learned
/// table, more tokens than learned positions, a sliding window asked of a model without one, a head the model
/// has not.
RunPlan planRun(const ModelConfig& config, const EmbeddingSource* drawn, const RunRequest& request);

}  // namespace headlight
