#include <QTest>
#include <cmath>

#include "core/analysis/head_habit.h"
#include "core/analysis/ranked_heads.h"
#include "core/trace/dense_pattern_source.h"
#include "tests/core/attention_fixture.h"
#include "tests/core/pattern_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// One row over two keys for each head of one layer.
DensePatternSource rowsOf(std::vector<float> weights) {
  auto storage = std::make_shared<std::vector<float>>(std::move(weights));
  const auto heads = static_cast<std::int64_t>(storage->size() / 2);
  return DensePatternSource(
      {AttentionKind::Encoder, {1, heads, 1, 2}, storage->data(), storage, labels(1), labels(2), ""});
}

AttentionResult randomHeads(std::int64_t tokens) {
  AttentionCase data;
  data.sizes = {4, 4, 8, 8};
  data.tokens = tokens;
  data.rule.mask = MaskRule::Causal;
  data.fill();
  return run(data);
}

bool near(double a, double b, double tolerance = 1e-6) { return std::abs(a - b) < tolerance; }

std::vector<int> headsOf(const std::vector<RankedHead>& ranked) {
  std::vector<int> heads;
  for (const RankedHead& head : ranked) heads.push_back(head.head.layer * 10 + head.head.head);
  return heads;
}

HeadStatistics noHabit() {
  HeadStatistics head;
  head.duplicate = head.induction = std::nan("");
  return head;
}

}  // namespace

class tst_ranked_heads : public QObject {
  Q_OBJECT
 private slots:
  void agreementByHand();
  void agreementNeedsDistributions();
  void agreesWithNumPy_data() { addPatternGoldens(); }
  void agreesWithNumPy();
  void sameWithAnyNumberOfThreads();
  void headsLikeThisOne();
  void headsByCellAndStatistic();
  void stops();
  void habits_data();
  void habits();
};

// Rows (1, 0), (0, 1), (1/2, 1/2): the first two share nothing; for the first and the third the mean is (3/4,
// 1/4) with 0.811278 bits, less half of 0 + 1 bits.
void tst_ranked_heads::agreementByHand() {
  const std::vector<double> is = agreements(rowsOf({1, 0, 0, 1, 0.5f, 0.5f}), {0, 0}, {});
  QCOMPARE(is.size(), std::size_t{3});
  QVERIFY(near(is[0], 1));
  QVERIFY(near(is[1], 0));
  QVERIFY(near(is[2], 1 - (0.8112781245 - 0.5)));
}

void tst_ranked_heads::agreementNeedsDistributions() {
  QVERIFY(std::isnan(agreements(rowsOf({1, 1, 0, 1}), {0, 0}, {})[1]));
}

void tst_ranked_heads::agreesWithNumPy() {
  QFETCH(const QString, name);
  const PatternGolden golden(name.toStdString());
  for (const AttentionKind kind : golden.kinds()) {
    const PatternSource& patterns = *golden.attention(kind).patterns;
    const PatternShape shape = patterns.shape();
    const std::vector<float> expected = golden.floats(kind, "agreement");
    const auto count = static_cast<std::size_t>(shape.layers * shape.heads);
    QCOMPARE(expected.size(), count * count);
    for (std::size_t head = 0; head < count; ++head) {
      const auto index = static_cast<int>(head);
      const auto heads = static_cast<int>(shape.heads);
      const std::vector<double> is = agreements(patterns, {index / heads, index % heads}, {});
      for (std::size_t other = 0; other < count; ++other)
        QVERIFY(near(is[other], static_cast<double>(expected[head * count + other]), 1e-5));
    }
  }
}

void tst_ranked_heads::sameWithAnyNumberOfThreads() {
  const AttentionResult result = randomHeads(200);
  ThreadPool pool(2);
  QCOMPARE(agreements(*result.source, {0, 1}, {}), agreements(*result.source, {0, 1}, {&pool, {}, {}}));
}

void tst_ranked_heads::headsLikeThisOne() {
  const DensePatternSource source = rowsOf({1, 0, 0, 1, 0.5f, 0.5f, 0.9f, 0.1f});
  QCOMPARE(headsOf(headsLike(source, {0, 0}, {})), (std::vector<int>{3, 2, 1}));
}

void tst_ranked_heads::headsByCellAndStatistic() {
  const DensePatternSource source = rowsOf({1, 0, 0, 1, 0.5f, 0.5f});
  const std::vector<RankedHead> byCell = headsByCell(source, 0, 1);
  QCOMPARE(headsOf(byCell), (std::vector<int>{1, 2, 0}));
  QCOMPARE(byCell[1].value, 0.5);
  const std::vector<HeadStatistics> statistics = headStatistics(source, {});
  QCOMPARE(headsOf(headsByStatistic(statistics, 3, Statistic::First)), (std::vector<int>{0, 2, 1}));
  // A pointed head is the first by entropy.
  const std::vector<RankedHead> byEntropy = headsByStatistic(statistics, 3, Statistic::Entropy);
  QCOMPARE(headsOf(byEntropy), (std::vector<int>{0, 1, 2}));
  QVERIFY(near(byEntropy.back().value, 1));
  // Nothing has a previous token: all are NaN and keep their order.
  QCOMPARE(headsOf(headsByStatistic(statistics, 3, Statistic::Previous)), (std::vector<int>{0, 1, 2}));
}

void tst_ranked_heads::stops() {
  const AttentionResult result = randomHeads(20);
  std::stop_source source;
  source.request_stop();
  QVERIFY_THROWS_EXCEPTION(Cancelled, agreements(*result.source, {0, 0}, {nullptr, source.get_token(), {}}));
}

void tst_ranked_heads::habits_data() {
  QTest::addColumn<HeadStatistics>("head");
  QTest::addColumn<QString>("words");
  HeadStatistics head = noHabit();
  head.previous = 0.931;
  head.firstToken = 0.03;
  QTest::newRow("previous") << head << "previous token, 0.93 of the weight";
  head = noHabit();
  head.firstToken = 0.6;
  head.specialTokens = 0.9;  // of which the first token is one
  QTest::newRow("first before special") << head << "first token, 0.60 of the weight";
  head.firstToken = 0.4;
  QTest::newRow("special") << head << "special tokens, 0.90 of the weight";
  head.specialTokens = 0.49;
  QTest::newRow("below one half") << head << "no simple rule";
  head = noHabit();
  head.induction = 0.8;
  head.inductionRows = 3;
  QTest::newRow("too few repeats") << head << "no simple rule";
  head.inductionRows = 4;
  QTest::newRow("induction") << head << "after the same word, 0.80 of the weight";
  head = noHabit();
  head.distance = head.self = head.previous = head.next = std::nan("");
  QTest::newRow("nothing has a meaning") << head << "no simple rule";
}

void tst_ranked_heads::habits() {
  QFETCH(const HeadStatistics, head);
  QFETCH(const QString, words);
  QCOMPARE(QString::fromStdString(wordsOf(habitOf(head))), words);
}

QTEST_GUILESS_MAIN(tst_ranked_heads)
#include "tst_ranked_heads.moc"
