#include <QTest>

#include "core/training/attention_gradient.h"
#include "core/training/key_panels.h"
#include "tests/core/attention_fixture.h"
#include "tests/core/training_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Gradients {
  DoubleMatrix queries, keys, values;
};

bool isVisible(const AttentionRule& rule, Eigen::Index query, Eigen::Index key) {
  return !rule.isMasked(query, key);
}

// One head's scores in float64; -infinity where masked.
DoubleMatrix scoresOf(const AttentionRule& rule, std::int64_t head, const DoubleMatrix& q,
                      const DoubleMatrix& k) {
  DoubleMatrix scores(q.rows(), k.rows());
  const auto cap = static_cast<double>(rule.cap);
  for (Eigen::Index i = 0; i < q.rows(); ++i) {
    for (Eigen::Index j = 0; j < k.rows(); ++j) {
      double score = static_cast<double>(rule.scale) * q.row(i).dot(k.row(j));
      if (cap > 0) score = cap * std::tanh(score / cap);
      if (!rule.alibiSlopes.empty()) {
        score -=
            static_cast<double>(rule.alibiSlopes[std::size_t(head)]) * static_cast<double>(std::abs(i - j));
      }
      scores(i, j) = isVisible(rule, i, j) ? score : -INFINITY;
    }
  }
  return scores;
}

DoubleMatrix weightsOf(DoubleMatrix scores) {
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    const double largest = scores.row(i).maxCoeff();
    if (std::isinf(largest)) {
      scores.row(i).setZero();
      continue;
    }
    scores.row(i) = (scores.row(i).array() - largest).exp().matrix();
    scores.row(i) /= scores.row(i).sum();
  }
  return scores;
}

// Columns of one head.
auto headOf(const DoubleMatrix& matrix, std::int64_t head, std::int64_t size) {
  return matrix.middleCols(head * size, size);
}

DoubleMatrix attended(const AttentionCase& data, const DoubleMatrix& q, const DoubleMatrix& k,
                      const DoubleMatrix& v) {
  const AttentionSizes& sizes = data.sizes;
  DoubleMatrix z(q.rows(), sizes.heads * sizes.valueSize);
  for (std::int64_t head = 0; head < sizes.heads; ++head) {
    const std::int64_t shared = head / (sizes.heads / sizes.keyValueHeads);
    const DoubleMatrix weights = weightsOf(
        scoresOf(data.rule, head, headOf(q, head, sizes.headSize), headOf(k, shared, sizes.headSize)));
    z.middleCols(head * sizes.valueSize, sizes.valueSize) = weights * headOf(v, shared, sizes.valueSize);
  }
  return z;
}

// The gradients with the whole Jacobian of the softmax, dS[i, j] = sum over k of dP[i, k] P[i, k] (d(j, k) -
// P[i, j]).
Gradients gradientsOf(const AttentionCase& data, const DoubleMatrix& dz) {
  const AttentionSizes& sizes = data.sizes;
  const DoubleMatrix q = widened(data.queries), k = widened(data.keys), v = widened(data.values);
  Gradients sums{DoubleMatrix::Zero(q.rows(), q.cols()), DoubleMatrix::Zero(k.rows(), k.cols()),
                 DoubleMatrix::Zero(v.rows(), v.cols())};
  for (std::int64_t head = 0; head < sizes.heads; ++head) {
    const std::int64_t shared = head / (sizes.heads / sizes.keyValueHeads);
    const DoubleMatrix qh = headOf(q, head, sizes.headSize), kh = headOf(k, shared, sizes.headSize);
    const DoubleMatrix scores = scoresOf(data.rule, head, qh, kh), weights = weightsOf(scores);
    const DoubleMatrix dzh = headOf(dz, head, sizes.valueSize);
    const DoubleMatrix dweights = dzh * headOf(v, shared, sizes.valueSize).transpose();
    DoubleMatrix dscores(scores.rows(), scores.cols());
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
      for (Eigen::Index j = 0; j < scores.cols(); ++j) {
        double sum = 0;
        for (Eigen::Index other = 0; other < scores.cols(); ++other) {
          sum += dweights(i, other) * weights(i, other) * ((j == other ? 1 : 0) - weights(i, j));
        }
        const double tangent = data.rule.cap > 0 ? scores(i, j) / static_cast<double>(data.rule.cap) : 0;
        dscores(i, j) =
            weights(i, j) == 0 ? 0 : sum * (1 - tangent * tangent) * static_cast<double>(data.rule.scale);
      }
    }
    sums.queries.middleCols(head * sizes.headSize, sizes.headSize) = dscores * kh;
    sums.keys.middleCols(shared * sizes.headSize, sizes.headSize) += dscores.transpose() * qh;
    sums.values.middleCols(shared * sizes.valueSize, sizes.valueSize) += weights.transpose() * dzh;
  }
  return sums;
}

/// What the core makes of a case, from matrices whose rows lie apart.
struct Trained {
  Strided z, dqueries, dkeys, dvalues;
  Matrix logSumExp;  // [heads, queries]
};

Trained train(const AttentionCase& data, const Matrix& dz, Workspace& workspace) {
  const AttentionSizes& sizes = data.sizes;
  const Strided q(data.queries, 3), k(data.keys, 5), v(data.values, 1), gradient(dz, 2);
  Trained made{Strided(data.tokens, sizes.heads * sizes.valueSize, 4),
               Strided(data.tokens, sizes.heads * sizes.headSize, 6),
               Strided(data.keyCount(), sizes.keyValueHeads * sizes.headSize, 2),
               Strided(data.keyCount(), sizes.keyValueHeads * sizes.valueSize, 3),
               Matrix(sizes.heads, data.tokens)};
  const AttentionInputs attention{sizes, data.rule, q.view(), k.view(), v.view()};
  const AttentionRecord record{made.z.mutableView(),
                               viewOf(made.logSumExp.data(), sizes.heads, data.tokens, data.tokens)};
  attentionForward(attention, record, workspace);
  attentionBackward(attention, record, gradient.view(),
                    {made.dqueries.mutableView(), made.dkeys.mutableView(), made.dvalues.mutableView()},
                    workspace);
  return made;
}

AttentionRule ruleOf(const std::string& name, std::int64_t heads) {
  AttentionRule rule;
  rule.scale = 0.4f;
  if (name == "causal" || name == "causal alibi") rule.mask = MaskRule::Causal;
  if (name == "window") rule.mask = MaskRule::SlidingWindow;
  if (name == "bidirectional window") rule.mask = MaskRule::BidirectionalWindow;
  if (name.find("window") != std::string::npos) rule.window = 9;
  if (name == "cap") rule.cap = 1.5f;
  if (name == "causal alibi") {
    for (std::int64_t head = 0; head < heads; ++head)
      rule.alibiSlopes.push_back(0.1f * static_cast<float>(head + 1));
  }
  return rule;
}

}  // namespace

class tst_training_attention : public QObject {
  Q_OBJECT

 private slots:
  void gradients_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QList<int>>("shape");  // heads, key/value heads, d_k, d_v, queries, keys
    const QList<QList<int>> shapes = {
        {2, 2, 16, 16, 1, 1},     {2, 2, 16, 16, 10, 10},   {4, 2, 8, 24, 33, 33},   {2, 1, 20, 20, 64, 64},
        {1, 1, 64, 64, 100, 100}, {1, 1, 32, 16, 129, 129}, {1, 1, 16, 16, 300, 300}};
    for (const char* rule :
         {"bidirectional", "causal", "window", "bidirectional window", "cap", "causal alibi"}) {
      for (const QList<int>& shape : shapes) {
        QTest::addRow("%s, %d tokens", rule, shape[4]) << QString::fromLatin1(rule) << shape;
      }
    }
    for (const QList<int>& shape :
         QList<QList<int>>{{2, 2, 16, 16, 7, 50}, {2, 1, 8, 8, 40, 3}, {1, 1, 16, 16, 270, 40}}) {
      QTest::addRow("cross, %d on %d", shape[4], shape[5]) << QStringLiteral("bidirectional") << shape;
    }
  }
  void gradients() {
    QFETCH(QString, rule);
    QFETCH(QList<int>, shape);
    AttentionCase data;
    data.sizes = {shape[0], shape[1], shape[2], shape[3]};
    data.tokens = shape[4];
    data.keyTokens = shape[5];
    data.rule = ruleOf(rule.toStdString(), shape[0]);
    QVERIFY(trainableRule(data.rule));
    data.fill();
    const Matrix dz = randomMatrix(data.tokens, shape[0] * shape[3], 9);
    Workspace workspace(LinearBackend::Eigen);
    const Trained made = train(data, dz, workspace);
    QVERIFY(made.z.isIntact() && made.dqueries.isIntact() && made.dkeys.isIntact() &&
            made.dvalues.isIntact());

    // The forward is that which shows attention.
    const AttentionResult shown = run(data);
    QVERIFY(sameBits(made.z.content(), shown.z));
    for (std::int64_t head = 0; head < shape[0]; ++head) {
      for (std::int64_t query = 0; query < data.tokens; ++query) {
        QVERIFY(sameBits(made.logSumExp(head, query), shown.layer->logSumExp(head, query)));
      }
    }
    const Gradients expected = gradientsOf(data, widened(dz));
    QVERIFY(distance(made.dqueries.content(), expected.queries, 1) < 3e-6);
    QVERIFY(distance(made.dkeys.content(), expected.keys, 1) < 3e-6);
    QVERIFY(distance(made.dvalues.content(), expected.values) < 3e-6);
  }

  // The formulas that the others are held against, against the loss itself.
  void agreesWithDifferences() {
    AttentionCase data;
    data.sizes = {2, 1, 4, 3};
    data.tokens = 6;
    data.rule = ruleOf("causal", 2);
    data.fill();
    const DoubleMatrix q = widened(data.queries), k = widened(data.keys), v = widened(data.values);
    const Matrix dz = randomMatrix(6, 6, 3);
    Workspace workspace(LinearBackend::Eigen);
    const Trained made = train(data, dz, workspace);
    const DoubleMatrix weights = widened(dz);
    const auto close = [](const Strided& got, const DoubleMatrix& expected) {
      return distance(got.content(), expected) < 3e-6;
    };
    QVERIFY(close(
        made.dqueries,
        centralDifferences(
            [&](const DoubleMatrix& at) { return weightedSum(attended(data, at, k, v), weights); }, q)));
    QVERIFY(close(
        made.dkeys,
        centralDifferences(
            [&](const DoubleMatrix& at) { return weightedSum(attended(data, q, at, v), weights); }, k)));
    QVERIFY(close(
        made.dvalues,
        centralDifferences(
            [&](const DoubleMatrix& at) { return weightedSum(attended(data, q, k, at), weights); }, v)));
  }

  // Whatever the scratch memory held before.
  void leavesNothingBehind() {
    AttentionCase data;
    data.sizes = {2, 2, 12, 12};
    data.tokens = 21;
    data.rule = ruleOf("causal", 2);
    data.fill();
    const Matrix dz = randomMatrix(21, 24, 3);
    Workspace fresh(LinearBackend::Eigen), used(LinearBackend::Eigen);
    const std::span<float> rubbish = used.floats(1 << 17);
    std::fill(rubbish.begin(), rubbish.end(), std::nanf(""));
    used.reset();
    const Trained first = train(data, dz, fresh);
    const Trained second = train(data, dz, used);
    QVERIFY(equalBits(first.z.content(), second.z.content()));
    QVERIFY(equalBits(first.dqueries.content(), second.dqueries.content()));
    QVERIFY(equalBits(first.dkeys.content(), second.dkeys.content()));
    QVERIFY(equalBits(first.dvalues.content(), second.dvalues.content()));
    QCOMPARE(used.mark().used, std::int64_t{0});
  }

  void refusesOtherRules() {
    AttentionRule sinks;
    sinks.sinks = {0.5f};
    QVERIFY(!trainableRule(sinks));
    AttentionRule bias;
    bias.bias = makeKeyBias(Matrix::Zero(1, 4));
    QVERIFY(!trainableRule(bias));
    AttentionRule blocked;
    blocked.blocked = std::make_shared<BlockedCells>();
    QVERIFY(!trainableRule(blocked));
    AttentionRule chosen;
    chosen.keySets = std::make_shared<KeySets>();
    QVERIFY(!trainableRule(chosen));
  }

  void panels_data() {
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("size");
    QTest::newRow("whole") << 32 << 32 << 32;
    QTest::newRow("few keys") << 5 << 16 << 16;
    QTest::newRow("odd size") << 40 << 21 << 21;
    QTest::newRow("padded size") << 33 << 20 << 32;
  }
  void panels() {
    QFETCH(int, keys);
    QFETCH(int, columns);
    QFETCH(int, size);
    const Matrix rows = randomMatrix(keys, columns, 1);
    const Strided source(rows, 3);
    const KeyPanelLayout layout{size, 64};
    std::vector<float> panels(64 * std::size_t(size), NAN), padded = panels;
    fillKeyPanels(source.view(), layout, panels.data());
    fillPaddedRows(source.view(), layout, padded.data());
    for (int key = 0; key < 64; ++key) {
      for (int i = 0; i < size; ++i) {
        const float expected = key < keys && i < columns ? rows(key, i) : 0.0f;
        QCOMPARE(panels[std::size_t(key / 16 * 16 * size + i * 16 + key % 16)], expected);
        QCOMPARE(padded[std::size_t(key * size + i)], expected);
      }
    }
  }

  // Every instruction set gives the same bits: fused multiply-adds in ascending order.
  void products_data() {
    QTest::addColumn<QList<int>>("shape");  // rows, columns, steps
    QTest::addColumn<bool>("transposed");
    QTest::addColumn<bool>("add");
    for (const QList<int>& shape : QList<QList<int>>{{1, 16, 1}, {8, 16, 9}, {23, 48, 20}, {32, 64, 33}}) {
      for (int flags = 0; flags < 4; ++flags) {
        QTest::addRow("%dx%dx%d %d", shape[0], shape[1], shape[2], flags)
            << shape << bool(flags & 1) << bool(flags & 2);
      }
    }
  }
  void products() {
    QFETCH(QList<int>, shape);
    QFETCH(bool, transposed);
    QFETCH(bool, add);
    const int rows = shape[0], columns = shape[1], steps = shape[2];
    const Matrix left = transposed ? randomMatrix(steps, rows, 1) : randomMatrix(rows, steps, 1);
    const Matrix right = randomMatrix(steps, columns, 2), before = randomMatrix(rows, columns, 3);
    const kernel::Table* tables[3];
    const int count = kernel::runnableTables(tables);
    for (int table = 0; table < count; ++table) {
      Matrix out = before;
      tables[table]->product({left.data(), transposed ? 1 : left.cols(), transposed ? left.cols() : 1,
                              right.data(), columns, out.data(), columns, rows, columns, steps, add});
      for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < columns; ++j) {
          float sum = add ? before(i, j) : 0.0f;
          for (int k = 0; k < steps; ++k)
            sum = std::fma(transposed ? left(k, i) : left(i, k), right(k, j), sum);
          QVERIFY2(sameBits(out(i, j), sum), tables[table]->name);
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(tst_training_attention)
#include "tst_training_attention.moc"
