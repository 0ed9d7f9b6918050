#pragma once

#include <string>
#include <vector>

#include "core/arrays/array_labels.h"
#include "core/message.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// One kind of attention out of a file, checked and widened.
struct ImportedArray {
  std::string name;  // as messages call it: "a.npy", "a.safetensors: encoder"
  AttentionKind kind = AttentionKind::Encoder;
  PatternShape shape;
  std::vector<float> cells;  // [layers, heads, queries, keys], all finite
  ArrayLabels labels;
  /// Keys [0, n) that each query may look at, one n for each query; empty where nothing is known of a mask.
  std::vector<std::int64_t> visibleKeys;
  /// How far sums of softmax rows may be from 1 by the rounding of the stored weights.
  float rowTolerance = 1e-3f;
};

/// What a file holds.
struct ImportedFile {
  std::vector<ImportedArray> arrays;  // at most one of a kind
  std::string description;
  std::vector<Message> notes;
};

}  // namespace headlight
