#pragma once

#include "ui/models/training_history.h"

namespace headlight {

/// What a training has left in its folder: the steps of its log and its snapshots. Lines that are cut or make
/// no sense are passed over; a folder without a training gives an empty history.
TrainingHistory readTrainingFolder(const QString& folder);

/// The training that a model comes from.
struct ModelTraining {
  TrainingHistory history;  // without a folder: there is none
  qint64 step = -1;         // of the snapshot that the model is; -1: it is what the training has ended with
};

/// Of a model's directory, which is that of a training or one of the snapshots below it.
ModelTraining trainingOfModel(const QString& directory);

/// The snapshots below a training's folder, by their steps.
std::vector<TrainingHistory::Snapshot> snapshotsBelow(const QString& folder);

}  // namespace headlight
