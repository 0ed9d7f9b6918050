#pragma once

#include <optional>
#include <vector>

#include "core/explain/score_terms.h"
#include "ui/views/neuron/neuron_cell.h"
#include "ui/views/neuron/neuron_options.h"

namespace headlight {

/// A part of the head's dimensions, in the order in which they stand in the picture.
struct NeuronGroup {
  DimensionGroup part;
  std::vector<std::int64_t> dimensions;
  double sum = 0;  // of its products
};

/// What each frequency pair of rotary adds to the dot product.
struct NeuronPair {
  RotaryPair pair;
  std::int64_t number = 0;
  double share = 0;
  std::optional<double> shareBefore;  // before rotary
};

/// The numbers behind one cell, dimension by dimension. A value.
struct NeuronContent {
  NeuronCell cell;  // with words where there is nothing to show; the rest is empty then
  CellFacts facts;
  CellVectors vectors;                // as the score uses them
  std::vector<double> terms;          // [d_k] q_i * k_i
  std::vector<double> running;        // [d_k] sums of the products from the left, in the order of the picture
  std::optional<CellVectors> before;  // before rotary, where it turns them and is asked for
  std::vector<double> termsBefore;    // [d_k] or empty
  QString beforeProblem;              // why there is no `before`, in a sentence; or empty
  bool turned = false;                // whether rotary turns q and k
  std::vector<NeuronPair> pairs;      // in the order of the picture; empty without rotary
  std::vector<NeuronGroup> groups;    // at least one
  ScoreBias bias = ScoreBias::None;
  bool withoutPositions = false;  // by an experiment
  bool isBlocked = false;         // the cell, by an experiment
};

/// Throws Cancelled. The answer to unrotatedQuestion() is looked for in the snapshot.
NeuronContent neuronContent(const Snapshot& snapshot);

}  // namespace headlight
