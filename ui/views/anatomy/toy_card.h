#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QStringList>
#include <vector>

#include "ui/plots/picture_style.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/anatomy/softmax_toy.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// The menu as a table whose scores can be changed. Immutable.
class ToyCard {
 public:
  ToyCard() = default;
  /// `area`: where it may stand; it is as high as it needs.
  ToyCard(const SoftmaxToy& toy, const QRectF& area, const QFont& font, bool printing);

  double height() const { return m_area.height(); }
  void paint(QPainter& painter, const PictureStyle& style) const;
  /// A button, or a number with what it is made of.
  SceneHit at(const QPointF& point) const;

 private:
  struct Columns {
    double name = 0, score = 0, scoreEnd = 0, exponential = 0, weight = 0, weightEnd = 0, values = 0,
           valueStep = 0;
  };
  struct Heading {
    double left = 0;
    QStringList lines;
  };
  void placeColumns();
  std::vector<Heading> headings() const;
  QRectF row(std::size_t index) const;  // the heading is row 0, the sum the last one
  double buttonSide() const;
  QRectF button(std::size_t dish, bool more) const;
  void paintHeadings(QPainter& painter, const PictureStyle& style) const;
  void paintDish(QPainter& painter, const PictureStyle& style, std::size_t dish) const;
  void paintSum(QPainter& painter, const PictureStyle& style) const;
  void paintBar(QPainter& painter, const QRectF& room, double value, const QColor& color) const;

  SoftmaxToy m_toy;
  QRectF m_area;
  QFont m_font;
  Columns m_columns;
  std::vector<Heading> m_headings;
  double m_headHeight = 0;  // of row 0
  double m_rowHeight = 0;
  bool m_printing = false;
};

}  // namespace headlight
