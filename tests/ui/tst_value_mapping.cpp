#include <QtTest>

#include "ui/plots/value_mapping.h"

using namespace headlight;

class TestValueMapping : public QObject {
  Q_OBJECT
 private slots:
  void linear() {
    const ValueMapping mapping(ScaleMode::Linear, {0, 1});
    QCOMPARE(mapping.fraction(0), 0.0);
    QCOMPARE(mapping.fraction(1), 1.0);
    QCOMPARE(mapping.fraction(0.5), 0.5);
    QCOMPARE(mapping.fraction(7), 1.0);
    QVERIFY(std::isnan(mapping.fraction(std::numeric_limits<double>::quiet_NaN())));
    QVERIFY(!mapping.isDiverging());
    QCOMPARE(mapping.value(0.25), 0.25);
  }

  void logarithm() {
    const ValueMapping mapping(ScaleMode::Log, {0, 1});
    QCOMPARE(mapping.fraction(1), 1.0);
    QVERIFY(std::abs(mapping.fraction(0.01) - 0.5) < 1e-12);  // half way between 1e-4 and 1
    QCOMPARE(mapping.fraction(1e-4), 0.0);
    QCOMPARE(mapping.fraction(0), 0.0);
    QVERIFY(std::abs(mapping.value(0.5) - 0.01) < 1e-12);
  }

  void rowMaximumIsZeroToOne() {
    const ValueMapping mapping(ScaleMode::RowMaximum, {0, 0.3f});
    QCOMPARE(mapping.high(), 1.0);
    QCOMPARE(mapping.fraction(0.5), 0.5);
  }

  void rangesOfOtherArrays() {
    const ValueMapping wide(ScaleMode::Linear, {2, 6});
    QCOMPARE(wide.fraction(3), 0.25);
    const ValueMapping flat(ScaleMode::Linear, {0, 0});
    QCOMPARE(flat.high(), 1.0);
    const ValueMapping broken(ScaleMode::Linear, {0, std::numeric_limits<float>::infinity()});
    QCOMPARE(broken.high(), 1.0);
  }

  void differencesAreSymmetric() {
    const ValueMapping mapping(ScaleMode::Linear, {-0.2f, 0.4f});
    QVERIFY(mapping.isDiverging());
    QCOMPARE(mapping.fraction(0), 0.5);
    QVERIFY(std::abs(mapping.fraction(-0.2) - 0.25) < 1e-6);
    QVERIFY(std::abs(mapping.value(0.25) + 0.2) < 1e-6);
    const ValueMapping log(ScaleMode::Log, {-1, 1});
    QVERIFY(std::abs(log.fraction(-0.01) - 0.25) < 1e-12);
    QCOMPARE(log.fraction(0), 0.5);
  }

  void aLogScaleMayBeginAnywhere() {
    const ValueMapping mapping(ScaleMode::Log, {0.01f, 1});
    QVERIFY(std::abs(mapping.fraction(0.1) - 0.5) < 1e-6);
    QCOMPARE(mapping.fraction(0.001), 0.0);
  }
};

QTEST_GUILESS_MAIN(TestValueMapping)
#include "tst_value_mapping.moc"
