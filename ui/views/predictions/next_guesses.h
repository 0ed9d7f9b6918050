#pragma once

#include <optional>
#include <vector>

#include "ui/views/predictions/prediction_questions.h"
#include "ui/views/predictions/stage_table.h"

namespace headlight {

/// A token that may come next, or stand behind the mask, by the model's own probabilities.
struct NextGuess {
  NamedToken token;
  double probability = 0;
  std::optional<double> before = {};  // without the experiments; nothing: none is on
};

/// The likeliest of them, likeliest first; where experiments are on and another one was the likeliest without
/// them, that is the last.
struct NextGuesses {
  static constexpr std::size_t most = 3;
  std::vector<NextGuess> guesses;
};

/// Where the text goes on: behind its last token, beside an encoder its decoder's; of a model that guesses
/// hidden tokens the masked token that is locked, or the first one. Nothing where the text has none, and
/// without a model that predicts.
std::optional<AskedPrediction> guessPlace(const Snapshot& snapshot);

/// Of NextGuesses.
Question guessQuestion(const AskedPrediction& asked);

/// The token whose probability one experiment changes most.
struct ProbabilityChange {
  NamedToken token;
  double before = 0;  // without the experiment, the others as they are
  double after = 0;
};

/// Where the change by experiments is told: at guessPlace(), or where there is none at the token that is
/// locked.
std::optional<AskedPrediction> changePlace(const Snapshot& snapshot);

/// Of a ProbabilityChange by the experiment of this index among those that the run was made with
/// (experimentsOf).
Question changeQuestion(const AskedPrediction& asked, std::size_t experiment);

}  // namespace headlight
