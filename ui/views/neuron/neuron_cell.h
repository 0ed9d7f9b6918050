#pragma once

#include <optional>

#include "core/explain/unrotated_vectors.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The cell that the view is about.
struct NeuronCell {
  HeadId head;
  std::int64_t query = -1;
  std::int64_t key = -1;
  bool isLargest = false;  // no key is chosen: this one has the largest weight of the row
  QString missing;         // why there is no cell, in words; empty where there is one
};

/// The focused cell, or that of the focused query's largest weight.
NeuronCell neuronCell(const Snapshot& snapshot);

/// How the focused attention is made; nullptr where there is no model, or the layer has none of this kind.
const AttentionConfig* focusedAttention(const Snapshot& snapshot);
/// What turns its queries and keys in this run; nullptr: nothing.
const RotarySettings* focusedRotary(const Snapshot& snapshot);

/// The question for queries and keys before rotary, an UnrotatedVectors; nothing where none turns them or
/// nobody wants to see it.
std::optional<Question> unrotatedQuestion(const Snapshot& snapshot);

}  // namespace headlight
