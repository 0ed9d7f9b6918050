#pragma once

#include <vector>

#include "core/model/model.h"
#include "ui/session/experiment.h"

namespace headlight {

/// The tokens that experiments count in, and the texts that their ranges count in.
struct PlacedTokens {
  const Model* model = nullptr;
  const TokenList& tokens;         // of the encoder, or of the only stack
  const TokenList& decoderTokens;  // beside an encoder, from the second text
  const QString& text;
  const QString& pairText;  // empty beside an encoder: the model writes its decoder's text itself
};

/// Experiments in the tokens of a run: each one counts tokens anew by its places. One whose token is not
/// there is lost and off. What the model has still to write has no places; it is left as it is.
std::vector<Experiment> experimentsIn(std::vector<Experiment> experiments, const PlacedTokens& run);

/// Looks up the places of those that have none yet, in the run that their tokens are counted in.
void findPlaces(std::vector<Experiment>& experiments, const PlacedTokens& run);

/// One of the two texts, before and after an edit.
struct EditedText {
  bool isPair = false;
  const QString& before;
  const QString& after;
};

/// Moves places along with the text: by the fewest insertions and removals that make one text of the other
/// (keptCharacters). What lost a character, or got one inside, is lost and off; so is a token without a
/// place, which could not be found again.
void followEdit(std::vector<Experiment>& experiments, const EditedText& edit);

/// Those of tokens of a text that was replaced as a whole are lost; or only those that have no place, as
/// where another model writes other tokens.
void loseTokens(std::vector<Experiment>& experiments, bool onlyUnplaced);

}  // namespace headlight
