#pragma once

#include <QAbstractItemModel>
#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>

#include "ui/plots/picture_style.h"

namespace headlight {

/// Paints rows of a RankedKeysModel, for the list on the screen and for pictures alike: rank, token,
/// position, a bar, and the weight with its digits aligned; above them the scale of the bars. Where another
/// run is compared with, a second line has the same of that one.
class RankedKeysPainter {
 public:
  enum class Mark { None, Hovered, Focused };

  /// `rows` is how many rows the list has; it decides the width of the rank. `positions` likewise.
  RankedKeysPainter(const QFont& font, bool dark, std::int64_t rows, std::int64_t positions);

  /// Rows have a second line from now on.
  void setCompared(bool compared) { m_secondLine = compared ? m_lineHeight : 0; }
  double rowHeight() const { return m_rowHeight + m_secondLine; }
  /// Of the row of the scale.
  double scaleHeight() const { return m_rowHeight; }
  /// The narrowest row that still shows a bar.
  double minimumWidth() const;
  /// From 0 to `scale`, over the bars of rows as wide as `row`.
  void paintScale(QPainter& painter, const QRectF& row, double scale) const;
  void paintRow(QPainter& painter, const QRectF& whole, const QModelIndex& index, Mark mark) const;

 private:
  /// Where the parts of a row begin and how wide they are.
  struct Columns {
    double token, tokenWidth, position, bar, barWidth, number;
  };
  Columns columnsOf(const QRectF& row) const;
  void paintToken(QPainter& painter, const QRectF& area, const QModelIndex& index) const;
  void paintBar(QPainter& painter, const QRectF& area, const QModelIndex& index, int role) const;
  void paintSecondLine(QPainter& painter, const QRectF& line, const QModelIndex& index) const;

  const PictureStyle& m_style;
  QFont m_font;
  double m_rowHeight = 0;
  double m_lineHeight = 0;  // of a second line
  double m_secondLine = 0;  // the same where there is one
  double m_rankWidth = 0;
  double m_positionWidth = 0;
  double m_numberWidth = 0;
  double m_gap = 0;
  QColor m_focused;
  QColor m_hovered;
};

}  // namespace headlight
