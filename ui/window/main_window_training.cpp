#include <QDir>

#include "ui/views/training_scene.h"
#include "ui/window/main_window_private.h"

namespace headlight {

/// Where the runs of trainings are kept.
QString MainWindow::Private::folderForTrainings() const {
  const QString besideSession = store.trainingFolder();
  return besideSession.isEmpty() ? pastedTexts.path() : besideSession;
}

void MainWindow::Private::connectTraining() {
  connect(&training, &TrainingJob::changed, window, [this] { updateViews(); });
  connect(&training, &TrainingJob::failed, window,
          [this](const QString& sentence) { showProblem(sentence); });
  connect(&training, &TrainingJob::snapshotMade, window, [this](qint64, const QString& folder) {
    // Whoever has gone to another model meanwhile is not called back.
    const bool first = training.history()->snapshots.size() == 1;
    if (!optionsIn<TrainingOptions>(state.viewOptions).follow ||
        !(first || shownTrainingStep(snapshot()) >= 0))
      return;
    change({}, [&](SessionState& next) { next.source = CheckpointChoice{folder}; });
  });
}

/// Of what the training does to the heads; its own curves would be the same in every frame.
void MainWindow::Private::exportFrames() {
  Snapshot shown = snapshot();
  shown.state.view = QStringLiteral("heads");
  exports->askForFrames({.shown = shown,
                         .image = {},
                         .services = parts.services,
                         .limits = {settings.maxTokens, settings.traceBytes}});
}

}  // namespace headlight
