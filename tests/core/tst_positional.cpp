#include <QTest>

#include <cmath>
#include <cstring>
#include <numbers>

#include "core/positional/alibi.h"
#include "core/positional/learned.h"
#include "core/positional/rotary.h"
#include "core/positional/sinusoidal.h"

using namespace headlight;

namespace {

void compareNear(double actual, double expected, double tolerance) {
  QVERIFY2(std::abs(actual - expected) <= tolerance,
           qPrintable(QStringLiteral("%1 is not %2").arg(actual).arg(expected)));
}

RotarySettings scaled(RopeScaling::Kind kind, double factor, std::int64_t original) {
  RotarySettings settings{.headSize = 4, .base = 100, .scaling = {}};
  settings.scaling = {.kind = kind, .factor = factor, .originalPositions = original};
  return settings;
}

}  // namespace

class TestPositional : public QObject {
  Q_OBJECT

 private slots:
  void sinusoidalAgreesWithThePaper() {
    const Matrix matrix = sinusoidalMatrix(3, 4);
    // Position 0 is (0, 1, 0, 1); dimension 2 turns 100 times slower than dimension 0.
    compareNear(matrix(0, 0), 0, 0);
    compareNear(matrix(0, 1), 1, 0);
    compareNear(matrix(1, 0), 0.8414710, 1e-6);
    compareNear(matrix(1, 1), 0.5403023, 1e-6);
    compareNear(matrix(2, 2), std::sin(0.02), 1e-7);
    compareNear(matrix(2, 3), std::cos(0.02), 1e-7);
  }

  void sinusoidalTakesAnOddSizeAndAnotherBase() {
    const Matrix matrix = sinusoidalMatrix(2, 3, 8);
    compareNear(matrix(1, 2), std::sin(1 / std::pow(8.0, 2.0 / 3.0)), 1e-7);
  }

  /// Rows that transformers' Marian, M2M-100 and Whisper make.
  void sinusoidalKindsAreThoseOfTransformers_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QList<double>>("row");  // of position 3
    const int halves = static_cast<int>(SinusoidKind::Halves);
    const int fairseq = static_cast<int>(SinusoidKind::Fairseq);
    QTest::newRow("marian") << halves << 0
                            << QList<double>{0.14112, 0.1387981, 0.0064633, -0.9899925, 0.9903207, 0.9999791};
    QTest::newRow("marian, odd") << halves << 0
                                 << QList<double>{0.14112, 0.0752853, 0.0018929, -0.9899925, 0.997162};
    QTest::newRow("m2m_100") << fairseq << 2
                             << QList<double>{-0.9589243, 0.0499792, 0.0005, 0.2836622, 0.9987503, 0.9999999};
    QTest::newRow("m2m_100, odd") << fairseq << 2 << QList<double>{-0.9589243, 0.0499792, 0.0005, 0.2836622,
                                                                   0.9987503,  0.9999999, 0};
    QTest::newRow("whisper") << fairseq << 0
                             << QList<double>{0.14112, 0.0299955, 0.0003, -0.9899925, 0.99955, 0.9999999};
  }
  void sinusoidalKindsAreThoseOfTransformers() {
    QFETCH(const int, kind);
    QFETCH(const int, offset);
    QFETCH(const QList<double>, row);
    const SinusoidSettings settings{.kind = static_cast<SinusoidKind>(kind), .offset = offset};
    const Matrix matrix = sinusoidalMatrix(4, row.size(), settings);
    for (qsizetype i = 0; i < row.size(); ++i) compareNear(matrix(3, i), row[i], 1e-6);
  }

  void paddingMayHaveARowOfZeros() {
    float row[] = {7, 7, 7, 7};
    sinusoidalRow(-1, {.kind = SinusoidKind::Fairseq, .offset = 2, .zeroPadding = true}, row);
    for (const float value : row) QCOMPARE(value, 0.0F);
    sinusoidalRow(-1, {.kind = SinusoidKind::Fairseq, .offset = 2}, row);
    compareNear(row[0], std::sin(1.0), 1e-6);
  }

  void learnedRowsBeginAtTheOffset() {
    const float table[] = {9, 9, 1, 2, 3, 4};
    LearnedPositions positions;
    positions.table.shape = {3, 2};
    positions.table.data = reinterpret_cast<const std::byte*>(table);
    positions.offset = 1;
    QCOMPARE(positions.count(), 2);
    const Matrix rows = learnedMatrix(positions, 10);
    QCOMPARE(rows.rows(), 2);
    QCOMPARE(rows(1, 0), 3.0F);
    float row[] = {10, 20};
    float scratch[2];
    addLearnedPosition(positions, 0, row, scratch);
    QCOMPARE(row[0], 11.0F);
    QCOMPARE(row[1], 22.0F);
  }

  void rotaryFrequenciesFollowTheScaling() {
    const auto plain = rotaryFrequencies(scaled(RopeScaling::Kind::None, 1, 0), 10);
    compareNear(plain[0], 1, 0);
    compareNear(plain[1], 0.1, 1e-12);
    compareNear(rotaryFrequencies(scaled(RopeScaling::Kind::Linear, 4, 0), 10)[1], 0.025, 1e-12);
    // Dynamic: as plain up to the limit; past it the base is 100 * (2 * 20 / 10 - 1)^(4 / 2) = 900.
    const RotarySettings dynamic = scaled(RopeScaling::Kind::Dynamic, 2, 10);
    QVERIFY(!rotaryDependsOnLength(dynamic, 10));
    QVERIFY(rotaryDependsOnLength(dynamic, 11));
    compareNear(rotaryFrequencies(dynamic, 10)[1], 0.1, 1e-12);
    compareNear(rotaryFrequencies(dynamic, 20)[1], 1 / 30.0, 1e-12);
  }

  void llama3KeepsShortWavesAndStretchesLongOnes() {
    RotarySettings settings{.headSize = 6, .base = 1000, .scaling = {}};
    settings.scaling = {.kind = RopeScaling::Kind::Llama3,
                        .factor = 8,
                        .lowFrequencyFactor = 1,
                        .highFrequencyFactor = 4,
                        .originalPositions = 100};
    const auto frequencies = rotaryFrequencies(settings, 10);
    // Wavelengths 2 pi, 20 pi = 62.8 and 200 pi = 628; kept below 25, divided above 100, smooth between.
    compareNear(frequencies[0], 1, 1e-12);
    const double smooth = (100 / (20 * std::numbers::pi) - 1) / 3;
    compareNear(frequencies[1], (1 - smooth) * 0.1 / 8 + smooth * 0.1, 1e-12);
    compareNear(frequencies[2], 0.01 / 8, 1e-12);
  }

  void rotationTurnsHalvesAndKeepsLengths() {
    const std::vector<double> frequencies = {0.5, std::numbers::pi / 2};
    const std::vector<std::int64_t> positions = {0, 7, 1};
    RotaryTable table;
    fillRotaryTable(frequencies, positions, table);
    float row[] = {1, 2, 3, 4, 5, 6, 7, 8};  // two heads
    rotateRow(table, 0, 4, row);
    QCOMPARE(row[5], 6.0F);
    rotateRow(table, 2, 4, row);
    compareNear(row[0], std::cos(0.5) - 3 * std::sin(0.5), 1e-6);
    compareNear(row[2], 3 * std::cos(0.5) + std::sin(0.5), 1e-6);
    // A quarter turn: (2, 4) becomes (-4, 2), and in the second head (6, 8) becomes (-8, 6).
    compareNear(row[1], -4, 1e-5);
    compareNear(row[3], 2, 1e-5);
    compareNear(row[5], -8, 1e-5);
    compareNear(row[7], 6, 1e-5);
  }

  void onlyAPartOfEachHeadMayTurn_data() {
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("first");
    QTest::addColumn<QList<double>>("expected");  // of two heads (1 2 3 4 5 6), (7 8 9 10 11 12)
    const int halves = static_cast<int>(RotaryPairs::Halves);
    const int interleaved = static_cast<int>(RotaryPairs::Interleaved);
    // A quarter turn makes (a, b) into (-b, a), half a turn into (-a, -b).
    QTest::newRow("halves") << halves << 0 << QList<double>{-3, -2, 1, -4, 5, 6, -9, -8, 7, -10, 11, 12};
    QTest::newRow("interleaved") << interleaved << 0
                                 << QList<double>{-2, 1, -3, -4, 5, 6, -8, 7, -9, -10, 11, 12};
    QTest::newRow("halves at the end")
        << halves << 2 << QList<double>{1, 2, -5, -4, 3, -6, 7, 8, -11, -10, 9, -12};
    QTest::newRow("interleaved at the end")
        << interleaved << 2 << QList<double>{1, 2, -4, 3, -5, -6, 7, 8, -10, 9, -11, -12};
  }
  void onlyAPartOfEachHeadMayTurn() {
    QFETCH(const int, pairs);
    QFETCH(const int, first);
    QFETCH(const QList<double>, expected);
    const RotarySettings settings{
        .headSize = 6, .turned = 4, .first = first, .pairs = static_cast<RotaryPairs>(pairs)};
    RotaryTable table;
    const std::vector<std::int64_t> positions = {1};
    fillRotaryTable(std::vector<double>{std::numbers::pi / 2, std::numbers::pi}, positions, table);
    float row[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    rotateRow(table, 0, settings, row);
    for (int i = 0; i < 12; ++i) compareNear(row[i], expected[i], 1e-5);
  }

  void lengthsDifferAcrossTheLimit() {
    RotarySettings longer = scaled(RopeScaling::Kind::LongRope, 4, 10);
    longer.scaling.shortFactors = {1, 1};
    longer.scaling.longFactors = {2, 5};
    QVERIFY(!rotaryDiffers(longer, 3, 10));
    QVERIFY(rotaryDiffers(longer, 10, 11));
    QVERIFY(!rotaryDiffers(longer, 11, 30));
    compareNear(rotaryFrequencies(longer, 10)[1], 0.1, 1e-12);
    compareNear(rotaryFrequencies(longer, 11)[1], 0.02, 1e-12);
    compareNear(rotaryAttentionFactor(longer), std::sqrt(1 + std::log(4) / std::log(10)), 1e-12);
    const RotarySettings dynamic = scaled(RopeScaling::Kind::Dynamic, 2, 10);
    QVERIFY(!rotaryDiffers(dynamic, 3, 10));
    QVERIFY(rotaryDiffers(dynamic, 11, 12));
    QVERIFY(!rotaryDiffers(scaled(RopeScaling::Kind::Yarn, 2, 10), 3, 30));
  }

  /// DeepSeek-V3's and DeepSeek-V2-Lite's.
  void latentAttentionHasAScaleOfItsOwn() {
    compareNear(latentScoreFactor({.factor = 40, .mscaleAllDimensions = 1}), 1.8739, 1e-4);
    compareNear(latentScoreFactor({.factor = 40, .mscaleAllDimensions = 0.707}), 1.5896, 1e-4);
    compareNear(latentScoreFactor({.factor = 40}), 1, 0);
  }

  void anglesArePositionTimesFrequency() {
    const Matrix angles = rotaryAngles(scaled(RopeScaling::Kind::None, 1, 0), 4);
    QCOMPARE(angles.rows(), 4);
    QCOMPARE(angles.cols(), 2);
    compareNear(angles(3, 1), 0.3, 1e-7);
  }

  void alibiSlopesAreThoseOfThePaper() {
    QCOMPARE(alibiSlopes(2), (std::vector<float>{0.0625F, 0.00390625F}));
    QCOMPARE(alibiSlopes(8), (std::vector<float>{0.5F, 0.25F, 0.125F, 0.0625F, 0.03125F, 0.015625F,
                                                 0.0078125F, 0.00390625F}));
    // get_slopes(6) of the paper's code: the slopes of 4 heads, then the first and third of 8.
    QCOMPARE(alibiSlopes(6), (std::vector<float>{0.25F, 0.0625F, 0.015625F, 0.00390625F, 0.5F, 0.125F}));
    QVERIFY(alibiSlopes(0).empty());
  }

  void alibiBiasFallsWithTheDistance() {
    const Matrix bias = alibiBias(0.25F, 3, 3);
    QCOMPARE(bias(2, 0), -0.5F);
    QCOMPARE(bias(0, 2), -0.5F);
    QCOMPARE(bias(1, 1), 0.0F);
  }
};

QTEST_GUILESS_MAIN(TestPositional)
#include "tst_positional.moc"
