#include <QTest>
#include <cmath>

#include "core/parallel/thread_pool.h"
#include "core/trace/dense_pattern_source.h"
#include "core/trace/difference_pattern_source.h"
#include "core/trace/mean_pattern_source.h"
#include "core/trace/pattern_traits.h"
#include "tests/core/attention_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::shared_ptr<const DensePatternSource> dense(const PatternShape& shape, std::vector<float> values,
                                                std::vector<std::int64_t> visibleKeys = {}) {
  auto weights = std::make_shared<std::vector<float>>(std::move(values));
  DensePatternSource::Parts parts;
  parts.kind = AttentionKind::Decoder;
  parts.shape = shape;
  parts.weights = weights->data();
  parts.storage = weights;
  parts.queryTokens = labels(shape.queries);
  parts.keyTokens = labels(shape.keys);
  parts.visibleKeys = std::move(visibleKeys);
  return std::make_shared<const DensePatternSource>(std::move(parts));
}

/// Random weights whose numbers are unremarkable.
std::shared_ptr<const DensePatternSource> random(const PatternShape& shape, unsigned seed) {
  std::vector<float> values(
      static_cast<std::size_t>(shape.layers * shape.heads * shape.queries * shape.keys));
  std::uint32_t state = seed;
  for (float& value : values) {
    state = state * 1664525 + 1013904223;
    value = static_cast<float>(state >> 8) / static_cast<float>(1 << 24);
  }
  // A causal mask must not be seen in it by chance.
  values.back() = 0.5f;
  return dense(shape, std::move(values));
}

/// Three tokens against four, of which the second has no counterpart: 0-0, 1-2, and 2 stands alone.
TokenAlignment uneven() { return {{0, 2, -1}, {0, -1, 1, -1}}; }

bool same(float a, float b) { return (std::isnan(a) && std::isnan(b)) || a == b; }

}  // namespace

class tst_difference_patterns : public QObject {
  Q_OBJECT
 private slots:
  void byHand();
  void maskedInBothAlone();
  void oneHeadAgainstAll();
  void fewerHeadsInTheSecond();
  void oneCellHoweverAskedFor();
  void poolsTheLargestWithItsSign();
  void meansOfDifferences();
};

void tst_difference_patterns::byHand() {
  const auto first = dense({1, 1, 3, 3}, {0.5f, 0.25f, 0.25f, 0.125f, 0.5f, 0.375f, 0, 0.5f, 0.5f});
  const auto second = dense(
      {1, 1, 4, 4}, {0.25f, 0.25f, 0.25f, 0.25f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0, 0.25f, 0.25f, 0, 0, 0, 1});
  const DifferencePatternSource difference({first, second, uneven(), uneven(), {}});
  QCOMPARE(difference.shape(), (PatternShape{1, 1, 3, 3}));
  QCOMPARE(difference.cell({}, 0, 0), 0.25f);
  QCOMPARE(difference.cell({}, 0, 1), 0.0f);
  QCOMPARE(difference.cell({}, 1, 0), -0.375f);
  QCOMPARE(difference.cell({}, 1, 1), 0.25f);
  for (const std::int64_t other : {0, 1, 2}) {
    QVERIFY2(std::isnan(difference.cell({}, other, 2)), "the last key is compared with nothing");
    QVERIFY(std::isnan(difference.cell({}, 2, other)));
    QVERIFY2(!difference.isMasked({}, 2, other), "and that is no mask");
  }
  QVERIFY(!difference.isCompared(1, 2));
  QVERIFY(difference.isCompared(1, 1));
  QCOMPARE(difference.valueRange(), (ValueRange{-1, 1}));
  QVERIFY(!difference.rowsSumToOne());
}

void tst_difference_patterns::maskedInBothAlone() {
  const auto causal = dense({1, 1, 2, 2}, {1, 0, 0.5f, 0.5f}, {1, 2});
  const auto open = dense({1, 1, 2, 2}, {0.25f, 0.75f, 0.5f, 0.5f}, {2, 2});
  const DifferencePatternSource both({causal, causal, sameTokens(2), sameTokens(2), {}});
  QVERIFY(both.isMasked({}, 0, 1));
  QVERIFY(both.isMaskedRect({}, {0, 1, 1, 2}));
  QVERIFY(!both.isMasked({}, 0, 0));
  const DifferencePatternSource one({causal, open, sameTokens(2), sameTokens(2), {}});
  QVERIFY(!one.isMasked({}, 0, 1));
  QVERIFY(!one.isMaskedRect({}, {0, 1, 0, 2}));
  QCOMPARE(one.cell({}, 0, 1), -0.75f);
}

void tst_difference_patterns::oneHeadAgainstAll() {
  const auto source = random({2, 3, 4, 4}, 1);
  const DifferencePatternSource difference({source, source, sameTokens(4), sameTokens(4), HeadId{1, 2}});
  QCOMPARE(difference.shape(), (PatternShape{2, 3, 4, 4}));
  QCOMPARE(difference.cell({1, 2}, 3, 1), 0.0f);
  QCOMPARE(difference.cell({0, 1}, 3, 1), source->cell({0, 1}, 3, 1) - source->cell({1, 2}, 3, 1));
}

void tst_difference_patterns::fewerHeadsInTheSecond() {
  const DifferencePatternSource difference(
      {random({3, 4, 2, 2}, 1), random({2, 6, 2, 2}, 2), sameTokens(2), sameTokens(2), {}});
  QCOMPARE(difference.shape(), (PatternShape{2, 4, 2, 2}));
}

void tst_difference_patterns::oneCellHoweverAskedFor() {
  constexpr std::int64_t rows = 70, columns = 1100;
  TokenAlignment queries = sameTokens(rows), keys = sameTokens(columns);
  // The second has one more token in front, and lacks one in the middle.
  queries.secondOf[40] = -1;
  for (std::int64_t key = 0; key < columns; ++key) {
    std::int64_t& other = keys.secondOf[static_cast<std::size_t>(key)];
    other = key == 500 ? -1 : key < 500 ? key + 1 : key;
  }
  const auto first = random({1, 2, rows, columns}, 1), second = random({1, 2, rows, columns}, 2);
  const DifferencePatternSource difference({first, second, queries, keys, {}});
  const HeadId head{0, 1};
  std::vector<float> tile(static_cast<std::size_t>(rows * columns));
  ThreadPool pool(3);
  difference.tile(head, {0, rows, 0, columns}, tile.data(), columns, {&pool, {}, {}});
  std::vector<float> row(columns), column(rows);
  for (std::int64_t query = 0; query < rows; ++query) {
    difference.row(head, query, row);
    for (std::int64_t key = 0; key < columns; ++key) {
      const float cell = difference.cell(head, query, key);
      QVERIFY(same(cell, tile[static_cast<std::size_t>(query * columns + key)]));
      QVERIFY(same(cell, row[static_cast<std::size_t>(key)]));
    }
  }
  for (const std::int64_t key : {0, 499, 500, 501, 1099}) {
    difference.column(head, key, column);
    for (std::int64_t query = 0; query < rows; ++query)
      QVERIFY(same(column[static_cast<std::size_t>(query)], difference.cell(head, query, key)));
  }
}

void tst_difference_patterns::poolsTheLargestWithItsSign() {
  const auto first = dense({1, 1, 2, 4}, {0.5f, 0.1f, 0.4f, 0.2f, 0.1f, 0.2f, 0.3f, 0.4f});
  const auto second = dense({1, 1, 2, 4}, {0.25f, 0.7f, 0, 0, 0.1f, 0.2f, 0.3f, 0.5f});
  TokenAlignment keys = sameTokens(4);
  keys.secondOf[2] = -1;
  const DifferencePatternSource difference({first, second, sameTokens(2), keys, {}});
  PoolRequest request;
  request.level = 1;
  request.pixels = {0, 1, 0, 2};
  std::vector<float> pixels(2);
  difference.pooled({}, request, pixels.data(), 2);
  QCOMPARE(pixels[0], 0.1f - 0.7f);
  QCOMPARE(pixels[1], 0.2f);
  request.pooling = Pooling::Mean;
  difference.pooled({}, request, pixels.data(), 2);
  QCOMPARE(pixels[1], (0.2f + (0.4f - 0.5f)) / 2);
  const std::vector<std::uint8_t> out = {0, 0, 0, 1};
  request.leftOutKeys = out;
  difference.pooled({}, request, pixels.data(), 2);
  QVERIFY2(std::isnan(pixels[1]), "one key is left out, the other compared with nothing");
}

void tst_difference_patterns::meansOfDifferences() {
  const auto first = random({2, 2, 3, 3}, 1), second = random({2, 2, 3, 3}, 2);
  const std::vector<HeadId> heads = {{0, 0}, {1, 1}};
  const auto difference = std::make_shared<const DifferencePatternSource>(
      DifferencePatternSource::Parts{first, second, sameTokens(3), sameTokens(3), {}});
  const auto mean = meanOfHeads(difference, heads);
  QCOMPARE(mean->shape(), (PatternShape{1, 1, 3, 3}));
  QCOMPARE(mean->cell({}, 2, 1),
           MeanPatternSource(first, heads).cell({}, 2, 1) - MeanPatternSource(second, heads).cell({}, 2, 1));
  QCOMPARE(traitsOf(*mean), (PatternTraits{.difference = true, .words = false, .headsPerCell = 4}));
  QCOMPARE(meanOfHeads(first, heads)->cell({}, 2, 1), MeanPatternSource(first, heads).cell({}, 2, 1));
}

QTEST_APPLESS_MAIN(tst_difference_patterns)
#include "tst_difference_patterns.moc"
