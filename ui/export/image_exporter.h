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
  QSize size;  // pixels of a PNG, points (96 to the inch) of SVG and PDF; empty: what suits the picture
  /// How much larger than on the screen text and lines are; for a PNG the pixels of a point, dpi / 96.
  /// 0: what suits: the picture fills `size`; without a size 2 for a PNG and 1 for SVG and PDF.
  double scale = 0;
  bool dark = false;
  bool numbers = true;       // weights in cells that have room for them
  bool frames = true;        // lines around heatmaps and the focused head
  bool transparent = false;  // nothing behind the picture
  bool caption = true;       // model, layer, head, text; "untrained" and "random" are said without it too
  QString file;
};

/// Writes the image through a temporary file and a rename. Throws Error naming the file, Cancelled (the old
/// file stays). Needs a QGuiApplication; called from any thread.
void exportImage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution);
/// The same picture in memory, for the clipboard and the preview.
QImage renderImage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution);
/// An image as the bytes of a PNG file. Throws Error, Cancelled.
QByteArray pngBytes(const QImage& image, const Execution& execution);

}  // namespace headlight
