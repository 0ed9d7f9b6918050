#pragma once

#include <optional>
#include <string>

#include "core/model/families/bert_like.h"

namespace headlight {

// What the versions of DeBERTa share.

/// BERT's keys with DeBERTa's defaults, and what scores get by distance: relative_attention, pos_att_type,
/// max_relative_positions, position_biased_input.
ModelConfig readDebertaLikeConfig(const JsonFields& config, const BertDefaults& defaults);

/// The stack's table of embeddings of distances, [2 * span, d_model], where its layers look at it.
void bindDistances(const StackConfig& stack, StackTensors& encoder, TensorBinder& tensors);

/// cls.predictions, which `legacy` is for, or lm_predictions.lm_head, as Microsoft's files have it. Nothing
/// if the checkpoint has neither.
std::optional<OutputHeadTensors> bindDebertaHead(const ModelConfig& config, const JsonFields& fields,
                                                 const TensorView& tokenEmbedding, TensorBinder& tensors);

/// The name a tied token embedding may be stored under instead of its own.
inline constexpr const char* debertaDecoder = "cls.predictions.decoder.weight";

}  // namespace headlight
