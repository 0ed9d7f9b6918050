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

/// The examples in the order of the menu; of each embedded model's the one that suits it best comes first.
std::vector<ExampleSentence> exampleSentences();

/// What a newcomer sees first: a trained model on a sentence that suits it. The head and the token are those
/// that the model's files name.
SessionState startState();

/// Puts the example's texts into the session, with no token locked. The source stays.
void showExample(const ExampleSentence& example, SessionState& session);

/// Whether two sources are one model, trained or not; so is one playground another, whatever its settings.
bool sameButForTraining(const SourceChoice& left, const SourceChoice& right);

/// The first example of the model that a person changes to, if what the session shows is an example too, and
/// not one of that model's. Nothing where a person has written the text, or the model has no example.
std::optional<ExampleSentence> ownExampleInPlaceOf(const SessionState& session, const SourceChoice& model);

}  // namespace headlight
