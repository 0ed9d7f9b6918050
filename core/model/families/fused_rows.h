#pragma once

#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

// Queries, keys and values in one matrix [(heads + 2 key/value heads) * d_k, d_model], and which of its rows
// are whose. Each gives `attention` its query, key and value. Precondition: d_v is d_k.

/// For each key/value head the queries that use it, then itself, then its values. With as many key/value
/// heads as heads that is q, k and v of head after head (GPT-NeoX, BLOOM), with one all of q before k and v
/// (Falcon's and GPT-BigCode's multi-query), and anything between in Falcon's new architecture.
void splitByGroups(const LinearTensor& fused, const AttentionConfig& config, AttentionTensors& attention);

/// All queries, then all keys, then all values (MPT).
void splitInBlocks(const LinearTensor& fused, const AttentionConfig& config, AttentionTensors& attention);

/// CodeGen's heads are spread over four processors; for each of them its queries, its values, its keys.
/// Precondition: the heads are divisible by codeGenParts.
inline constexpr std::int64_t codeGenParts = 4;
void splitAsCodeGen(const LinearTensor& fused, const AttentionConfig& config, AttentionTensors& attention);

}  // namespace headlight
