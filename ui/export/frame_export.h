#pragma once

#include "ui/compute/compute_job.h"
#include "ui/export/image_exporter.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A picture of every snapshot of a training, each of the same text, view and focus.
struct FrameExport {
  Snapshot shown;      // the session and the training; its run is not looked at
  ImageRequest image;  // the file frames.png makes frames-000020.png of step 20, and so on
  std::shared_ptr<const ComputeServices> services;
  RunLimits limits;
};

/// The file of one step.
QString frameFile(const QString& file, qint64 step);

/// Writes all of them, in order, and returns how many; those that were written before an error or a
/// cancellation stay. Throws Error, Cancelled.
std::int64_t exportFrames(const FrameExport& frames, const Execution& execution);

}  // namespace headlight
