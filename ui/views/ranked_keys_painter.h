#pragma once

#include <QAbstractItemModel>
#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>

#include "ui/plots/picture_style.h"

namespace headlight {

/// Paints rows of a RankedKeysModel, for the list on the screen and for pictures alike: rank, token,
/// position, a bar whose full length is the largest weight, and the weight with its digits aligned.
class RankedKeysPainter {
 public:
  enum class Mark { None, Hovered, Focused };

  /// `rows` is how many rows the list has; it decides the width of the rank. `positions` likewise.
  RankedKeysPainter(const QFont& font, bool dark, std::int64_t rows, std::int64_t positions);

  double rowHeight() const { return m_rowHeight; }
  /// The narrowest row that still shows a bar.
  double minimumWidth() const;
  void paintRow(QPainter& painter, const QRectF& row, const QModelIndex& index, Mark mark) const;

 private:
  void paintToken(QPainter& painter, const QRectF& area, const QModelIndex& index) const;
  void paintBar(QPainter& painter, const QRectF& area, const QModelIndex& index) const;

  const PictureStyle& m_style;
  QFont m_font;
  double m_rowHeight = 0;
  double m_rankWidth = 0;
  double m_positionWidth = 0;
  double m_numberWidth = 0;
  double m_gap = 0;
  QColor m_focused;
  QColor m_hovered;
};

}  // namespace headlight
