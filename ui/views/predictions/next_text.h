#pragma once

#include <QString>

#include "ui/views/predictions/asked_prediction.h"

namespace headlight {

/// What taking a predicted token would do.
struct NextText {
  QString token;       // its label; empty: there is none
  QString problem;     // why it cannot be taken, in a sentence; empty: it can
  SessionState state;  // with the token in its place, and nothing in focus, so that the next is asked
};

/// Why no token can be added at the place that is asked about, in a sentence; empty: one can, unless it has
/// no text. Costs nothing, unlike nextText().
QString whyNoNextText(const Snapshot& snapshot);

/// Puts the chosen token, or the one that is likeliest in the end, behind the text: a decoder's own, or
/// beside an encoder the one that the decoder has written. Needs the answer to predictionQuestion().
NextText nextText(const Snapshot& snapshot);

/// Takes a token at a place: behind the text, or in place of the mask there. Behind what a model has written
/// it is written too, and what came after the step that is shown gives way. Precondition: the run on the
/// screen is of the session's text (isRunOfText).
NextText takenToken(const Snapshot& snapshot, const AskedPrediction& asked, const WrittenToken& token);

}  // namespace headlight
