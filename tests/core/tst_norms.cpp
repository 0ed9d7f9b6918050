#include <QTest>

#include <cmath>
#include <vector>

#include "core/layers/activation.h"
#include "core/layers/layer_norm.h"
#include "core/layers/rms_norm.h"

using namespace headlight;

namespace {

double exact(Activation activation, double x) {
  switch (activation) {
    case Activation::Gelu:
      return 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
    case Activation::GeluTanh:
      return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
    case Activation::Relu:
      return std::max(x, 0.0);
    case Activation::Silu:
      return x / (1 + std::exp(-x));
  }
  return 0;
}

std::vector<float> numbers(std::size_t count) {
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = std::sin(static_cast<float>(i) * 1.7F) * 3 + 0.5F;
  return values;
}

}  // namespace

class TestNorms : public QObject {
  Q_OBJECT

 private slots:
  void layerNormByHand() {
    // Mean 3, variance 2: (1 - 3) / sqrt(2) = -1.41421.
    const std::vector<float> x = {1, 2, 3, 4, 5};
    const std::vector<float> weight = {1, 1, 2, 1, 1};
    const std::vector<float> bias = {0, 0, 7, 0, 1};
    std::vector<float> out(5);
    layerNorm(x, weight, bias, 0, out);
    QVERIFY(std::abs(out[0] + 1.4142135F) < 1e-6F);
    QCOMPARE(out[2], 7.0F);
    QVERIFY(std::abs(out[4] - 2.4142135F) < 1e-6F);
    layerNorm(x, weight, {}, 2, out);  // epsilon joins the variance: sqrt(4)
    QCOMPARE(out[0], -1.0F);
  }

  void rmsNormByHand() {
    const std::vector<float> x = {3, 4};
    const std::vector<float> weight = {1, 2};
    std::vector<float> out(2);
    rmsNorm(x, weight, 0, out);  // the root mean square is sqrt(12.5)
    QVERIFY(std::abs(out[0] - 0.8485281F) < 1e-6F);
    QVERIFY(std::abs(out[1] - 2.2627417F) < 1e-6F);
  }

  void normsOfManySizesAgreeWithDouble_data() {
    QTest::addColumn<int>("size");
    for (const int size : {1, 15, 16, 17, 48, 96, 100, 768}) QTest::addRow("%d", size) << size;
  }
  void normsOfManySizesAgreeWithDouble() {
    QFETCH(const int, size);
    const std::vector<float> x = numbers(static_cast<std::size_t>(size));
    const std::vector<float> weight(x.size(), 1.0F);
    double mean = 0, variance = 0, squares = 0;
    for (const float value : x) mean += value / static_cast<double>(size);
    for (const float value : x) variance += (value - mean) * (value - mean) / size;
    for (const float value : x) squares += static_cast<double>(value) * value / size;
    std::vector<float> normed(x.size()), scaled(x.size());
    layerNorm(x, weight, {}, 1e-5F, normed);
    rmsNorm(x, weight, 1e-5F, scaled);
    for (std::size_t i = 0; i < x.size(); ++i) {
      QVERIFY(std::abs(normed[i] - (x[i] - mean) / std::sqrt(variance + 1e-5)) < 2e-6);
      QVERIFY(std::abs(scaled[i] - x[i] / std::sqrt(squares + 1e-5)) < 2e-6);
    }
  }

  void activationsAgreeWithDouble_data() {
    QTest::addColumn<int>("activation");
    for (int i = 0; i < 4; ++i) QTest::addRow("%d", i) << i;
  }
  void activationsAgreeWithDouble() {
    QFETCH(const int, activation);
    const Activation kind = static_cast<Activation>(activation);
    std::vector<float> x;
    for (double value = -100; value < 100; value += 0.0137) x.push_back(static_cast<float>(value / 5));
    x.insert(x.end(), {0.0F, -0.0F, -1e4F, 1e4F});
    std::vector<float> out(x.size());
    activate(kind, x, out);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double expected = exact(kind, x[i]);
      QVERIFY2(std::abs(out[i] - expected) <= 1e-6 * std::max(1.0, std::abs(expected)),
               qPrintable(QStringLiteral("f(%1) = %2, not %3").arg(x[i]).arg(out[i]).arg(expected)));
    }
    const std::vector<float> up = numbers(x.size());
    std::vector<float> gated(x.size());
    activateGated(kind, x, up, gated);
    for (std::size_t i = 0; i < x.size(); ++i) QCOMPARE(gated[i], out[i] * up[i]);
  }
};

QTEST_GUILESS_MAIN(TestNorms)
#include "tst_norms.moc"
