#include "ui/export/copy_image.h"

#include <QClipboard>
#include <QGuiApplication>

#include "ui/export/image_exporter.h"

namespace headlight {

void copyImage(const Snapshot& snapshot, bool dark) {
  ImageRequest request;
  request.view = snapshot.state.view;
  request.dark = dark;
  QGuiApplication::clipboard()->setImage(renderImage(snapshot, request, {}));
}

}  // namespace headlight
