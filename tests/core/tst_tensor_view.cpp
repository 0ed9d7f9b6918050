#include <QtTest>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "byte_builder.h"
#include "core/tensor/tensor_view.h"

using namespace headlight;
using namespace headlight::test;

namespace {

TensorView viewOf(DType dtype, std::vector<std::int64_t> shape, const std::string& bytes) {
  return {"t", dtype, std::move(shape), asBytes(bytes).data()};
}

/// IEEE 754-2008, section 3.4, for binary16, by its definition.
double valueOfHalf(std::uint16_t half) {
  const int exponent = (half >> 10) & 31;
  const int fraction = half & 1023;
  const double sign = (half & 0x8000) != 0 ? -1 : 1;
  if (exponent == 31) return fraction == 0 ? sign * INFINITY : NAN;
  if (exponent == 0) return sign * std::ldexp(fraction, -24);
  return sign * std::ldexp(1024 + fraction, exponent - 25);
}

}  // namespace

class TensorViewTest : public QObject {
  Q_OBJECT

 private slots:
  void everyHalfIsWidenedExactly() {
    std::string bytes = "x";  // an odd address, as in files whose header is not padded
    for (int half = 0; half < 65536; ++half) bytes += little(static_cast<std::uint16_t>(half));
    const TensorView view{"t", DType::Float16, {65536}, asBytes(bytes).data() + 1};
    std::vector<float> floats(65536);
    widen(view, 0, floats);
    for (int half = 0; half < 65536; ++half) {
      const double expected = valueOfHalf(static_cast<std::uint16_t>(half));
      const double found = floats[static_cast<std::size_t>(half)];
      QVERIFY2(std::isnan(expected) ? std::isnan(found)
                                    : expected == found && std::signbit(expected) == std::signbit(found),
               qPrintable(QString("half %1: %2, not %3").arg(half).arg(found).arg(expected)));
      QCOMPARE(allFinite(view, half, 1), std::isfinite(expected));
    }
  }

  void brainFloatsAreTheUpperHalf() {
    const std::string bytes =
        little<std::uint16_t>(0x3F80) + little<std::uint16_t>(0xC049) + little<std::uint16_t>(0x0001);
    std::array<float, 3> floats{};
    widen(viewOf(DType::BFloat16, {3}, bytes), 0, floats);
    QCOMPARE(floats[0], 1.0f);
    QCOMPARE(floats[1], -3.140625f);
    QCOMPARE(floats[2], std::ldexp(1.0f, -133));
  }

  void rangesInsideATensor() {
    std::string bytes;
    for (int i = 0; i < 5000; ++i) bytes += little(static_cast<float>(i));
    const TensorView view = viewOf(DType::Float32, {5000}, bytes);
    std::array<float, 3> floats{};
    widen(view, 4997, floats);
    QCOMPARE(floats[2], 4999.0f);
    const Matrix matrix = toMatrix(viewOf(DType::Float32, {2, 3}, bytes));
    QCOMPARE(matrix(1, 0), 3.0f);
    QCOMPARE(toMatrix(viewOf(DType::Float32, {4}, bytes)).rows(), 1);
    const std::string doubles = little(0.1) + little(-2.0);
    widen(viewOf(DType::Float64, {2}, doubles), 0, {floats.data(), 2});
    QCOMPARE(floats[0], 0.1f);
    QCOMPARE(floats[1], -2.0f);
  }

  void oneNumberThatIsNotFiniteIsFound_data() {
    QTest::addColumn<double>("value");
    QTest::newRow("NaN") << static_cast<double>(NAN);
    QTest::newRow("infinity") << static_cast<double>(INFINITY);
    QTest::newRow("minus infinity") << -static_cast<double>(INFINITY);
  }

  void oneNumberThatIsNotFiniteIsFound() {
    QFETCH(double, value);
    for (const int place : {0, 1, 1023, 1024, 2999}) {
      std::string floats;
      std::string doubles;
      for (int i = 0; i < 3000; ++i) {
        floats += little(i == place ? static_cast<float>(value) : 3.0e38f);
        doubles += little(i == place ? value : 3.0e38);
      }
      QVERIFY(!allFinite(viewOf(DType::Float32, {3000}, floats), 0, 3000));
      QVERIFY(!allFinite(viewOf(DType::Float64, {3000}, doubles), 0, 3000));
      QVERIFY(allFinite(viewOf(DType::Float32, {3000}, floats), 0, place));
      QVERIFY(allFinite(viewOf(DType::Float32, {3000}, floats), place + 1, 2999 - place));
    }
    QVERIFY(!allFinite(viewOf(DType::Float64, {1}, little(1e39)), 0, 1));
    QVERIFY(!allFinite(viewOf(DType::BFloat16, {1}, little<std::uint16_t>(0x7F80)), 0, 1));
    QVERIFY(allFinite(viewOf(DType::BFloat16, {1}, little<std::uint16_t>(0x7F7F)), 0, 1));
  }

  void countsThatOverflowAreNoticed() {
    QCOMPARE(checkedElementCount({}, DType::Float32), 1);
    QCOMPARE(checkedElementCount({3, 0, 5}, DType::Float32), 0);
    QCOMPARE(checkedElementCount({1LL << 31, 1LL << 29}, DType::Float32), 1LL << 60);
    QCOMPARE(checkedElementCount({1LL << 31, 1LL << 30}, DType::Float32), -1);
    QCOMPARE(checkedElementCount({1LL << 62, 1LL << 62, 0}, DType::Int8), -1);
    QCOMPARE(checkedElementCount({-1, 2}, DType::Int8), -1);
    QCOMPARE(shapeText({768, 3072}), std::string("[768, 3072]"));
    QCOMPARE(shapeText({}), std::string("[]"));
  }
};

QTEST_GUILESS_MAIN(TensorViewTest)
#include "tst_tensor_view.moc"
