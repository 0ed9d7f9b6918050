#pragma once

#include <QString>

#include "ui/views/predictions/asked_prediction.h"

namespace headlight {

/// What is asked, in a sentence: "After “sat” (token 3), as the next token".
QString predictionHeading(const Snapshot& snapshot, const AskedPrediction& asked);

/// How likely the model found what the text really has there; empty where the text ends.
QString predictionNote(const Snapshot& snapshot, const AskedPrediction& asked, const Prediction& prediction);

}  // namespace headlight
