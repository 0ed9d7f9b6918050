#pragma once

#include <QByteArray>
#include <QImage>

#include "core/parallel/execution.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A picture as the clipboard takes it. The PNG is made beforehand: otherwise it would be made on the GUI
/// thread when another program asks for it.
struct CopiedImage {
  QImage image;
  QByteArray png;
};

/// The picture of the current view, twice the screen's resolution, with its caption. Called from any thread.
/// Throws Error when there is nothing to paint, Cancelled.
CopiedImage renderCopy(const Snapshot& snapshot, bool dark, const Execution& execution);
/// GUI thread.
void putOnClipboard(const CopiedImage& copied);

}  // namespace headlight
