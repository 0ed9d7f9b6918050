#pragma once

#include <QString>
#include <optional>

#include "core/explain/prediction.h"
#include "ui/session/predictions_options.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Where a snapshot asks for a prediction, and what of the run is changed for it. A value.
struct AskedPrediction {
  std::int64_t position = 0;  // a token of the stack that logits are made from
  bool masked = false;        // it is hidden behind the mask first
  bool next = true;           // the token behind it is predicted
  bool last = false;          // nothing follows it, so that what is predicted goes on with the text
  std::int64_t tokens = 0;    // of that stack
  bool operator==(const AskedPrediction&) const = default;

  /// Tells questions about different places and inputs apart: "5", "5 masked".
  QString key() const;
};

/// The place that the locked focus names: its query token where that is a token of the stack that logits are
/// made from. Without one the last token of a decoder, or the one before the end where the text has ended; of
/// an encoder the first masked token, or the first that is not special. The focus is the locked one, since a
/// mouse that moves should not run models. Nothing where there is no model to ask (see whyNoPrediction).
std::optional<AskedPrediction> askedPrediction(const Snapshot& snapshot);

/// Of a run of which something can be predicted, without a place yet: how many tokens there are to choose
/// from, and whether the one behind a place is predicted.
AskedPrediction nothingAskedYet(const RunResult& result);

/// Why nothing of a snapshot's run can be predicted wherever one asks, in a sentence; empty where it can.
QString whyNoPredictor(const Snapshot& snapshot);

/// Why a snapshot has no prediction, in a sentence: nothing is predicted of the run, or the focus is on the
/// token that ends the text, and nothing comes after it. Empty where it has one.
QString whyNoPrediction(const Snapshot& snapshot);

/// Whether the last token of the stack that writes ends the text. Precondition: there is a model.
bool hasEnded(const RunResult& result);

/// The run's request with the mask in its place, recording the logits of the place alone. A decoder's text
/// ends there where nothing behind it matters, so that a long text's other logits are not made.
RunRequest askedRequest(const RunResult& result, const AskedPrediction& asked);

/// The token that was chosen, if the model has it.
std::optional<std::int32_t> chosenToken(const Snapshot& snapshot);

/// Labels of the stack that logits are made from, as they are asked: [tokens].
const TokenList& predictedTokens(const RunResult& result);

}  // namespace headlight
