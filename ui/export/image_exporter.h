#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include "core/parallel/execution.h"
#include "ui/views/snapshot.h"

namespace headlight {

enum class ImageScope { CurrentView, FocusedHead, Layer, HeadMap };

/// One image to write. The format follows from the file's extension: png, svg, pdf.
struct ImageRequest {
  QString view = QStringLiteral("heads");  // for ImageScope::CurrentView; ids of viewRegistry()
  ImageScope scope = ImageScope::CurrentView;
  QSize size;        // pixels of a PNG, points of SVG and PDF; empty: what suits the picture
  double scale = 1;  // PNG: pixels for each point (dpi / 96)
  bool dark = false;
  bool caption = true;  // model, layer, head, text
  QString file;
};

/// Writes the image through a temporary file and a rename. Throws Error naming the file, Cancelled (the old
/// file stays). Needs a QApplication; called from the GUI thread.
void exportImage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution);
/// The same picture in memory, for the clipboard.
QImage renderImage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution);

}  // namespace headlight
