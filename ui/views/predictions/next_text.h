#pragma once

#include <QString>

#include "ui/views/snapshot.h"

namespace headlight {

/// What pressing "Add token" would do.
struct NextText {
  QString token;       // its label; empty: there is none
  QString problem;     // why it cannot be added, in a sentence; empty: it can
  SessionState state;  // with the token behind the text, and nothing in focus, so that the next is asked
};

/// Why no token can be added at the place that is asked about, in a sentence; empty: one can, unless it has
/// no text. Costs nothing, unlike nextText().
QString whyNoNextText(const Snapshot& snapshot);

/// Puts the chosen token, or the one that is likeliest in the end, behind the text: a decoder's own, or
/// beside an encoder the one that the decoder has written. Needs the answer to predictionQuestion().
NextText nextText(const Snapshot& snapshot);

}  // namespace headlight
