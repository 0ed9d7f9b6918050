#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/session/session_state.h"

namespace headlight {

/// A text to start from, with the model it suits.
struct ExampleSentence {
  QString group;  // "English", "Chinese", ...
  QString text;
  QString pairText;
  QString suits;                       // in words, as the menu shows it
  std::optional<SourceChoice> source;  // what choosing it opens; none: the model at hand is kept
};

/// The examples in the order of the menu.
std::vector<ExampleSentence> exampleSentences();

/// What a newcomer sees first: a trained model on a sentence that suits it.
SessionState startState();

}  // namespace headlight
