#include "ui/export/copy_image.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "ui/export/image_exporter.h"

namespace headlight {

CopiedImage renderCopy(const Snapshot& snapshot, bool dark, const Execution& execution) {
  ImageRequest request;
  request.view = snapshot.state.view;
  request.dark = dark;
  CopiedImage copied;
  copied.image = renderImage(snapshot, request, execution);
  copied.png = pngBytes(copied.image, execution);
  return copied;
}

void putOnClipboard(const CopiedImage& copied) {
  auto* data = new QMimeData;  // the clipboard owns it
  data->setImageData(copied.image);
  data->setData(QStringLiteral("image/png"), copied.png);
  QGuiApplication::clipboard()->setMimeData(data);
}

}  // namespace headlight
