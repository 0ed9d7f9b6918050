#pragma once

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QStringList>

#include "ui/export/image_exporter.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// A picture as it goes to a file: the view that an ImageRequest means, on its background, with the caption
/// below. Laid out in points, 96 to the inch. Used by one thread, whichever it is.
class PicturePage {
 public:
  /// Answers what the view asks beside the run and the snapshot has no answer to. Throws Error for a view
  /// that does not exist and when there is nothing to paint, Cancelled.
  PicturePage(const Snapshot& snapshot, const ImageRequest& request, const Execution& execution = {});

  /// With the answers.
  const Snapshot& snapshot() const { return m_snapshot; }
  /// The size at which the picture reads well, caption included.
  QSizeF naturalSize() const;
  bool isTransparent() const { return m_request.transparent; }
  /// What lies behind everything.
  QColor background() const;
  /// Paints into (0, 0) to `size`. `printing`: into a vector format. Throws Error, Cancelled.
  void paint(QPainter& painter, const QSizeF& size, bool printing, const Execution& execution) const;

 private:
  PaintRequest paintRequest(const QRectF& area, bool printing) const;
  void paintCaption(QPainter& painter, const QRectF& area) const;

  ImageRequest m_request;
  ViewPicture m_picture;
  Snapshot m_snapshot;    // what the picture is of
  QStringList m_caption;  // paragraphs
};

}  // namespace headlight
