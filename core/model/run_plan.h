#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/layers/forward_context.h"
#include "core/message.h"
#include "core/model/run_request.h"
#include "core/parameters/embedding_source.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// One kind of attention in a run.
struct AttentionPlan {
  std::vector<AttentionRule> rules;              // [layers]
  std::vector<std::vector<HeadChange>> changes;  // [layers]
};

/// What one stack is run with.
struct StackPlan {
  std::int64_t tokens = 0;
  std::vector<std::int64_t> positions;  // [tokens], of every token; -1 for RoBERTa's padding
  std::vector<int> tokenTypes;          // [tokens], or empty where the stack has none
  bool withPositions = true;            // whether positions are encoded at all
  std::vector<std::uint8_t> absent;     // [tokens], 1 for padding and cut tokens; empty: none is
  AttentionPlan self;
  AttentionPlan cross;  // of a decoder beside an encoder, otherwise empty

  /// Whether no token depends on a later one of this stack.
  bool isCausal() const;
  bool hasMeanAblation() const;
};

/// A request checked against its model, with every default filled in.
struct RunPlan {
  std::optional<StackPlan> encoder;
  std::optional<StackPlan> decoder;
  std::vector<Message> warnings;

  const StackPlan& main() const { return decoder ? *decoder : *encoder; }
};

/// The ids that a stack of a model takes: a decoder beside an encoder takes the request's decoder ids.
const std::vector<std::int32_t>& idsOf(const ModelConfig& config, AttentionKind stack,
                                       const RunRequest& request);
/// Those of the stack that logits are made from.
const std::vector<std::int32_t>& mainIds(const ModelConfig& config, const RunRequest& request);

/// Checks the request. `drawn` stands in for the vocabulary where the model has none. Throws Error naming the
/// token and the number for: no token at all, an id outside the vocabulary, a token type the model has not,
/// lists whose lengths differ, an attention mask of other numbers than 0 and 1, a position outside a learned
/// table, more tokens than learned positions, a sliding window asked of a model without one, a head the model
/// has not, an encoder-decoder model without decoder ids, and masks or positions for attention that the model
/// has not.
RunPlan planRun(const ModelConfig& config, const EmbeddingSource* drawn, const RunRequest& request);

}  // namespace headlight
