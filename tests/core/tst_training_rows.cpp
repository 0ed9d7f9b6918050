#include <QTest>
#include <set>

#include "core/training/dropout.h"
#include "core/training/embedding_gradient.h"
#include "core/training/rotary_gradient.h"
#include "core/training/row_arithmetic.h"
#include "core/training/transposition.h"
#include "tests/core/training_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

RotaryTable tableFor(const RotarySettings& settings, std::int64_t positions, double factor = 1) {
  std::vector<std::int64_t> all(static_cast<std::size_t>(positions));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::int64_t>(i);
  RotaryTurns turns = rotaryTurns(settings, positions);
  turns.attentionFactor = factor;
  RotaryTable table;
  fillRotaryTable(turns, all, table);
  return table;
}

std::int64_t zerosIn(const Matrix& matrix) { return (matrix.array() == 0.0f).count(); }

Matrix dropped(float share, const DropoutKey& key, std::int64_t rows, std::int64_t columns) {
  Strided ones(Matrix(Matrix::Ones(rows, columns)), 3);
  applyDropout(share, key, ones.mutableView());
  return ones.isIntact() ? ones.content() : Matrix();
}

}  // namespace

/// What is done to rows between the products: tables, turns, dropout, sums, and the memory of it all.
class tst_training_rows : public QObject {
  Q_OBJECT

 private slots:
  void gathers() {
    const Matrix table = randomMatrix(5, 19, 1), before = randomMatrix(4, 19, 2);
    const std::vector<std::int32_t> ids = {3, -1, 0, 3};
    const Strided from(table, 2);
    for (const Write write : {Write::Replace, Write::Add}) {
      Strided out(before, 4);
      gatherRows({from.view(), ids, 0.5f, write}, out.mutableView());
      QVERIFY(out.isIntact());
      const bool add = write == Write::Add;
      for (int row = 0; row < 4; ++row) {
        for (int i = 0; i < 19; ++i) {
          const std::int32_t id = ids[std::size_t(row)];
          const float gathered = id < 0 ? 0.0f : 0.5f * table(id, i);
          QVERIFY(std::abs(out.content()(row, i) - (add ? before(row, i) : 0.0f) - gathered) < 1e-6f);
        }
      }
    }
  }

  // The transposed of gathering: <gather(t), d> = <t, scatter(d)>, with an entry that is used twice.
  void scatters() {
    const Matrix dout = randomMatrix(4, 19, 1), before = randomMatrix(5, 19, 2);
    const std::vector<std::int32_t> ids = {3, -1, 0, 3};
    const Strided gradient(dout, 1);
    Strided dtable(before, 2);
    scatterAddRows(gradient.view(), ids, 0.5f, dtable.mutableView());
    DoubleMatrix expected = widened(before);
    expected.row(3) += 0.5 * (widened(dout).row(0) + widened(dout).row(3));
    expected.row(0) += 0.5 * widened(dout).row(2);
    QVERIFY(dtable.isIntact() && distance(dtable.content(), expected) < 1e-6);
  }

  void rotates_data() {
    QTest::addColumn<int>("headSize");
    QTest::addColumn<int>("turned");
    QTest::addColumn<int>("first");
    QTest::addColumn<bool>("interleaved");
    QTest::addColumn<double>("factor");
    QTest::newRow("halves") << 16 << 0 << 0 << false << 1.0;
    QTest::newRow("interleaved") << 16 << 0 << 0 << true << 1.0;
    QTest::newRow("partial") << 20 << 8 << 0 << false << 1.0;
    QTest::newRow("partial, last, interleaved") << 12 << 0 << 4 << true << 1.0;
    QTest::newRow("with an attention factor") << 8 << 0 << 0 << false << 1.25;
  }
  void rotates() {
    QFETCH(int, headSize);
    QFETCH(int, turned);
    QFETCH(int, first);
    QFETCH(bool, interleaved);
    QFETCH(double, factor);
    RotarySettings settings;
    settings.headSize = headSize;
    settings.turned = turned;
    settings.first = first;
    settings.pairs = interleaved ? RotaryPairs::Interleaved : RotaryPairs::Halves;
    const RotaryTable table = tableFor(settings, 40, factor);
    const std::vector<std::int32_t> positions = {0, 1, 2, 0, 39};
    const Matrix x = randomMatrix(5, 3 * headSize, 1), dy = randomMatrix(5, 3 * headSize, 2);
    Strided turnedRows(x, 3), gradient(dy, 2);
    rotaryForward(table, positions, settings, turnedRows.mutableView());
    rotaryBackward(table, positions, settings, gradient.mutableView());
    QVERIFY(turnedRows.isIntact() && gradient.isIntact());
    // The function turns by a matrix, so that its gradient is the transposed one: row by row <R x, dy> = <x,
    // dx>.
    const DoubleMatrix y = widened(turnedRows.content()), dx = widened(gradient.content());
    for (int row = 0; row < 5; ++row) {
      Matrix expected = x.row(row);
      rotateRow(table, positions[std::size_t(row)], settings, mutableSpanOf(expected));
      QVERIFY(equalBits(expected, turnedRows.content().row(row)));
      const double forward = y.row(row).dot(widened(dy).row(row));
      const double backward = widened(x).row(row).dot(dx.row(row));
      QVERIFY(std::abs(forward - backward) < 1e-5);
    }
    // Turning back what was turned leaves the factor's square, where it turns.
    rotaryBackward(table, positions, settings, turnedRows.mutableView());
    const std::int64_t size = settings.dimensions();
    for (int i = 0; i < headSize; ++i) {
      const bool turns = i >= first && i < first + size;
      const float expected = x(4, i) * (turns ? static_cast<float>(factor * factor) : 1.0f);
      QVERIFY(std::abs(turnedRows.content()(4, i) - expected) < 1e-5f);
    }
  }

  void dropsAShare() {
    for (const float share : {0.1f, 0.5f, 0.9f}) {
      const Matrix made = dropped(share, {1, 2, 3, 4}, 200, 100);
      QCOMPARE(made.size(), Eigen::Index{20000});
      // Four standard deviations of a binomial distribution.
      const double expected = 20000.0 * static_cast<double>(share);
      const double deviation = std::sqrt(expected * (1 - static_cast<double>(share)));
      QVERIFY(std::abs(static_cast<double>(zerosIn(made)) - expected) < 4 * deviation);
      const float kept = 1 / (1 - std::round(share * 65536) / 65536);
      for (Eigen::Index i = 0; i < made.size(); ++i)
        QVERIFY(made.data()[i] == 0 || std::abs(made.data()[i] - kept) < 1e-5f);
    }
    QVERIFY((dropped(0, {1, 2, 3, 4}, 3, 7).array() == 1.0f).all());
    QVERIFY((dropped(1, {1, 2, 3, 4}, 3, 7).array() == 0.0f).all());
  }

  // The backward drops what the forward dropped; nothing else has the same numbers.
  void dropsByKey() {
    const DropoutKey key{1, 2, 3, 4};
    const Matrix first = dropped(0.5f, key, 20, 33);
    QVERIFY(equalBits(first, dropped(0.5f, key, 20, 33)));
    QVERIFY(equalBits(first.topRows(5), dropped(0.5f, key, 5, 33)));
    for (const DropoutKey& other : {DropoutKey{2, 2, 3, 4}, DropoutKey{1, 3, 3, 4}, DropoutKey{1, 2, 4, 4},
                                    DropoutKey{1, 2, 3, 5}, DropoutKey{1, 2, 4, 3}, DropoutKey{2, 1, 3, 4}}) {
      const Matrix second = dropped(0.5f, other, 20, 33);
      const Eigen::Index same = (first.array() == second.array()).count();
      QVERIFY2(std::abs(static_cast<double>(same) - 330) < 4 * std::sqrt(165.0),
               qPrintable(QStringLiteral("%1 %2 %3 %4: %5")
                              .arg(other.seed)
                              .arg(other.step)
                              .arg(other.sample)
                              .arg(other.site)
                              .arg(same)));
    }
    std::set<std::vector<float>> rows;
    for (int row = 0; row < 20; ++row) rows.insert({first.row(row).begin(), first.row(row).end()});
    QCOMPARE(rows.size(), std::size_t{20});
    // Neighbours decide for themselves: all four pairs of fates are equally frequent.
    const Matrix many = dropped(0.5f, key, 100, 64);
    std::map<std::pair<bool, bool>, int> pairs;
    for (int row = 0; row < 100; ++row) {
      for (int i = 0; i + 1 < 64; ++i) ++pairs[{many(row, i) == 0, many(row, i + 1) == 0}];
    }
    for (const auto& [fates, count] : pairs) QVERIFY(std::abs(count - 1575) < 200);
  }

  void transposes() {
    for (const auto& [rows, columns] : {std::pair{1, 1}, {16, 16}, {5, 40}, {33, 17}, {48, 32}}) {
      const Matrix x = randomMatrix(rows, columns, 1);
      const Strided from(x, 3);
      Strided to(columns, rows, 2);
      transposeRows(from.view(), to.mutableView());
      QVERIFY(to.isIntact() && equalBits(to.content(), x.transpose()));
    }
  }

  void sumsColumns() {
    for (const int rows : {0, 1, 3, 4, 11}) {
      const Matrix x = randomMatrix(rows, 37, 1), before = randomMatrix(1, 37, 2);
      const Strided in(x, 3);
      Matrix sums = before;
      addColumnSums(in.view(), mutableSpanOf(sums));
      const DoubleMatrix expected = widened(before) + DoubleMatrix(widened(x).colwise().sum());
      QVERIFY(distance(sums, expected) < 1e-6);
    }
  }

  void addsRows() {
    const Matrix a = randomMatrix(3, 21, 1), b = randomMatrix(3, 21, 2);
    const Strided from(a, 1);
    Strided sum(b, 2), scaled(b, 3), copy(3, 21, 4), nothing(b, 1);
    addRows(from.view(), sum.mutableView());
    addScaledRows(from.view(), 0.5f, scaled.mutableView());
    copyRows(from.view(), copy.mutableView());
    clearRows(nothing.mutableView());
    QVERIFY(sum.isIntact() && scaled.isIntact() && copy.isIntact() && nothing.isIntact());
    QVERIFY(distance(sum.content(), widened(a) + widened(b)) < 1e-6);
    QVERIFY(distance(scaled.content(), 0.5 * widened(a) + widened(b)) < 1e-6);
    QVERIFY(equalBits(copy.content(), a));
    QVERIFY(nothing.content().isZero(0));
    scaleRows(2.0f, copy.mutableView());
    QVERIFY(copy.isIntact() && equalBits(copy.content(), 2.0f * a));
  }

  // What was handed out stays where it is, however much more is asked for.
  void workspaceKeepsWhatItGave() {
    Workspace workspace(LinearBackend::Eigen);
    MutableMatrixView first = workspace.matrix(3, 5);
    first.setConstant(7.0f);
    std::vector<std::span<float>> taken;
    for (int i = 0; i < 8; ++i) {
      taken.push_back(workspace.floats(1 << 18));
      QCOMPARE(reinterpret_cast<std::uintptr_t>(taken.back().data()) % 64, std::uintptr_t{0});
      std::fill(taken.back().begin(), taken.back().end(), static_cast<float>(i));
    }
    QVERIFY((first.array() == 7.0f).all());
    for (std::size_t i = 0; i < taken.size(); ++i)
      QVERIFY(taken[i].front() == float(i) && taken[i].back() == float(i));
  }

  void workspaceIsAStack() {
    Workspace workspace(LinearBackend::Eigen);
    const float* before = nullptr;
    {
      const WorkspaceScope scope(workspace);
      before = workspace.floats(100).data();
      workspace.integers(10);
    }
    QCOMPARE(workspace.floats(100).data(), before);
    const auto fill = [&] {
      workspace.reset();
      for (int i = 0; i < 20; ++i) workspace.floats(100000);
    };
    fill();
    fill();
    const std::size_t bytes = workspace.bytes();
    const float* const place = (workspace.reset(), workspace.floats(1).data());
    for (int i = 0; i < 3; ++i) fill();
    workspace.reset();
    QCOMPARE(workspace.bytes(), bytes);
    QCOMPARE(workspace.floats(1).data(), place);
  }
};

QTEST_APPLESS_MAIN(tst_training_rows)
#include "tst_training_rows.moc"
