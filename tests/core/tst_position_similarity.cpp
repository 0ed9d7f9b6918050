#include <QTest>
#include <cmath>

#include "core/analysis/position_similarity.h"
#include "core/positional/rotary.h"
#include "core/positional/sinusoidal.h"

using namespace headlight;

class TestPositionSimilarity : public QObject {
  Q_OBJECT
 private slots:
  void byHand();
  void sinusoidalDependsOnTheDistance();
  void rotaryIsTheMeanOfCosines();
};

void TestPositionSimilarity::byHand() {
  Matrix rows(3, 2);
  rows << 3, 4, 4, 3, 0, 0;
  const Matrix dot = positionSimilarity(rows, PositionSimilarity::Dot);
  QCOMPARE(dot(0, 1), 24.0f);
  QCOMPARE(dot(1, 1), 25.0f);
  const Matrix cosine = positionSimilarity(rows, PositionSimilarity::Cosine);
  QVERIFY(std::abs(cosine(0, 1) - 0.96f) < 1e-6f);
  QVERIFY(std::abs(cosine(0, 0) - 1) < 1e-6f);
  QCOMPARE(cosine(0, 2), 0.0f);
}

void TestPositionSimilarity::sinusoidalDependsOnTheDistance() {
  // sin a sin b + cos a cos b = cos(a - b): the dot product of two positions depends on their distance alone.
  const Matrix dot = positionSimilarity(sinusoidalMatrix(32, 16), PositionSimilarity::Dot);
  for (int distance = 0; distance < 16; ++distance) {
    double expected = 0;
    for (int i = 0; i < 8; ++i) expected += std::cos(distance / std::pow(10000.0, 2.0 * i / 16));
    for (int first = 0; first < 16; ++first)
      QVERIFY(std::abs(dot(first, first + distance) - expected) < 1e-4);
  }
}

void TestPositionSimilarity::rotaryIsTheMeanOfCosines() {
  RotarySettings settings;
  settings.headSize = 8;
  const Matrix matrix = rotaryMatrix(rotaryAngles(settings, 20));
  QCOMPARE(matrix.cols(), Eigen::Index{8});
  const Matrix cosine = positionSimilarity(matrix, PositionSimilarity::Cosine);
  double expected = 0;
  for (int i = 0; i < 4; ++i) expected += std::cos(7 / std::pow(10000.0, 2.0 * i / 8)) / 4;
  QVERIFY(std::abs(cosine(3, 10) - expected) < 1e-5);
}

QTEST_GUILESS_MAIN(TestPositionSimilarity)
#include "tst_position_similarity.moc"
