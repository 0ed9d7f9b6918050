#include "ui/window/view_icon.h"

#include <QPainterPath>
#include <array>
#include <cmath>
#include <numbers>

namespace headlight {
namespace {

// Icons are drawn on a square of so many units.
constexpr double side = 20;

QColor faint(QColor color) {
  color.setAlphaF(color.alphaF() * 0.35F);
  return color;
}

void dot(QPainter& painter, const QPointF& center, const QColor& color, double radius = 1.6) {
  painter.save();
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawEllipse(center, radius, radius);
  painter.restore();
}

/// Four heatmaps, of which one is looked at.
void paintHeads(QPainter& painter, const QColor& color) {
  for (const QPointF corner : {QPointF(2, 2), QPointF(11, 2), QPointF(2, 11), QPointF(11, 11)}) {
    painter.drawRect(QRectF(corner, QSizeF(7, 7)));
    painter.fillRect(QRectF(corner + QPointF(1, 1), QSizeF(2.5, 2.5)), faint(color));
    painter.fillRect(QRectF(corner + QPointF(3.5, 3.5), QSizeF(2.5, 2.5)), color);
  }
}

/// Tokens left and right, joined.
void paintLines(QPainter& painter, const QColor& color) {
  for (const double y : {3.0, 10.0, 17.0}) {
    dot(painter, {3, y}, color);
    dot(painter, {17, y}, color);
  }
  painter.drawLine(QPointF(3, 3), QPointF(17, 10));
  painter.drawLine(QPointF(3, 10), QPointF(17, 3));
  painter.setPen(QPen(faint(color), 1.4));
  painter.drawLine(QPointF(3, 17), QPointF(17, 17));
  painter.drawLine(QPointF(3, 17), QPointF(17, 10));
}

/// Lines of a text, with shaded words.
void paintText(QPainter& painter, const QColor& color) {
  painter.fillRect(QRectF(8, 2, 6, 5), faint(color));
  painter.fillRect(QRectF(2, 8, 5, 5), faint(color));
  for (const double y : {4.5, 10.5}) painter.drawLine(QPointF(2, y), QPointF(18, y));
  painter.drawLine(QPointF(2, 16.5), QPointF(12, 16.5));
}

/// A stretch of a text between brackets.
void paintSpans(QPainter& painter, const QColor& color) {
  painter.drawPolyline(QPolygonF({{5, 3}, {2, 3}, {2, 13}, {5, 13}}));
  painter.drawPolyline(QPolygonF({{15, 3}, {18, 3}, {18, 13}, {15, 13}}));
  painter.drawLine(QPointF(6, 8), QPointF(14, 8));
  painter.fillRect(QRectF(2, 15.5, 10, 3), color);
  painter.fillRect(QRectF(13, 15.5, 5, 3), faint(color));
}

/// The stages of one layer, one above the other.
void paintAnatomy(QPainter& painter, const QColor& color) {
  painter.fillRect(QRectF(3, 2, 14, 4), faint(color));
  for (const double y : {2.0, 8.0, 14.0}) painter.drawRect(QRectF(3, y, 14, 4));
  painter.drawLine(QPointF(10, 6), QPointF(10, 8));
  painter.drawLine(QPointF(10, 12), QPointF(10, 14));
}

/// Products of two vectors, as signed bars.
void paintProducts(QPainter& painter, const QColor& color) {
  constexpr std::array<double, 5> bars{6, -3, 7, 3, -5};
  painter.drawLine(QPointF(1, 10), QPointF(19, 10));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double x = 2 + 3.5 * static_cast<double>(i);
    painter.fillRect(QRectF(x, 10, 2.5, -bars[i]).normalized(), bars[i] > 0 ? color : faint(color));
  }
}

/// Two waves, as of sinusoidal positions.
void paintPositions(QPainter& painter, const QColor& color) {
  const auto wave = [](double periods, double height) {
    QPainterPath path;
    for (int i = 0; i <= 32; ++i) {
      const double x = i / 32.0;
      const QPointF point(1.5 + 17 * x, 10 - height * std::sin(2 * std::numbers::pi * periods * x));
      if (i == 0)
        path.moveTo(point);
      else
        path.lineTo(point);
    }
    return path;
  };
  painter.drawPath(wave(1, 7));
  painter.setPen(QPen(faint(color), 1.4));
  painter.drawPath(wave(2.5, 5));
}

/// What may come next, the most probable first.
void paintPredictions(QPainter& painter, const QColor& color) {
  painter.fillRect(QRectF(2, 3, 16, 4), color);
  painter.fillRect(QRectF(2, 8.5, 9, 4), faint(color));
  painter.fillRect(QRectF(2, 14, 5, 4), faint(color));
  painter.drawLine(QPointF(2, 1.5), QPointF(2, 19));
}

/// A head that is switched off.
void paintEffects(QPainter& painter, const QColor& color) {
  painter.drawRect(QRectF(3, 3, 14, 14));
  painter.fillRect(QRectF(4.5, 4.5, 11, 11), faint(color));
  painter.drawLine(QPointF(1.5, 18.5), QPointF(18.5, 1.5));
}

/// A loss that falls.
void paintTraining(QPainter& painter, const QColor&) {
  painter.drawPolyline(QPolygonF({{2.5, 1.5}, {2.5, 17.5}, {18.5, 17.5}}));
  QPainterPath path(QPointF(5, 3));
  path.cubicTo({6.5, 12}, {10, 14}, {18, 14.5});
  painter.drawPath(path);
}

/// All heads of all layers.
void paintMap(QPainter& painter, const QColor& color) {
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column) {
      const bool strong = (row * 5 + column * 4) % 7 < 3;
      painter.fillRect(QRectF(2 + column * 5.8, 2 + row * 5.8, 4.4, 4.4), strong ? color : faint(color));
    }
}

struct ViewIcon {
  const char* id;
  void (*paint)(QPainter& painter, const QColor& color);
};

constexpr std::array<ViewIcon, 11> icons{{{"heads", &paintHeads},
                                          {"lines", &paintLines},
                                          {"text", &paintText},
                                          {"spans", &paintSpans},
                                          {"anatomy", &paintAnatomy},
                                          {"neuron", &paintProducts},
                                          {"positions", &paintPositions},
                                          {"predictions", &paintPredictions},
                                          {"effects", &paintEffects},
                                          {"training", &paintTraining},
                                          {"head-map", &paintMap}}};

const ViewIcon* iconOf(const QString& id) {
  for (const ViewIcon& icon : icons)
    if (id == QLatin1String(icon.id)) return &icon;
  return nullptr;
}

void paintLetter(QPainter& painter, const QString& title) {
  painter.drawRoundedRect(QRectF(2, 2, 16, 16), 3, 3);
  QFont font = painter.font();
  font.setBold(true);
  font.setPixelSize(11);
  painter.setFont(font);
  painter.drawText(QRectF(2, 2, 16, 16), Qt::AlignCenter, title.left(1).toUpper());
}

}  // namespace

bool hasViewIcon(const QString& id) { return iconOf(id) != nullptr; }

void paintViewIcon(QPainter& painter, const QString& id, const QString& title, const QRectF& area,
                   const QColor& color) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(area.topLeft());
  painter.scale(area.width() / side, area.height() / side);
  painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  if (const ViewIcon* icon = iconOf(id))
    icon->paint(painter, color);
  else
    paintLetter(painter, title);
  painter.restore();
}

}  // namespace headlight
