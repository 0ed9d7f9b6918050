#pragma once

#include <vector>

#include "core/attention/head_id.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// The heads of a kind of attention that a model has, layer by layer; empty where it has none of the kind.
std::vector<HeadId> allHeads(const ModelConfig& config, AttentionKind kind);

}  // namespace headlight
