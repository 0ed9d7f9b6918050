#include <QtTest>

#include <cmath>
#include <limits>

#include "ui/plots/code_colors.h"
#include "ui/plots/value_code.h"

using namespace headlight;

class TestValueCode : public QObject {
  Q_OBJECT
 private slots:
  void valuesComeBack_data() {
    QTest::addColumn<double>("unit");
    for (double unit : {1.0, 0.3, 250.0}) QTest::addRow("%g", unit) << unit;
  }
  void valuesComeBack() {
    QFETCH(double, unit);
    const ValueCode code(unit);
    for (double value = unit; value > unit * 1e-15; value *= 0.37) {
      QVERIFY(std::abs(code.value(code.code(static_cast<float>(value))) / value - 1) < 0.001);
      QVERIFY(std::abs(code.value(code.code(static_cast<float>(-value))) / -value - 1) < 0.001);
    }
    QCOMPARE(code.value(code.code(0)), 0.0);
    QCOMPARE(code.code(0), ValueCode::zero);
    QCOMPARE(code.code(static_cast<float>(unit * 1e-25)), ValueCode::zero);
    QCOMPARE(code.code(std::numeric_limits<float>::quiet_NaN()), ValueCode::leftOut);
    QVERIFY(code.code(std::numeric_limits<float>::infinity()) < ValueCode::masked);
  }

  void codesRiseWithValues() {
    const ValueCode code(1);
    std::uint16_t before = 0;
    for (float value = -1; value <= 1; value += 1.0f / 4096) {
      const std::uint16_t now = code.code(value);
      QVERIFY(now >= before);
      before = now;
    }
  }

  /// The table by runs of codes is the mapping of each code.
  void colorsAreThoseOfTheMapping_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<float>("low");
    QTest::addColumn<float>("high");
    for (int mode : {0, 1, 2})
      for (const auto& [low, high] : {std::pair{0.0f, 1.0f}, {0.0f, 0.02f}, {0.01f, 0.5f}, {-1.0f, 1.0f}})
        QTest::addRow("mode %d, %g to %g", mode, double(low), double(high)) << mode << low << high;
  }
  void colorsAreThoseOfTheMapping() {
    QFETCH(int, mode);
    QFETCH(float, low);
    QFETCH(float, high);
    const ValueCode code(1);
    const ValueMapping mapping(ScaleMode(mode), {low, high});
    const ColorMap& map = colorMap(QStringLiteral("Greys"), false);
    const CodeColors colors(code, mapping, map, pictureStyle(false));
    for (int i = -1000; i <= 1000; ++i) {
      const float value = static_cast<float>(i) / 1000;
      const int entry = static_cast<int>(std::lround(mapping.fraction(static_cast<double>(value)) * 255));
      const QRgb drawn = colors.of(code.code(value));
      bool close = false;
      for (int near = std::max(0, entry - 1); near <= std::min(255, entry + 1); ++near)
        close = close || map.colors[static_cast<std::size_t>(near)] == drawn;
      QVERIFY2(close, qPrintable(QString::number(value)));
    }
  }
};

QTEST_GUILESS_MAIN(TestValueCode)
#include "tst_value_code.moc"
