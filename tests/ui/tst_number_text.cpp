#include <QTest>
#include <limits>

#include "ui/models/number_text.h"

using namespace headlight;

/// How weights are printed wherever a person or a table gets them.
class TestNumberText : public QObject {
  Q_OBJECT

 private slots:
  void weights_data() {
    QTest::addColumn<double>("weight");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1.0 << "1.0000";
    QTest::newRow("rounded") << 0.44812 << "0.4481";
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("small") << 2.34e-7 << "2.3e-07";
  }
  void weights() {
    QFETCH(double, weight);
    QFETCH(QString, text);
    QCOMPARE(weightText(weight), text);
  }

  /// The digits are those of the weight.
  void percents_data() {
    QTest::addColumn<double>("probability");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1.0 << "100.00 %";
    QTest::newRow("rounded") << 0.44812 << "44.81 %";
    QTest::newRow("below one") << 0.00312 << "0.31 %";
    QTest::newRow("tenths") << 0.1 << "10.00 %";
    QTest::newRow("zero") << 0.0 << "0 %";
    QTest::newRow("small") << 2.34e-7 << "2.3e-05 %";
    QTest::newRow("just small") << 4.9e-5 << "4.9e-03 %";
  }
  void percents() {
    QFETCH(double, probability);
    QFETCH(QString, text);
    QCOMPARE(percentText(probability), text);
  }

  void cells_data() {
    QTest::addColumn<float>("weight");
    QTest::addColumn<double>("width");
    QTest::addColumn<QString>("text");
    QTest::newRow("wide") << 0.1239f << 60.0 << "0.124";
    QTest::newRow("roomy") << 0.1239f << 40.0 << "0.12";
    QTest::newRow("tight") << 0.1239f << 20.0 << ".12";
    QTest::newRow("tight and negative") << -0.1239f << 20.0 << "-.12";
    QTest::newRow("tight and whole") << 1.0f << 20.0 << "1.0";
    QTest::newRow("large") << 12.3f << 20.0 << "12";
    QTest::newRow("rounds to 0") << 0.004f << 40.0 << "";
    QTest::newRow("with three decimals it does not") << 0.004f << 60.0 << "0.004";
    QTest::newRow("zero") << 0.0f << 60.0 << "";
  }
  void cells() {
    QFETCH(float, weight);
    QFETCH(double, width);
    QFETCH(QString, text);
    QCOMPARE(cellWeightText(weight, width, 30), text);
  }

  void endsOfScales() {
    QCOMPARE(scaleEndText(0), QStringLiteral("0"));
    QCOMPARE(scaleEndText(-0.0), QStringLiteral("0"));
    QCOMPARE(scaleEndText(0.2f), QStringLiteral("0.2"));
    QCOMPARE(scaleEndText(1e-5), QStringLiteral("1e-05"));
  }

  void exactTextsComeBack() {
    for (const float weight :
         {0.1f, 1.0f / 3, 1e-38f, std::numeric_limits<float>::denorm_min(), 0.0f, 123456.7f})
      QCOMPARE(exactText(weight).toFloat(), weight);
    QCOMPARE(exactText(0.25f), QStringLiteral("0.25"));
  }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
