#include <QTest>

#include "core/layers/layer_norm.h"
#include "core/layers/rms_norm.h"
#include "core/training/norm_gradient.h"
#include "tests/core/training_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Parameters {
  NormKind kind = NormKind::LayerNorm;
  std::int64_t size = 0;
  DoubleMatrix weight;  // [1, size or columns], or empty
  DoubleMatrix bias;    // likewise
};

constexpr double epsilon = 1e-5;

// One number of the parameters, or what stands for it where there are none.
double parameterAt(const DoubleMatrix& parameters, Eigen::Index column, double without) {
  return parameters.size() == 0 ? without : parameters(0, column % parameters.cols());
}

DoubleMatrix normed(const DoubleMatrix& x, const Parameters& parameters) {
  DoubleMatrix y(x.rows(), x.cols());
  for (Eigen::Index row = 0; row < x.rows(); ++row) {
    for (Eigen::Index first = 0; first < x.cols(); first += parameters.size) {
      const auto part = x.row(row).segment(first, parameters.size).array();
      const bool centred = parameters.kind == NormKind::LayerNorm;
      const double mean = centred ? part.mean() : 0.0;
      const double scale = std::sqrt((part - mean).square().mean() + epsilon);
      for (Eigen::Index i = first; i < first + parameters.size; ++i) {
        double weight = parameterAt(parameters.weight, i, 1.0);
        if (parameters.kind == NormKind::RmsNormPlusOne && parameters.weight.size() > 0) weight += 1;
        y(row, i) = (x(row, i) - mean) / scale * weight + parameterAt(parameters.bias, i, 0.0);
      }
    }
  }
  return y;
}

}  // namespace

class tst_training_norm : public QObject {
  Q_OBJECT

 private slots:
  void gradients_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("weights");  // 0: none, 1: shared, 2: each group's own
    QTest::addColumn<bool>("bias");
    QTest::addColumn<bool>("add");
    const auto row = [](const char* name, NormKind kind, int size, int groups, int weights, bool bias,
                        bool add) {
      QTest::newRow(name) << static_cast<int>(kind) << size << groups << weights << bias << add;
    };
    row("layer norm", NormKind::LayerNorm, 20, 1, 1, true, false);
    row("layer norm, added", NormKind::LayerNorm, 32, 1, 1, true, true);
    row("layer norm without bias", NormKind::LayerNorm, 35, 1, 1, false, true);
    row("layer norm without anything", NormKind::LayerNorm, 16, 1, 0, false, false);
    row("layer norm of heads", NormKind::LayerNorm, 8, 3, 1, true, false);
    row("layer norm of heads, own weights", NormKind::LayerNorm, 8, 3, 2, false, false);
    row("rms norm", NormKind::RmsNorm, 20, 1, 1, false, false);
    row("rms norm, added", NormKind::RmsNorm, 48, 1, 1, false, true);
    row("rms norm without weight", NormKind::RmsNorm, 7, 1, 0, false, false);
    row("rms norm of heads", NormKind::RmsNorm, 16, 4, 1, false, false);
    row("rms norm plus one", NormKind::RmsNormPlusOne, 20, 1, 1, false, true);
    row("rms norm plus one of heads", NormKind::RmsNormPlusOne, 5, 4, 1, false, false);
  }
  void gradients() {
    QFETCH(int, kind);
    QFETCH(int, size);
    QFETCH(int, groups);
    QFETCH(int, weights);
    QFETCH(bool, bias);
    QFETCH(bool, add);
    const std::int64_t rows = 3, columns = size * groups;
    const std::int64_t parameterCount = weights == 2 ? columns : size;
    const Matrix x = randomMatrix(rows, columns, 1, 2.0f), dy = randomMatrix(rows, columns, 2);
    const Matrix weight = randomMatrix(1, weights == 0 ? 0 : parameterCount, 3);
    const Matrix shift = randomMatrix(1, bias ? parameterCount : 0, 4);
    const Matrix dx0 = randomMatrix(rows, columns, 5), dw0 = randomMatrix(1, weight.cols(), 6),
                 db0 = randomMatrix(1, shift.cols(), 7);
    const NormWeights norm{static_cast<NormKind>(kind), size, spanOf(weight), spanOf(shift), float(epsilon)};
    Workspace workspace(LinearBackend::Eigen);
    const Strided in(x, 3), gradient(dy, 2);
    Strided y(rows, columns, 1), dx(dx0, 4);
    Matrix dw = dw0, db = db0;
    normForward(in.view(), norm, y.mutableView(), workspace);
    normBackward({in.view(), gradient.view(), dx.mutableView(), add ? Write::Add : Write::Replace}, norm,
                 {mutableSpanOf(dw), mutableSpanOf(db)}, workspace);

    const Parameters parameters{norm.kind, size, widened(weight), widened(shift)};
    QVERIFY(y.isIntact() && dx.isIntact());
    QVERIFY(distance(y.content(), normed(widened(x), parameters)) < 1e-6);
    DoubleMatrix expected = centralDifferences(
        [&](const DoubleMatrix& at) { return weightedSum(normed(at, parameters), widened(dy)); }, widened(x));
    if (add) expected += widened(dx0);
    QVERIFY(distance(dx.content(), expected) < 2e-6);
    const auto byParameter = [&](DoubleMatrix Parameters::*which) {
      return centralDifferences(
          [&](const DoubleMatrix& at) {
            Parameters changed = parameters;
            changed.*which = at;
            return weightedSum(normed(widened(x), changed), widened(dy));
          },
          parameters.*which);
    };
    if (weights > 0) QVERIFY(distance(dw, widened(dw0) + byParameter(&Parameters::weight)) < 2e-6);
    if (bias) QVERIFY(distance(db, widened(db0) + byParameter(&Parameters::bias)) < 2e-6);
  }

  // The same numbers as the forward that shows attention.
  void keepsBitsOfTheRowFunctions() {
    const Matrix x = randomMatrix(2, 37, 1), weight = randomMatrix(1, 37, 2), bias = randomMatrix(1, 37, 3);
    Workspace workspace(LinearBackend::Eigen);
    Matrix y(2, 37), expected(2, 37);
    const auto rowOf = [](Matrix& matrix, int row) { return std::span<float>(matrix.data() + row * 37, 37); };
    const auto inRow = [&](int row) { return std::span<const float>(x.data() + row * 37, 37); };
    normForward(viewOf(x.data(), 2, 37), {NormKind::LayerNorm, 37, spanOf(weight), spanOf(bias), 1e-5f},
                viewOf(y.data(), 2, 37), workspace);
    for (int row = 0; row < 2; ++row)
      layerNorm(inRow(row), spanOf(weight), spanOf(bias), 1e-5f, rowOf(expected, row));
    QVERIFY(equalBits(y, expected));
    normForward(viewOf(x.data(), 2, 37), {NormKind::RmsNorm, 37, spanOf(weight), {}, 1e-5f},
                viewOf(y.data(), 2, 37), workspace);
    for (int row = 0; row < 2; ++row) rmsNorm(inRow(row), spanOf(weight), 1e-5f, rowOf(expected, row));
    QVERIFY(equalBits(y, expected));
  }

  // The gradient of the output may be overwritten by that of the input, and so may the input.
  void worksInPlace() {
    const Matrix x = randomMatrix(4, 30, 1), dy = randomMatrix(4, 30, 2), weight = randomMatrix(1, 30, 3);
    const NormWeights norm{NormKind::LayerNorm, 30, spanOf(weight), {}, 1e-5f};
    Workspace workspace(LinearBackend::Eigen);
    Matrix dx(4, 30), inPlace = dy, overInput = x;
    const auto view = [](const Matrix& matrix) {
      return viewOf(matrix.data(), matrix.rows(), matrix.cols());
    };
    const auto change = [](Matrix& matrix) { return viewOf(matrix.data(), matrix.rows(), matrix.cols()); };
    normBackward({view(x), view(dy), change(dx)}, norm, {}, workspace);
    normBackward({view(x), view(inPlace), change(inPlace)}, norm, {}, workspace);
    normBackward({view(overInput), view(dy), change(overInput)}, norm, {}, workspace);
    QVERIFY(equalBits(dx, inPlace) && equalBits(dx, overInput));
  }
};

QTEST_APPLESS_MAIN(tst_training_norm)
#include "tst_training_norm.moc"
