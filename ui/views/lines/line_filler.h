#pragma once

#include <QImage>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <vector>

#include "ui/views/lines/area_sums.h"
#include "ui/views/lines/drawn_line.h"

namespace headlight {

/// Fills lines into an image as QPainter does with antialiasing, with flat ends. Straight ones have its
/// pixels but for a few of 255; curves are followed to 0.04 pixels, where the curves that QPainter
/// makes of their outline lie off by up to a quarter. It also sorts the cells that an outline goes through,
/// and takes seven times as long. Not for several threads at once.
class LineFiller {
 public:
  /// The image is premultiplied ARGB32, outlives this, and shows `part` of the picture.
  LineFiller(QImage& image, const QRectF& part);
  void fill(const DrawnLine& line);

 private:
  /// A point of the middle of a stroke, in pixels, and the way to its side there, of length 1.
  struct Place {
    QPointF at;
    QPointF side;
  };
  void walkStraight(const DrawnLine& line);
  void walkCurve(const DrawnLine& line);
  void walkPiece(const Place& begin, const Place& end);
  void fillDashes(const Place& begin, const Place& end, double length);
  void finish();

  QPointF m_origin;
  double m_scale = 1;
  QRectF m_seen;  // in pixels, with the room of half a stroke around it
  AreaSums m_sums;
  // Of the line that is being filled.
  double m_half = 0;             // of its breadth
  std::vector<double> m_dashes;  // pixels, dash and gap by turns; empty: it is whole
  double m_period = 0;           // of the dashes
  double m_walked = 0;           // pixels from its beginning
  std::vector<Place> m_run;      // what of it is next to be filled
};

}  // namespace headlight
