#pragma once

#include "ui/models/training_history.h"

namespace headlight {

/// What a training has left in its folder: the steps of its log and its snapshots. Lines that are cut or make
/// no sense are passed over; a folder without a training gives an empty history.
TrainingHistory readTrainingFolder(const QString& folder);

/// The snapshots below a training's folder, by their steps.
std::vector<TrainingHistory::Snapshot> snapshotsBelow(const QString& folder);

}  // namespace headlight
