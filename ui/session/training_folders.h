#pragma once

#include <QStringList>

#include "ui/session/session_state.h"

namespace headlight {

/// How many runs of trainings are kept that nothing names.
constexpr int keptTrainings = 10;

/// The paths of a session that may lie in the run of a training: its model, one that it is compared with, and
/// the run whose curves it shows.
QStringList trainingPaths(const SessionState& session);

/// Deletes the runs of trainings in `folder`, whose names are the time at which they began, but for the
/// newest ones, those that a path of `named` lies in, and those that a saved session names (keepTraining()).
/// The disk may take its time.
void cleanTrainings(const QString& folder, const QStringList& named);

/// Marks the runs in `folder` that these paths lie in: a session that is saved names them.
void keepTrainings(const QString& folder, const QStringList& paths);

}  // namespace headlight
