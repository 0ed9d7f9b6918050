#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTest>
#include <algorithm>
#include <cstdlib>

#include "ui/views/lines/line_filler.h"

using namespace headlight;

namespace {

DrawnLine drawnLine(const QPainterPath& path, const QList<qreal>& dashes) {
  DrawnLine line;
  line.path = path;
  for (int i = 0; i <= 24; ++i) line.points.append(path.pointAtPercent(i / 24.0));
  line.bounds = path.boundingRect();
  line.pen = QPen(QColor(8, 57, 225, 150), 1.7);
  line.pen.setCapStyle(Qt::FlatCap);
  if (!dashes.isEmpty()) line.pen.setDashPattern(dashes);
  return line;
}

/// The same in many straight pieces. Of a curve's outline a painter makes curves again, which lie off by up
/// to a quarter of a pixel.
QPainterPath inPieces(const QPainterPath& path) {
  if (!path.elementAt(1).isCurveTo()) return path;
  const auto at = [&](int element) { return QPointF(path.elementAt(element)); };
  QPainterPath pieces(at(0));
  constexpr int count = 2000;
  for (int i = 1; i <= count; ++i) {
    const double t = static_cast<double>(i) / count, u = 1 - t;
    pieces.lineTo(u * u * u * at(0) + 3 * u * u * t * at(1) + 3 * u * t * t * at(2) + t * t * t * at(3));
  }
  return pieces;
}

int mostDifferent(const QImage& a, const QImage& b) {
  int most = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb one = a.pixel(x, y), two = b.pixel(x, y);
      for (const int difference : {qRed(one) - qRed(two), qGreen(one) - qGreen(two), qBlue(one) - qBlue(two)})
        most = std::max(most, std::abs(difference));
    }
  return most;
}

}  // namespace

/// Lines are filled without QPainter, and look as it draws them.
class TestLineFiller : public QObject {
  Q_OBJECT
 private slots:
  void linesAreFilledAsAPainterDoes_data();
  void linesAreFilledAsAPainterDoes();
};

void TestLineFiller::linesAreFilledAsAPainterDoes_data() {
  QTest::addColumn<QPainterPath>("path");
  QTest::addColumn<QList<qreal>>("dashes");
  QTest::addColumn<double>("ratio");
  const auto straight = [](QPointF from, QPointF to) {
    QPainterPath path(from);
    path.lineTo(to);
    return path;
  };
  const auto curve = [](QPointF from, QPointF first, QPointF second, QPointF to) {
    QPainterPath path(from);
    path.cubicTo(first, second, to);
    return path;
  };
  const std::vector<std::pair<const char*, QPainterPath>> paths = {
      {"flat", straight({20, 60.3}, {180, 60.3})},
      {"nearly flat", straight({20, 60.3}, {180, 66.1})},
      {"upright", straight({90.5, 10}, {90.5, 190})},
      {"steep", straight({90.5, 10}, {97, 190})},
      {"backwards", straight({190, 30}, {12, 170})},
      {"beyond all sides", straight({-300, -250}, {420, 500})},
      {"beyond a corner", straight({-50, 60}, {60, -50})},
      {"outside", straight({-300, 250}, {420, 500})},
      {"loop", curve({97, 150}, {86, 126}, {114, 126}, {103, 150})},
      {"arc", curve({30, 150}, {30, 20}, {160, 20}, {160, 150})},
      {"arc from right to left", curve({160, 50}, {160, 190}, {30, 190}, {30, 50})},
      {"high arc", curve({80, 190}, {80, -900}, {120, -900}, {120, 190})},
      {"long arc", curve({-3000, 190}, {-3000, -10}, {1500, -10}, {1500, 190})}};
  for (const auto& [name, path] : paths)
    for (const double ratio : {1.0, 1.5, 2.0}) {
      QTest::addRow("%s, %.1f", name, ratio) << path << QList<qreal>() << ratio;
      if (path.boundingRect().width() < 1000 && path.boundingRect().height() < 1000)
        QTest::addRow("%s, dashed, %.1f", name, ratio) << path << QList<qreal>{8, 2.5, 1.5, 2.5} << ratio;
    }
}

void TestLineFiller::linesAreFilledAsAPainterDoes() {
  QFETCH(QPainterPath, path);
  QFETCH(QList<qreal>, dashes);
  QFETCH(double, ratio);
  constexpr int side = 200;
  const DrawnLine line = drawnLine(path, dashes);
  QImage filled(QSize(side, side) * ratio, QImage::Format_ARGB32_Premultiplied);
  filled.fill(QColor(255, 255, 255));
  LineFiller filler(filled, QRectF(0, 0, side, side));
  filler.fill(line);
  QImage painted(filled.size(), filled.format());
  painted.fill(QColor(255, 255, 255));
  QPainter painter(&painted);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(ratio, ratio);
  painter.setPen(line.pen);
  painter.drawPath(inPieces(path));
  painter.end();
  const int most = mostDifferent(filled, painted);
  QVERIFY2(most <= 20, qPrintable(QString::number(most)));
}

QTEST_MAIN(TestLineFiller)
#include "tst_line_filler.moc"
