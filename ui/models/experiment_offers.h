#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/session/experiment.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// An experiment that can be made at the focus, as a menu has it.
struct ExperimentOffer {
  QString text;                            // "Switch head 2.5 off"
  QString obstacle;                        // why it cannot be made now, in a few words; empty: it can
  std::optional<ExperimentChange> change;  // none: a number has to be asked for first, the score scale
};

/// What can be made of the locked focus: the head, the query token, the cell, and the whole run.
std::vector<ExperimentOffer> experimentOffers(const Snapshot& snapshot);

/// The scale of the focused head's own scores; nothing without a model or where its layer has no attention.
std::optional<float> ownScoreScale(const Snapshot& snapshot);

/// Why nothing at all can be changed, in a sentence; empty where something can.
QString experimentObstacle(const Snapshot& snapshot);

}  // namespace headlight
