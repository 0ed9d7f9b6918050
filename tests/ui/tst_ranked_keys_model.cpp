#include <QAbstractItemModelTester>
#include <QTest>
#include <bit>
#include <numeric>

#include "core/trace/mean_pattern_source.h"
#include "dense_source.h"
#include "small_attention.h"
#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"

using namespace headlight;

class TestRankedKeysModel : public QObject {
  Q_OBJECT
 private slots:
  void weightsAreTheSourcesBits();
  void aColumnIsRankedToo();
  void ranksByWeightThenPosition();
  void meanOfHeads();
  void barsHaveAScale_data();
  void barsHaveAScale();
  void rankingStops();
  void maskedAndLeftOutKeysAreCounted();
  void restIsSummedUp();
  void modelHoldsItsContract();
  void tableReadsBack();
  void numbers_data();
  void numbers();
};

void TestRankedKeysModel::weightsAreTheSourcesBits() {
  const SmallAttention source(smallSentence(), false);
  const HeadId head{1, 2};
  const RankedKeys ranked = rankKeys(source, {head, 5});
  QCOMPARE(ranked.keys.size(), smallSentence().size());
  for (const RankedKey& key : ranked.keys)
    QCOMPARE(std::bit_cast<std::uint32_t>(key.weight),
             std::bit_cast<std::uint32_t>(source.cell(head, 5, key.key)));
}

/// The queries that look at a key; those that do not see it are masked, not of weight 0.
void TestRankedKeysModel::aColumnIsRankedToo() {
  const SmallAttention source(smallSentence(), true);
  const HeadId head{1, 2};
  RankRequest request{head};
  request.key = 4;
  const RankedKeys ranked = rankKeys(source, request);
  QCOMPARE(ranked.maskedCount, std::int64_t{4});
  QCOMPARE(ranked.keys.size(), smallSentence().size() - 4);
  for (std::size_t i = 0; i < ranked.keys.size(); ++i) {
    const RankedKey& query = ranked.keys[i];
    QCOMPARE(std::bit_cast<std::uint32_t>(query.weight),
             std::bit_cast<std::uint32_t>(source.cell(head, query.key, 4)));
    if (i > 0) QVERIFY(query.weight <= ranked.keys[i - 1].weight);
  }
  RankedKeysModel model;
  model.setKeys(ranked, source.queryTokens(), RankedKeysModel::Rows::Queries);
  QCOMPARE(model.headerData(RankedKeysModel::Token, Qt::Horizontal).toString(), QStringLiteral("Query"));
  QVERIFY(model.tableText().startsWith(QStringLiteral("rank\tposition\tquery\tweight\n")));
}

void TestRankedKeysModel::ranksByWeightThenPosition() {
  const SmallAttention source(smallSentence(), false);
  const RankedKeys ranked = rankKeys(source, {{0, 0}, 3});
  for (std::size_t i = 1; i < ranked.keys.size(); ++i) {
    const RankedKey &a = ranked.keys[i - 1], &b = ranked.keys[i];
    QVERIFY(a.weight > b.weight || (a.weight == b.weight && a.key < b.key));
  }
  QCOMPARE(ranked.largest, ranked.keys.front().weight);
}

/// An average has the weights that its picture has.
void TestRankedKeysModel::meanOfHeads() {
  const Snapshot snapshot = smallSnapshot(smallSentence());
  const std::vector<HeadId> heads = {{0, 1}, {1, 0}, {1, 2}};
  const MeanPatternSource mean(snapshot.attention()->patterns, heads);
  for (const RankedKey& key : rankKeys(mean, {{0, 0}, 2}).keys) {
    QCOMPARE(key.weight, mean.cell({}, 2, key.key));
    double sum = 0;
    for (const HeadId& head : heads) sum += snapshot.patterns()->cell(head, 2, key.key);
    QVERIFY(std::abs(key.weight - sum / 3) < 1e-6);
  }
}

/// Bars are measured on a scale that can be read.
void TestRankedKeysModel::barsHaveAScale_data() {
  QTest::addColumn<float>("largest");
  QTest::addColumn<double>("scale");
  QTest::newRow("one") << 1.0f << 1.0;
  QTest::newRow("a little more, by rounding") << 1.0000002f << 1.0;
  QTest::newRow("strong") << 0.79f << 1.0;
  QTest::newRow("half") << 0.37f << 0.5;
  QTest::newRow("weak") << 0.012f << 0.02;
  QTest::newRow("negative") << -3.2f << 5.0;
  QTest::newRow("nothing") << 0.0f << 1.0;
}

void TestRankedKeysModel::barsHaveAScale() {
  QFETCH(float, largest);
  QFETCH(double, scale);
  const DenseSource source({1, 1, 1, 3}, {largest * 0.25f, largest, 0.0f});
  const RankedKeys ranked = rankKeys(source, {{0, 0}, 0});
  QVERIFY(std::abs(ranked.scale - scale) < 1e-9);
  RankedKeysModel model;
  model.setKeys(ranked, source.keyTokens());
  const double bar = model.index(0, RankedKeysModel::Token).data(RankedKeysModel::BarRole).toDouble();
  QVERIFY(std::abs(bar - std::clamp(largest / scale, -1.0, 1.0)) < 1e-6);
}

void TestRankedKeysModel::rankingStops() {
  std::stop_source stop;
  stop.request_stop();
  const SmallAttention source(smallSentence(), false);
  QVERIFY_EXCEPTION_THROWN(rankKeys(source, {{0, 0}, 0}, {nullptr, stop.get_token()}), Cancelled);
}

void TestRankedKeysModel::maskedAndLeftOutKeysAreCounted() {
  const SmallAttention source(smallSentence(), true);
  const std::vector<std::uint8_t> leftOut = leftOutKeys(LeaveOut::FirstToken, source.keyTokens());
  const RankedKeys ranked = rankKeys(source, {{0, 0}, 4, leftOut});
  QCOMPARE(ranked.maskedCount, std::int64_t{9});
  QCOMPARE(ranked.keys.size(), std::size_t{5});
  QCOMPARE(ranked.leftOutCount, std::int64_t{1});
  // Nothing is renormalized: the key that is left out keeps the weight the model gave it.
  QCOMPARE(static_cast<float>(ranked.leftOutSum), source.cell({0, 0}, 4, 0));
  float largest = 0;
  for (std::int64_t key = 1; key < 5; ++key) largest = std::max(largest, source.cell({0, 0}, 4, key));
  QCOMPARE(ranked.largest, largest);
}

void TestRankedKeysModel::restIsSummedUp() {
  const SmallAttention source(smallSentence(), false);
  const RankedKeys ranked = rankKeys(source, {{0, 0}, 4, {}, 3});
  QCOMPARE(ranked.keys.size(), std::size_t{3});
  QCOMPARE(ranked.restCount, std::int64_t{11});
  double shown = 0;
  for (const RankedKey& key : ranked.keys) shown += key.weight;
  QVERIFY(std::abs(shown + ranked.restSum - 1) < 1e-5);
  RankedKeysModel model;
  model.setKeys(ranked, source.keyTokens());
  QCOMPARE(model.rowCount(), 4);
  const QModelIndex last = model.index(3, RankedKeysModel::Token);
  QVERIFY(last.data().toString().contains(QStringLiteral("11")));
  QCOMPARE(last.data(RankedKeysModel::KeyRole).toLongLong(), -1);
  QVERIFY(!last.flags().testFlag(Qt::ItemIsSelectable));
}

void TestRankedKeysModel::modelHoldsItsContract() {
  const SmallAttention source(smallSentence(), true);
  RankedKeysModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  for (std::int64_t query = 0; query < 14; ++query)
    model.setKeys(rankKeys(source, {{0, 0}, query, {}, 5}), source.keyTokens());
  QCOMPARE(model.rowOfKey(13) >= 0 || model.ranked().restCount > 0, true);
  model.clear();
  QCOMPARE(model.rowCount(), 0);
}

void TestRankedKeysModel::tableReadsBack() {
  const SmallAttention source({"a\tb", "c", "猫"}, false);
  RankedKeysModel model;
  model.setKeys(rankKeys(source, {{0, 1}, 1}), source.keyTokens());
  const QStringList lines = model.tableText().split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), 4);
  for (int line = 1; line < 4; ++line) {
    const QStringList cells = lines[line].split(u'\t');
    QCOMPARE(cells.size(), 4);
    QCOMPARE(cells[3].toFloat(), source.cell({0, 1}, 1, cells[1].toLongLong()));
  }
}

void TestRankedKeysModel::numbers_data() {
  QTest::addColumn<double>("weight");
  QTest::addColumn<QString>("text");
  QTest::newRow("zero") << 0.0 << "0";
  QTest::newRow("one") << 1.0 << "1.0000";
  QTest::newRow("usual") << 0.44812 << "0.4481";
  QTest::newRow("small") << 2.3e-7 << "2.3e-07";
  QTest::newRow("smallest with decimals") << 0.00005 << "0.0001";
}

void TestRankedKeysModel::numbers() {
  QFETCH(double, weight);
  QFETCH(QString, text);
  QCOMPARE(weightText(weight), text);
}

QTEST_MAIN(TestRankedKeysModel)
#include "tst_ranked_keys_model.moc"
