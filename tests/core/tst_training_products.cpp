#include <QTest>

#include "core/training/bfloat16_rounding.h"
#include "core/training/linear_gradient.h"
#include "tests/core/training_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Backend {
  const char* name;
  LinearBackend backend;
};
constexpr Backend backends[] = {{"Eigen", LinearBackend::Eigen}, {"oneDNN", LinearBackend::OneDnn}};

Matrix rounded(const Matrix& matrix) {
  Matrix result(matrix.rows(), matrix.cols());
  roundToBFloat16(viewOf(matrix.data(), matrix.rows(), matrix.cols()),
                  viewOf(result.data(), result.rows(), result.cols()));
  return result;
}

}  // namespace

/// Products of matrices and the linear layers that training makes of them, by either backend.
class tst_training_products : public QObject {
  Q_OBJECT

 private slots:
  void multiplies_data() {
    QTest::addColumn<int>("backend");
    QTest::addColumn<QList<int>>("shape");  // rows, columns, sums
    QTest::addColumn<bool>("leftTransposed");
    QTest::addColumn<bool>("rightTransposed");
    QTest::addColumn<bool>("add");
    QTest::addColumn<bool>("narrow");
    const QList<QList<int>> shapes = {{1, 1, 1},      {1, 40, 33},   {7, 5, 3}, {33, 48, 20},
                                      {65, 129, 300}, {200, 37, 21}, {4, 3, 0}};
    for (const Backend& backend : backends) {
      for (const QList<int>& shape : shapes) {
        for (int flags = 0; flags < 16; ++flags) {
          QTest::addRow("%s %dx%dx%d %d", backend.name, shape[0], shape[1], shape[2], flags)
              << static_cast<int>(backend.backend) << shape << bool(flags & 1) << bool(flags & 2)
              << bool(flags & 4) << bool(flags & 8);
        }
      }
    }
  }
  void multiplies() {
    QFETCH(int, backend);
    QFETCH(QList<int>, shape);
    QFETCH(bool, leftTransposed);
    QFETCH(bool, rightTransposed);
    QFETCH(bool, add);
    QFETCH(bool, narrow);
    const Matrix left =
        randomMatrix(leftTransposed ? shape[2] : shape[0], leftTransposed ? shape[0] : shape[2], 1);
    const Matrix right =
        randomMatrix(rightTransposed ? shape[1] : shape[2], rightTransposed ? shape[2] : shape[1], 2);
    const Matrix before = randomMatrix(shape[0], shape[1], 3);
    const Strided a(left, 3);
    const Strided b(right, 2);
    Strided c = add ? Strided(before, 5) : Strided(shape[0], shape[1], 5);
    MatrixProducts products(static_cast<LinearBackend>(backend));
    products.multiply({a.view(), leftTransposed, b.view(), rightTransposed, c.mutableView(),
                       add ? Write::Add : Write::Replace, narrow ? Precision::BFloat16 : Precision::Float32});
    const DoubleMatrix l = widened(narrow ? rounded(left) : left);
    const DoubleMatrix r = widened(narrow ? rounded(right) : right);
    DoubleMatrix expected = (leftTransposed ? DoubleMatrix(l.transpose()) : l) *
                            (rightTransposed ? DoubleMatrix(r.transpose()) : r);
    if (add) expected += widened(before);
    QVERIFY(c.isIntact());
    const double error = distance(c.content(), expected);
    QVERIFY2(error < 2e-6, qPrintable(QString::number(error)));
  }

  // The bits may depend on the shapes and the numbers, but not on what a thread did before or where they lie.
  void keepsBits_data() {
    QTest::addColumn<int>("backend");
    QTest::addColumn<int>("precision");
    for (const Backend& backend : backends) {
      QTest::addRow("%s", backend.name)
          << static_cast<int>(backend.backend) << static_cast<int>(Precision::Float32);
      QTest::addRow("%s bfloat16", backend.name)
          << static_cast<int>(backend.backend) << static_cast<int>(Precision::BFloat16);
    }
  }
  void keepsBits() {
    QFETCH(int, backend);
    QFETCH(int, precision);
    const Matrix left = randomMatrix(77, 130, 4);
    const Matrix right = randomMatrix(95, 130, 5);
    const auto multiply = [&](MatrixProducts& products, std::int64_t shift) {
      std::vector<float> moved(static_cast<std::size_t>(left.size() + shift));
      std::copy_n(left.data(), left.size(), moved.data() + shift);
      Matrix result(77, 95);
      products.multiply({.left = viewOf(static_cast<const float*>(moved.data() + shift), 77, 130),
                         .right = viewOf(right.data(), 95, 130),
                         .rightTransposed = true,
                         .result = viewOf(result.data(), 77, 95),
                         .precision = static_cast<Precision>(precision)});
      return result;
    };
    MatrixProducts fresh(static_cast<LinearBackend>(backend));
    MatrixProducts used(static_cast<LinearBackend>(backend));
    const Matrix first = multiply(fresh, 0);
    Matrix other(130, 130);
    used.multiply({.left = viewOf(left.data(), 77, 130),
                   .leftTransposed = true,
                   .right = viewOf(left.data(), 77, 130),
                   .result = viewOf(other.data(), 130, 130),
                   .precision = static_cast<Precision>(precision)});
    for (const std::int64_t shift : {0, 1, 7, 16}) QVERIFY(equalBits(first, multiply(used, shift)));
  }

  void roundsToBFloat16() {
    Matrix x(1, 8);
    // 1 + 2^-8 lies between 1 and 1 + 2^-7: to the even one, 1; 1 + 3 * 2^-8 to 1 + 2^-6; just above the
    // middle up; the largest float to infinity.
    x << 1.0f, 1.00390625f, 1.01171875f, 1.00390637f, -1.00390637f, 3.4028235e38f, 0.0f, NAN;
    const Matrix y = rounded(x);
    const float expected[] = {1.0f, 1.0f, 1.015625f, 1.0078125f, -1.0078125f, INFINITY, 0.0f};
    for (int i = 0; i < 7; ++i) QCOMPARE(y(0, i), expected[i]);
    QVERIFY(std::isnan(y(0, 7)));
  }

  void linear_data() {
    QTest::addColumn<int>("backend");
    QTest::addColumn<QList<int>>("shape");  // rows, outputs, inputs
    QTest::addColumn<bool>("inputMajor");
    QTest::addColumn<bool>("bias");
    QTest::addColumn<bool>("add");
    for (const Backend& backend : backends) {
      for (const QList<int>& shape : QList<QList<int>>{{1, 3, 5}, {6, 17, 9}, {37, 48, 64}}) {
        for (int flags = 0; flags < 8; ++flags) {
          QTest::addRow("%s %dx%dx%d %d", backend.name, shape[0], shape[1], shape[2], flags)
              << static_cast<int>(backend.backend) << shape << bool(flags & 1) << bool(flags & 2)
              << bool(flags & 4);
        }
      }
    }
  }
  void linear() {
    QFETCH(int, backend);
    QFETCH(QList<int>, shape);
    QFETCH(bool, inputMajor);
    QFETCH(bool, bias);
    QFETCH(bool, add);
    const int rows = shape[0], outputs = shape[1], inputs = shape[2];
    Workspace workspace(static_cast<LinearBackend>(backend));
    const Matrix x = randomMatrix(rows, inputs, 1), dy = randomMatrix(rows, outputs, 2),
                 b = randomMatrix(1, outputs, 3);
    const Matrix w = inputMajor ? randomMatrix(inputs, outputs, 4) : randomMatrix(outputs, inputs, 4);
    const Matrix y0 = randomMatrix(rows, outputs, 5), dx0 = randomMatrix(rows, inputs, 6);
    const Matrix dw0 = randomMatrix(w.rows(), w.cols(), 7);
    const Strided weight(w, 4), in(x, 1), gradient(dy, 6);
    const LinearWeights weights{weight.view(), bias ? spanOf(b) : std::span<const float>{}, inputMajor};
    Strided y(y0, 2), dx(dx0, 3), dw(dw0, 4);
    Matrix db = b;
    if (add) {
      addLinearForward(in.view(), weights, y.mutableView(), workspace);
      addLinearInputGradient(gradient.view(), weights, dx.mutableView(), workspace);
    } else {
      linearForward(in.view(), weights, y.mutableView(), workspace);
      linearInputGradient(gradient.view(), weights, dx.mutableView(), workspace);
    }
    addLinearWeightGradient({in.view(), gradient.view(), weights, {dw.mutableView(), mutableSpanOf(db)}},
                            workspace);

    const DoubleMatrix w64 = inputMajor ? DoubleMatrix(widened(w).transpose()) : widened(w);
    DoubleMatrix y64 = widened(x) * w64.transpose();
    if (bias) y64.rowwise() += widened(b).row(0);
    DoubleMatrix dx64 = widened(dy) * w64;
    if (add) y64 += widened(y0);
    if (add) dx64 += widened(dx0);
    const DoubleMatrix product = widened(dy).transpose() * widened(x);
    const DoubleMatrix dw64 = widened(dw0) + (inputMajor ? DoubleMatrix(product.transpose()) : product);
    const DoubleMatrix db64 = widened(b) + DoubleMatrix(widened(dy).colwise().sum());
    QVERIFY(y.isIntact() && dx.isIntact() && dw.isIntact());
    QVERIFY(distance(y.content(), y64) < 1e-6);
    QVERIFY(distance(dx.content(), dx64) < 1e-6);
    QVERIFY(distance(dw.content(), dw64) < 1e-6);
    QVERIFY(distance(db, db64) < 1e-6);
  }

  // What is absent is left out.
  void gradientsMayBeAbsent() {
    Workspace workspace(LinearBackend::Eigen);
    const Matrix x = randomMatrix(4, 3, 1), dy = randomMatrix(4, 5, 2), w = randomMatrix(5, 3, 3);
    const LinearWeights weights{viewOf(w.data(), 5, 3), {}};
    Matrix db = Matrix::Zero(1, 5);
    addLinearWeightGradient(
        {viewOf(x.data(), 4, 3), viewOf(dy.data(), 4, 5), weights, {noMutableView(), mutableSpanOf(db)}},
        workspace);
    QVERIFY(distance(db, widened(dy).colwise().sum()) < 1e-6);
    Matrix dw = Matrix::Zero(5, 3);
    addLinearWeightGradient(
        {viewOf(x.data(), 4, 3), viewOf(dy.data(), 4, 5), weights, {viewOf(dw.data(), 5, 3), {}}}, workspace);
    QVERIFY(distance(dw, widened(dy).transpose() * widened(x)) < 1e-6);
  }
};

QTEST_APPLESS_MAIN(tst_training_products)
#include "tst_training_products.moc"
