#include <QTest>

#include <cmath>
#include <vector>

#include "core/layers/activation.h"
#include "core/layers/layer_norm.h"
#include "core/layers/norm.h"
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
    case Activation::QuickGelu:
      return x / (1 + std::exp(-1.702 * x));
    case Activation::Relu2:
      return x > 0 ? x * x : 0;
    case Activation::Gelu10:
      return std::min(10.0, exact(Activation::Gelu, x));
    case Activation::Tanh:
      return std::tanh(x);
  }
  return 0;
}

std::vector<float> numbers(std::size_t count) {
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = std::sin(static_cast<float>(i) * 1.7F) * 3 + 0.5F;
  return values;
}

NormTensor normTensor(const std::vector<float>& weight, const std::vector<float>& bias = {}) {
  const auto view = [](const std::vector<float>& values) {
    return TensorView{.name = "norm",
                      .dtype = DType::Float32,
                      .shape = {static_cast<std::int64_t>(values.size())},
                      .data = reinterpret_cast<const std::byte*>(values.data())};
  };
  NormTensor tensor{view(weight), {}};
  if (!bias.empty()) tensor.bias = view(bias);
  return tensor;
}

Matrix normed(const Norm& norm, const std::vector<float>& x) {
  Matrix out(1, static_cast<Eigen::Index>(x.size()));
  norm.apply({x.data(), 1, out.cols(), Eigen::OuterStride<>(out.cols())}, 0, 1,
             {out.data(), 1, out.cols(), Eigen::OuterStride<>(out.cols())}, {});
  return out;
}

void compareNear(const Matrix& actual, const Matrix& expected) {
  QCOMPARE(actual.cols(), expected.cols());
  QVERIFY((actual - expected).cwiseAbs().maxCoeff() < 1e-6F);
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

  void kindsByHand() {
    const std::vector<float> x = {3, 4};
    const std::vector<float> weight = {1, 2};
    const std::vector<float> bias = {0.5F, 0};
    // The root mean square is sqrt(12.5), the mean 3.5, the deviation 0.5.
    compareNear(normed(Norm(NormKind::RmsNorm, normTensor(weight), 0), x),
                (Matrix(1, 2) << 0.8485281F, 2.2627417F).finished());
    compareNear(normed(Norm(NormKind::RmsNormPlusOne, normTensor(weight), 0), x),
                (Matrix(1, 2) << 2 * 0.8485281F, 3 * 1.1313708F).finished());
    compareNear(normed(Norm(NormKind::RmsNorm, 2, 0), x),
                (Matrix(1, 2) << 0.8485281F, 1.1313708F).finished());
    compareNear(normed(Norm(NormKind::LayerNorm, 2, 0), x), (Matrix(1, 2) << -1, 1).finished());
    compareNear(normed(Norm(NormKind::LayerNorm, normTensor(weight), 0), x),
                (Matrix(1, 2) << -1, 2).finished());
    compareNear(normed(Norm(NormKind::LayerNorm, normTensor(weight, bias), 0), x),
                (Matrix(1, 2) << -0.5F, 2).finished());
  }

  void headsAreNormedEachAndOnlyThese() {
    // One column before two heads of two dimensions, one column after them.
    const Matrix before = (Matrix(2, 6) << 9, 3, 4, 8, 6, 7, 5, 1, 0, -6, 8, 2).finished();
    const auto headsOf = [&](const Norm& norm, std::int64_t heads, std::int64_t headSize) {
      Matrix rows = before;
      normHeads(norm, {.first = 1, .heads = heads, .headSize = headSize},
                {rows.data(), 2, 6, Eigen::OuterStride<>(6)}, {});
      return rows;
    };
    const std::vector<float> shared = {1, 2};
    const std::vector<float> own = {1, 2, 3, 4};
    const std::vector<float> ownBias = {0, 1, 0, 0};
    const float half = std::sqrt(0.5F);  // 1 / the root mean square of (1, 0)
    const float five = std::sqrt(12.5F), ten = std::sqrt(50.0F);
    compareNear(headsOf(Norm(NormKind::RmsNorm, normTensor(shared), 0), 2, 2),
                (Matrix(2, 6) << 9, 3 / five, 8 / five, 8 / ten, 12 / ten, 7,  //
                 5, 1 / half, 0, -6 / ten, 16 / ten, 2)
                    .finished());
    compareNear(headsOf(Norm(NormKind::RmsNorm, normTensor(own), 0), 2, 2),
                (Matrix(2, 6) << 9, 3 / five, 8 / five, 24 / ten, 24 / ten, 7,  //
                 5, 1 / half, 0, -18 / ten, 32 / ten, 2)
                    .finished());
    // All heads at once: the mean square of the first row is 125 / 4, of the second 101 / 4.
    const float first = std::sqrt(125 / 4.0F), second = std::sqrt(101 / 4.0F);
    compareNear(headsOf(Norm(NormKind::RmsNorm, normTensor(own), 0), 1, 4),
                (Matrix(2, 6) << 9, 3 / first, 8 / first, 24 / first, 24 / first, 7,  //
                 5, 1 / second, 0, -18 / second, 32 / second, 2)
                    .finished());
    // A tensor for each head, with biases.
    const std::vector<float> one = {1, 2}, two = {3, 4}, bias = {0, 1}, none = {0, 0};
    const std::vector<NormTensor> each = {normTensor(one, bias), normTensor(two, none)};
    const Matrix expected = (Matrix(2, 6) << 9, -1, 3, 3, -4, 7, 5, 1, -1, -3, 4, 2).finished();
    compareNear(headsOf(Norm(NormKind::LayerNorm, each, 0), 2, 2), expected);
    compareNear(headsOf(Norm(NormKind::LayerNorm, normTensor(own, ownBias), 0), 2, 2), expected);
  }

  void activationsAgreeWithDouble_data() {
    QTest::addColumn<int>("activation");
    for (int i = 0; i <= static_cast<int>(Activation::Tanh); ++i) QTest::addRow("%d", i) << i;
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
