#include <QTest>

#include "core/layers/activation.h"
#include "core/training/activation_gradient.h"
#include "tests/core/training_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

constexpr Activation activations[] = {Activation::Gelu,   Activation::GeluTanh,  Activation::Relu,
                                      Activation::Silu,   Activation::QuickGelu, Activation::Relu2,
                                      Activation::Gelu10, Activation::Tanh};

double exactly(Activation activation, double x) {
  const auto gelu = [](double v) { return v / 2 * (1 + std::erf(v / std::sqrt(2.0))); };
  switch (activation) {
    case Activation::Gelu:
      return gelu(x);
    case Activation::GeluTanh:
      return x / 2 * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
    case Activation::Relu:
      return std::max(x, 0.0);
    case Activation::Silu:
      return x / (1 + std::exp(-x));
    case Activation::QuickGelu:
      return x / (1 + std::exp(-1.702 * x));
    case Activation::Relu2:
      return std::max(x, 0.0) * std::max(x, 0.0);
    case Activation::Gelu10:
      return std::min(gelu(x), 10.0);
    case Activation::Tanh:
      return std::tanh(x);
  }
  return NAN;
}

// Over the range in which anything happens, and far outside; no number lies at a kink.
Matrix arguments(std::int64_t rows, std::int64_t columns) {
  Matrix x(rows, columns);
  for (std::int64_t i = 0; i < x.size(); ++i) {
    x.data()[i] = -12.013f + 24.0f * static_cast<float>(i) / static_cast<float>(x.size());
  }
  x(0, 0) = -80.0f;
  x(0, 1) = 80.0f;
  return x;
}

}  // namespace

class tst_training_activation : public QObject {
  Q_OBJECT

 private slots:
  void gradients_data() {
    QTest::addColumn<int>("activation");
    for (const Activation activation : activations) {
      QTest::addRow("%d", static_cast<int>(activation)) << static_cast<int>(activation);
    }
  }
  void gradients() {
    QFETCH(int, activation);
    const auto kind = static_cast<Activation>(activation);
    const std::int64_t rows = 9, columns = 35;
    const Matrix x = arguments(rows, columns), dy = randomMatrix(rows, columns, 2);
    const Strided in(x, 3), gradient(dy, 1);
    Strided y(rows, columns, 2), dx(rows, columns, 5);
    activationForward(kind, in.view(), y.mutableView());
    activationBackward(kind, in.view(), gradient.view(), dx.mutableView());
    QVERIFY(y.isIntact() && dx.isIntact());
    const Matrix made = y.content(), slopes = dx.content();
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      const auto at = static_cast<double>(x.data()[i]);
      const double slope = (exactly(kind, at + 1e-5) - exactly(kind, at - 1e-5)) / 2e-5;
      const double expected = slope * static_cast<double>(dy.data()[i]);
      QVERIFY2(std::abs(expected - static_cast<double>(slopes.data()[i])) <
                   2e-6 * std::max(1.0, std::abs(expected)),
               qPrintable(QStringLiteral("%1: %2").arg(at).arg(slope)));
      float alone = 0;
      activate(kind, {x.data() + i, 1}, {&alone, 1});
      QCOMPARE(made.data()[i], alone);
    }
  }

  void gatedGradients_data() { gradients_data(); }
  void gatedGradients() {
    QFETCH(int, activation);
    const auto kind = static_cast<Activation>(activation);
    const std::int64_t rows = 5, columns = 37;
    const Matrix gate = arguments(rows, columns), up = randomMatrix(rows, columns, 2),
                 dy = randomMatrix(rows, columns, 3);
    const Strided g(gate, 3), u(up, 1), gradient(dy, 2);
    Strided y(rows, columns, 2), dgate(rows, columns, 5), dup(rows, columns, 4);
    gatedActivationForward(kind, g.view(), u.view(), y.mutableView());
    gatedActivationBackward(kind,
                            {g.view(), u.view(), gradient.view(), dgate.mutableView(), dup.mutableView()});
    QVERIFY(y.isIntact() && dgate.isIntact() && dup.isIntact());
    for (Eigen::Index row = 0; row < rows; ++row) {
      for (Eigen::Index i = 0; i < columns; ++i) {
        const auto at = static_cast<double>(gate(row, i));
        const double value = exactly(kind, at);
        const double slope = (exactly(kind, at + 1e-5) - exactly(kind, at - 1e-5)) / 2e-5;
        const auto near = [](float got, double expected) {
          return std::abs(static_cast<double>(got) - expected) < 4e-6 * std::max(1.0, std::abs(expected));
        };
        const double weight = static_cast<double>(dy(row, i));
        QVERIFY(near(y.content()(row, i), value * static_cast<double>(up(row, i))));
        QVERIFY(near(dgate.content()(row, i), weight * static_cast<double>(up(row, i)) * slope));
        QVERIFY(near(dup.content()(row, i), weight * value));
      }
    }
  }

  void kinksHaveNoSlope() {
    Matrix x(1, 1), dy(1, 1), dx(1, 1);
    x << 0.0f;
    dy << 1.0f;
    for (const Activation activation : {Activation::Relu, Activation::Relu2}) {
      activationBackward(activation, viewOf(std::as_const(x).data(), 1, 1),
                         viewOf(std::as_const(dy).data(), 1, 1), viewOf(dx.data(), 1, 1));
      QCOMPARE(dx(0, 0), 0.0f);
    }
  }

  void worksInPlace() {
    const Matrix gate = arguments(2, 20), up = randomMatrix(2, 20, 1), dy = randomMatrix(2, 20, 2);
    const auto view = [](const Matrix& matrix) {
      return viewOf(matrix.data(), matrix.rows(), matrix.cols());
    };
    const auto change = [](Matrix& matrix) { return viewOf(matrix.data(), matrix.rows(), matrix.cols()); };
    Matrix dgate(2, 20), dup(2, 20), gateHere = gate, upHere = up;
    gatedActivationBackward(Activation::Silu, {view(gate), view(up), view(dy), change(dgate), change(dup)});
    gatedActivationBackward(Activation::Silu,
                            {view(gateHere), view(upHere), view(dy), change(gateHere), change(upHere)});
    QVERIFY(equalBits(dgate, gateHere) && equalBits(dup, upHere));
    Matrix dx(2, 20), here = dy;
    activationBackward(Activation::Gelu, view(gate), view(dy), change(dx));
    activationBackward(Activation::Gelu, view(gate), view(here), change(here));
    QVERIFY(equalBits(dx, here));
  }
};

QTEST_APPLESS_MAIN(tst_training_activation)
#include "tst_training_activation.moc"
