#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "core/attention/interventions.h"

namespace headlight {

/// A token taken out of the run; of the decoder's text where a decoder stands beside an encoder.
struct CutToken {
  std::int64_t token = 0;
  bool ofDecoder = false;
  bool operator==(const CutToken&) const = default;
};

/// The positional encoding switched off.
struct WithoutPositions {
  bool operator==(const WithoutPositions&) const = default;
};

/// In place of the model's own scale of q.k.
struct ScoreScale {
  float scale = 1;
  bool operator==(const ScoreScale&) const = default;
};

/// One change to the computation that is not the model's own doing.
using ExperimentChange = std::variant<AblatedHead, CutToken, BlockedKey, WithoutPositions, ScoreScale>;

/// A change that a person has made and can switch off and on. A value.
struct Experiment {
  ExperimentChange change;
  bool on = true;
  bool operator==(const Experiment&) const = default;
};

/// What a run is asked for: the changes that are on. Of several score scales the last one counts.
Interventions interventionsOf(const std::vector<Experiment>& experiments);
/// An experiment for each change of a run, all of them on.
std::vector<Experiment> experimentsOf(const Interventions& interventions);

/// Adds a change that is on. It takes the place of one that cannot be beside it: the same one, the same head
/// switched off in the other way, another score scale.
void addExperiment(std::vector<Experiment>& experiments, const ExperimentChange& change);
/// Whether a change is among the experiments and on.
bool isOn(const std::vector<Experiment>& experiments, const ExperimentChange& change);
/// Adds WithoutPositions, or takes it away.
void setWithoutPositions(std::vector<Experiment>& experiments, bool without);

}  // namespace headlight
