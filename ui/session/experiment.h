#pragma once

#include <QString>
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

/// Where the token of a change stands, so that the change stays with it while the text is edited: its
/// characters without the spaces before them, or, of a token that was added to the text (such as [SEP]), its
/// piece and how many of the same stand before it.
struct TokenPlace {
  QString label;  // what a person reads
  bool inPair = false;
  qsizetype begin = -1;  // UTF-16 units of its text; -1: the token was added
  qsizetype end = -1;
  int number = 0;  // how many tokens before it have the same characters, or the same piece
  QString piece = {};
  bool operator==(const TokenPlace&) const = default;
};

/// A change that a person has made and can switch off and on. A value.
struct Experiment {
  ExperimentChange change;
  bool on = true;
  /// Of its tokens, a query before a key; empty: of none, or they were not looked up yet.
  std::vector<TokenPlace> places = {};
  bool lost = false;  // the text, or the model, has its token no more; it is off then
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
