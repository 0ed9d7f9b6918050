#include "ui/export/frame_export.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/error.h"
#include "ui/session/focus.h"
#include "ui/views/shown_snapshot.h"

namespace headlight {

namespace {

/// Progress within one of several equal parts.
Execution partOf(const Execution& whole, std::size_t part, std::size_t parts) {
  Execution execution = whole;
  if (whole.progress)
    execution.progress = [progress = whole.progress, part, parts](double fraction) {
      progress((double(part) + fraction) / double(parts));
    };
  return execution;
}

Snapshot snapshotAt(const FrameExport& frames, const QString& folder, ModelCache& models,
                    const Execution& execution) {
  Snapshot snapshot = frames.shown.ofRun();
  snapshot.state.source = CheckpointChoice{folder};
  const ComputeJob job{*frames.services, models, frames.limits, {}};
  const ComputeOutcome outcome = compute(computeRequestOf(snapshot.state), job, execution);
  snapshot.result = outcome.result;
  if (!snapshot.result)
    throw Error(
        QCoreApplication::translate("FrameExport", "There is no text to make pictures of.").toStdString());
  snapshot.focus = clampFocus(snapshot.focus, *snapshot.result->trace);
  snapshot.answers.clear();
  return shownSnapshot(snapshot, outcome.shown);
}

}  // namespace

QString frameFile(const QString& file, qint64 step) {
  const QFileInfo info(file);
  return QStringLiteral("%1/%2-%3.%4")
      .arg(info.path(), info.completeBaseName())
      .arg(step, 6, 10, QLatin1Char('0'))
      .arg(info.suffix());
}

std::int64_t exportFrames(const FrameExport& frames, const Execution& execution) {
  if (!frames.shown.training || frames.shown.training->snapshots.empty())
    throw Error(QCoreApplication::translate("FrameExport", "There is no training whose steps could be drawn.")
                    .toStdString());
  const std::vector<TrainingHistory::Snapshot>& steps = frames.shown.training->snapshots;
  ModelCache models(0);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    execution.throwIfStopped();
    const Execution part = partOf(execution, i, steps.size());
    ImageRequest image = frames.image;
    image.file = frameFile(frames.image.file, steps[i].step);
    exportImage(snapshotAt(frames, steps[i].folder, models, part), image, part);
  }
  return std::ssize(steps);
}

}  // namespace headlight
