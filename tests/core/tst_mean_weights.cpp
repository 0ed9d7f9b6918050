#include <QTest>
#include <cmath>
#include <memory>
#include <vector>

#include "core/analysis/mean_weights.h"
#include "core/trace/dense_pattern_source.h"
#include "tests/core/attention_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

DensePatternSource denseOf(AttentionKind kind, std::int64_t tokens, std::vector<float> values) {
  auto weights = std::make_shared<std::vector<float>>(std::move(values));
  return DensePatternSource(
      {kind, {1, 1, tokens, tokens}, weights->data(), weights, labels(tokens), labels(tokens), ""});
}

/// Rows (1), (1/2, 1/2), (1/4, 1/4, 1/2): causal.
DensePatternSource causalRows() {
  return denseOf(AttentionKind::Decoder, 3, {1, 0, 0, 0.5f, 0.5f, 0, 0.25f, 0.25f, 0.5f});
}

}  // namespace

class tst_mean_weights : public QObject {
  Q_OBJECT
 private slots:
  void laterTokensByHand();
  void maskedCellsCountForNothing();
  void columnsByHand();
  void sameAsCellByCell();
  void sameWithAnyNumberOfThreads();
  void tellsProgressAndStops();
};

void tst_mean_weights::laterTokensByHand() {
  const std::vector<float> means = meanOfRows(causalRows(), {{0, 0}, {0, 3}, true}, {});
  QCOMPARE(means.size(), std::size_t{3});
  QCOMPARE(means[0], (0.5f + 0.25f) / 2);
  QCOMPARE(means[1], 0.25f);
  QVERIFY2(std::isnan(means[2]), "no token comes after the last");
}

void tst_mean_weights::maskedCellsCountForNothing() {
  const DensePatternSource source = causalRows();
  const std::vector<float> all = meanOfRows(source, {{0, 0}, {0, 3}, false}, {});
  QCOMPARE(all[0], (1 + 0.5f + 0.25f) / 3);
  QCOMPARE(all[1], (0.5f + 0.25f) / 2);
  QCOMPARE(all[2], 0.5f);
  const std::vector<float> two = meanOfRows(source, {{0, 0}, {0, 2}, false}, {});
  QCOMPARE(two[0], 0.75f);
  QCOMPARE(two[1], 0.5f);
  QVERIFY(std::isnan(two[2]));
}

void tst_mean_weights::columnsByHand() {
  const std::vector<float> means = meanOfColumns(causalRows(), {0, 0}, {1, 3}, {});
  QVERIFY2(std::isnan(means[0]), "the first query sees neither key");
  QCOMPARE(means[1], 0.5f);
  QCOMPARE(means[2], (0.25f + 0.5f) / 2);
}

/// More tokens than a block has, so that blocks meet.
void tst_mean_weights::sameAsCellByCell() {
  constexpr std::int64_t tokens = 300;
  std::vector<float> values(tokens * tokens);
  for (std::int64_t i = 0; i < tokens; ++i)
    for (std::int64_t j = 0; j <= i; ++j)
      values[static_cast<std::size_t>(i * tokens + j)] = static_cast<float>(1 + (i * 7 + j * 3) % 11) / 64;
  const DensePatternSource source = denseOf(AttentionKind::Decoder, tokens, values);
  const std::vector<float> means = meanOfRows(source, {{0, 0}, {0, tokens}, true}, {});
  const std::vector<float> columns = meanOfColumns(source, {0, 0}, {10, 290}, {});
  for (std::int64_t at = 0; at < tokens; ++at) {
    double rows = 0;
    for (std::int64_t i = at + 1; i < tokens; ++i) rows += static_cast<double>(source.cell({0, 0}, i, at));
    const float mean = means[static_cast<std::size_t>(at)];
    if (at + 1 < tokens)
      QCOMPARE(mean, static_cast<float>(rows / static_cast<double>(tokens - 1 - at)));
    else
      QVERIFY(std::isnan(mean));
    double across = 0;
    for (std::int64_t j = 10; j < std::min<std::int64_t>(290, at + 1); ++j)
      across += static_cast<double>(source.cell({0, 0}, at, j));
    const std::int64_t seen = std::min<std::int64_t>(290, at + 1) - 10;
    const float column = columns[static_cast<std::size_t>(at)];
    if (seen > 0)
      QCOMPARE(column, static_cast<float>(across / static_cast<double>(seen)));
    else
      QVERIFY(std::isnan(column));
  }
}

void tst_mean_weights::sameWithAnyNumberOfThreads() {
  constexpr std::int64_t tokens = 600;
  std::vector<float> values(tokens * tokens);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(1 + i % 97) / 997;
  const DensePatternSource source = denseOf(AttentionKind::Encoder, tokens, values);
  ThreadPool pool(3);
  Execution execution;
  execution.pool = &pool;
  const MeanRows rows{{0, 0}, {5, 590}, false};
  QVERIFY(meanOfRows(source, rows, {}) == meanOfRows(source, rows, execution));
  QVERIFY(meanOfColumns(source, {0, 0}, {5, 590}, {}) == meanOfColumns(source, {0, 0}, {5, 590}, execution));
}

void tst_mean_weights::tellsProgressAndStops() {
  constexpr std::int64_t tokens = 600;
  const DensePatternSource source =
      denseOf(AttentionKind::Encoder, tokens, std::vector<float>(tokens * tokens, 1.0f / tokens));
  std::vector<double> told;
  std::stop_source stop;
  Execution execution;
  execution.stop = stop.get_token();
  execution.progress = [&](double fraction) { told.push_back(fraction); };
  const MeanRows rows{{0, 0}, {0, tokens}, false};
  meanOfRows(source, rows, execution);
  QCOMPARE(told.size(), std::size_t{3});
  QCOMPARE(told.back(), 1.0);
  stop.request_stop();
  QVERIFY_THROWS_EXCEPTION(Cancelled, meanOfRows(source, rows, execution));
}

QTEST_GUILESS_MAIN(tst_mean_weights)
#include "tst_mean_weights.moc"
