#pragma once

#include <cstdint>
#include <vector>

#include "core/attention/head_id.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// How many heads of a kind of attention a layer has: 0 where it does not attend in this way. The model has
/// the stack that the kind belongs to.
std::int64_t headsOf(const ModelConfig& config, AttentionKind kind, std::size_t layer);

/// The heads of a kind of attention that a model has, layer by layer; empty where it has none of the kind.
std::vector<HeadId> allHeads(const ModelConfig& config, AttentionKind kind);

}  // namespace headlight
