#include "core/tensor/narrowing.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <limits>

#include "core/tensor/half.h"

using namespace headlight;

namespace {

float widenBFloat16(std::uint16_t bits) { return std::bit_cast<float>(std::uint32_t{bits} << 16); }

/// A number of 16 bits is the nearest one: what is between it and its neighbours goes to the nearer one, and
/// a number in the middle to the even one.
template <typename Widen, typename Narrow>
void verifyNeighbours(std::uint16_t bits, Widen widen, Narrow narrow) {
  const float low = widen(bits);
  const float high = widen(static_cast<std::uint16_t>(bits + 1));
  QCOMPARE(narrow(low), bits);
  const auto middle = static_cast<float>((static_cast<double>(low) + high) / 2);  // exact
  const auto even = static_cast<std::uint16_t>(bits + bits % 2);
  QCOMPARE(narrow(middle), even);
  QCOMPARE(narrow(std::nextafter(middle, low)), bits);
  QCOMPARE(narrow(std::nextafter(middle, high)), static_cast<std::uint16_t>(bits + 1));
  QCOMPARE(narrow(-middle), static_cast<std::uint16_t>(even | 0x8000));
}

}  // namespace

class TestNarrowing : public QObject {
  Q_OBJECT

 private slots:
  /// Subnormal ones included; 0x7BFF is the largest finite one.
  void everyFloat16() {
    for (std::uint16_t bits = 0; bits < 0x7BFF && !QTest::currentTestFailed(); ++bits)
      verifyNeighbours(bits, widenHalf, toFloat16);
  }

  void everyBFloat16() {
    for (std::uint16_t bits = 0; bits < 0x7F7F && !QTest::currentTestFailed(); ++bits)
      verifyNeighbours(bits, widenBFloat16, toBFloat16);
  }

  void float16IsInfinityFromHalfwayOn() {
    QCOMPARE(toFloat16(65504), std::uint16_t{0x7BFF});
    QCOMPARE(toFloat16(std::nextafter(65520.0F, 0.0F)), std::uint16_t{0x7BFF});
    QCOMPARE(toFloat16(65520), std::uint16_t{0x7C00});
    QCOMPARE(toFloat16(-std::numeric_limits<float>::max()), std::uint16_t{0xFC00});
  }

  void zerosKeepTheirSign() {
    QCOMPARE(toFloat16(-0.0F), std::uint16_t{0x8000});
    QCOMPARE(toBFloat16(-0.0F), std::uint16_t{0x8000});
    QCOMPARE(toFloat16(std::numeric_limits<float>::denorm_min()), std::uint16_t{0});
  }
};

QTEST_GUILESS_MAIN(TestNarrowing)
#include "tst_narrowing.moc"
