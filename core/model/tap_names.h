#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/trace/taps.h"

namespace headlight {

/// One thing that a model can record, with what it is called.
struct TapInfo {
  TapPlace place;
  /// Ours, "layers.3.attention.query"; of a model with two stacks "decoder.layers.3.attention.query".
  std::string name;
  /// TransformerLens's for the same numbers, "blocks.3.attn.hook_q"; of a model with two stacks
  /// "decoder.3.attn.hook_q". Empty where it has none.
  std::string alias;
  std::string bareName;  // without stack and layer: "attention.query"
  std::string bareAlias;
  std::string shape;         // in words: "tokens, heads, d_k"
  std::int64_t heads = 0;    // 0: rows are not cut into heads
  std::int64_t columns = 0;  // heads * size, or the size
};

/// Everything that a model can record, in the order of the forward: the only table of the names.
std::vector<TapInfo> tapsOf(const ModelConfig& config, const ModelWeights& weights);

}  // namespace headlight
