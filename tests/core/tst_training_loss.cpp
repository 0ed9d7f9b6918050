#include <QTest>

#include "core/training/cross_entropy.h"
#include "core/training/prediction_head.h"
#include "tests/core/training_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

using Targets = std::vector<std::int32_t>;

// torch.nn.functional.cross_entropy(logits, targets, reduction="sum", label_smoothing=smoothing,
// ignore_index=-1), as its documentation writes it.
double lossOf(const DoubleMatrix& logits, const Targets& targets, double smoothing) {
  double loss = 0;
  for (Eigen::Index row = 0; row < logits.rows(); ++row) {
    const std::int32_t target = targets[static_cast<std::size_t>(row)];
    if (target < 0) continue;
    const double largest = logits.row(row).maxCoeff();
    const double logSum = largest + std::log((logits.row(row).array() - largest).exp().sum());
    loss += (1 - smoothing) * (logSum - logits(row, target));
    loss += smoothing * (logSum - logits.row(row).mean());
  }
  return loss;
}

Targets someTargets(std::int64_t rows, std::int64_t vocabulary) {
  Targets targets;
  for (std::int64_t row = 0; row < rows; ++row) {
    targets.push_back(row % 3 == 1 ? -1 : static_cast<std::int32_t>((row * 7) % vocabulary));
  }
  return targets;
}

}  // namespace

class tst_training_loss : public QObject {
  Q_OBJECT

 private slots:
  void gradients_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("vocabulary");
    QTest::addColumn<float>("smoothing");
    QTest::addColumn<float>("spread");
    QTest::newRow("plain") << 4 << 16 << 0.0f << 1.0f;
    QTest::newRow("odd vocabulary") << 7 << 37 << 0.0f << 3.0f;
    QTest::newRow("smoothed") << 5 << 20 << 0.1f << 2.0f;
    QTest::newRow("smoothed, odd vocabulary") << 3 << 51 << 0.3f << 1.0f;
    QTest::newRow("one token") << 3 << 1 << 0.1f << 1.0f;
    QTest::newRow("large logits") << 4 << 33 << 0.0f << 40.0f;
  }
  void gradients() {
    QFETCH(int, rows);
    QFETCH(int, vocabulary);
    QFETCH(float, smoothing);
    QFETCH(float, spread);
    const Matrix logits = randomMatrix(rows, vocabulary, 1, spread);
    const Targets targets = someTargets(rows, vocabulary);
    const Strided in(logits, 2);
    Strided gradient(logits, 3);
    const double loss = crossEntropy(in.view(), targets, smoothing);
    const double again = crossEntropyGradient(gradient.mutableView(), targets, smoothing);
    const double expected = lossOf(widened(logits), targets, static_cast<double>(smoothing));
    QVERIFY(gradient.isIntact());
    QCOMPARE(again, loss);
    QVERIFY2(std::abs(loss - expected) <= 2e-6 * std::max(1.0, std::abs(expected)),
             qPrintable(QString::number(loss - expected)));
    const DoubleMatrix slopes = centralDifferences(
        [&](const DoubleMatrix& at) { return lossOf(at, targets, static_cast<double>(smoothing)); },
        widened(logits));
    QVERIFY(distance(gradient.content(), slopes) < 1e-6);
    for (Eigen::Index i = 0; i < vocabulary; ++i) QCOMPARE(gradient.content()(1, i), 0.0f);
  }

  // Three equal logits: each token has a third, and the loss is ln 3. Of smoothing 0.3 each gets 0.1.
  void handWork() {
    Matrix logits = Matrix::Constant(1, 3, 5.0f);
    const Targets targets = {1};
    const double loss = crossEntropyGradient(viewOf(logits.data(), 1, 3), targets, 0.3f);
    QVERIFY(std::abs(loss - std::log(3.0)) < 1e-6);
    QVERIFY(std::abs(logits(0, 0) - (1.0f / 3 - 0.1f)) < 1e-6f);
    QVERIFY(std::abs(logits(0, 1) - (1.0f / 3 - 0.8f)) < 1e-6f);
  }

  // A diverging model must be seen to diverge.
  void keepsWhatIsNoNumber() {
    Matrix logits = Matrix::Constant(1, 20, std::nanf(""));
    const Targets targets = {1};
    QVERIFY(std::isnan(crossEntropy(viewOf(std::as_const(logits).data(), 1, 20), targets, 0)));
  }

  void predicts_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("vocabulary");
    QTest::addColumn<bool>("inputMajor");
    QTest::addColumn<float>("scale");
    QTest::addColumn<float>("smoothing");
    QTest::newRow("plain") << 9 << 21 << false << 1.0f << 0.0f;
    QTest::newRow("scaled and smoothed") << 9 << 21 << false << 0.25f << 0.1f;
    QTest::newRow("input-major") << 5 << 40 << true << 1.0f << 0.0f;
    QTest::newRow("several blocks") << 250 << 17000 << false << 1.0f << 0.0f;
    QTest::newRow("one row without target") << 2 << 10 << false << 1.0f << 0.0f;
  }
  void predicts() {
    QFETCH(int, rows);
    QFETCH(int, vocabulary);
    QFETCH(bool, inputMajor);
    QFETCH(float, scale);
    QFETCH(float, smoothing);
    constexpr int size = 6;
    const Matrix hidden = randomMatrix(rows, size, 1), bias = randomMatrix(1, vocabulary, 3);
    const Matrix w = inputMajor ? randomMatrix(size, vocabulary, 2) : randomMatrix(vocabulary, size, 2);
    const Targets targets = someTargets(rows, vocabulary);
    Workspace workspace(LinearBackend::Eigen);
    const Strided in(hidden, 2);
    Strided dhidden(rows, size, 1);
    Matrix dw = Matrix::Ones(w.rows(), w.cols()), db = Matrix::Ones(1, vocabulary);
    const LinearWeights weights{viewOf(w.data(), w.rows(), w.cols()), spanOf(bias), inputMajor};
    const PredictionLoss alone =
        predictionLoss(in.view(), targets, {weights, {}, scale, smoothing}, workspace);
    const PredictionHead head{
        weights, {viewOf(dw.data(), dw.rows(), dw.cols()), mutableSpanOf(db)}, scale, smoothing};
    const PredictionLoss made =
        predictionGradient({in.view(), targets, dhidden.mutableView()}, head, workspace);

    const DoubleMatrix w64 = inputMajor ? DoubleMatrix(widened(w).transpose()) : widened(w);
    DoubleMatrix logits = widened(hidden) * w64.transpose();
    logits.rowwise() += widened(bias).row(0);
    logits *= static_cast<double>(scale);
    const auto smooth = static_cast<double>(smoothing);
    const double expected = lossOf(logits, targets, smooth);
    DoubleMatrix dlogits = DoubleMatrix::Zero(logits.rows(), logits.cols());
    for (Eigen::Index row = 0; row < rows; ++row) {
      const std::int32_t target = targets[static_cast<std::size_t>(row)];
      if (target < 0) continue;
      dlogits.row(row) = (logits.row(row).array() - logits.row(row).maxCoeff()).exp().matrix();
      dlogits.row(row) /= dlogits.row(row).sum();
      dlogits.row(row).array() -= smooth / vocabulary;
      dlogits(row, target) -= 1 - smooth;
    }
    dlogits *= static_cast<double>(scale);
    const DoubleMatrix product = dlogits.transpose() * widened(hidden);
    QCOMPARE(made.predicted,
             std::count_if(targets.begin(), targets.end(), [](std::int32_t id) { return id >= 0; }));
    QCOMPARE(alone.predicted, made.predicted);
    QCOMPARE(alone.loss, made.loss);
    QVERIFY(std::abs(made.loss - expected) < 1e-6 * std::abs(expected));
    QVERIFY(dhidden.isIntact());
    QVERIFY(distance(dhidden.content(), dlogits * w64) < 2e-6);
    const DoubleMatrix dw64 = inputMajor ? DoubleMatrix(product.transpose()) : product;
    const DoubleMatrix db64 = dlogits.colwise().sum();
    QVERIFY(distance(dw, dw64 + DoubleMatrix::Ones(dw64.rows(), dw64.cols())) < 2e-6);
    QVERIFY(distance(db, db64 + DoubleMatrix::Ones(1, vocabulary)) < 2e-6);
    QCOMPARE(workspace.mark().used, std::int64_t{0});
  }

  void nothingToPredict() {
    const Matrix hidden = randomMatrix(3, 4, 1), w = randomMatrix(5, 4, 2);
    const Targets targets = {-1, -1, -1};
    Workspace workspace(LinearBackend::Eigen);
    Matrix dhidden = Matrix::Ones(3, 4);
    const PredictionHead head{{viewOf(w.data(), 5, 4), {}}};
    const PredictionLoss made = predictionGradient(
        {viewOf(hidden.data(), 3, 4), targets, viewOf(dhidden.data(), 3, 4)}, head, workspace);
    QVERIFY(made.loss == 0 && made.predicted == 0 && dhidden.isZero(0));
  }
};

QTEST_APPLESS_MAIN(tst_training_loss)
#include "tst_training_loss.moc"
