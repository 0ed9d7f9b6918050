#include <QTest>
#include <algorithm>
#include <random>

#include "core/error.h"
#include "core/evaluation/corpus_statistics.h"
#include "core/trace/dense_pattern_source.h"
#include "tests/core/attention_fixture.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

constexpr auto first = static_cast<std::size_t>(Statistic::First);
constexpr auto entropy = static_cast<std::size_t>(Statistic::Entropy);

/// One head with one row over two keys.
Trace oneRow(float weight, std::int64_t heads = 1) {
  auto storage = std::make_shared<std::vector<float>>();
  for (std::int64_t head = 0; head < heads; ++head) {
    storage->push_back(weight);
    storage->push_back(1 - weight);
  }
  Trace trace;
  trace.encoder = AttentionTrace{
      std::make_shared<DensePatternSource>(DensePatternSource::Parts{
          AttentionKind::Encoder, {1, heads, 1, 2}, storage->data(), storage, labels(1), labels(2), ""}),
      nullptr, nullptr};
  return trace;
}

std::vector<std::int64_t> numbersOf(const std::vector<StrongText>& texts) {
  std::vector<std::int64_t> numbers;
  for (const StrongText& text : texts) numbers.push_back(text.text);
  return numbers;
}

}  // namespace

/// Statistics over many texts: the same whoever adds them up and in which order.
class TestCorpusStatistics : public QObject {
  Q_OBJECT

 private slots:
  void sumsAreExact() {
    ExactSum sum;
    sum.add(1.0 - std::ldexp(1.0, -53));  // rounds up to 1
    QCOMPARE(sum, ExactSum(1, 0));
    sum.add(0.75);
    sum.add(0.5);
    QCOMPARE(sum, ExactSum(2, ExactSum::unit / 4));
    QCOMPARE(sum.value(), 2.25);
    sum.add(-0.5);
    QCOMPARE(sum.value(), 1.75);
    ExactSum large(std::int64_t{1} << 40, 0);
    large.add(std::ldexp(1.0, -50));
    QCOMPARE(large.fraction(), std::int64_t{4});
  }

  void orderDoesNotMatter() {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> numbers(0, 1000);
    std::vector<double> values(1000);
    for (double& value : values) value = numbers(random);
    const auto sumOf = [](const std::vector<double>& parts) {
      ExactSum sum;
      for (const double part : parts) sum.add(part);
      return sum;
    };
    const ExactSum sum = sumOf(values);
    std::reverse(values.begin(), values.end());
    QCOMPARE(sumOf(values), sum);
    ExactSum joined = sumOf({values.begin(), values.begin() + 300});
    joined.add(sumOf({values.begin() + 300, values.end()}));
    QCOMPARE(joined, sum);
  }

  void meansAreOverAllQueries() {
    CorpusTotals totals = totalsOf(1, oneRow(0.25f), {});
    totals.add(totalsOf(2, oneRow(0.75f), {}));
    QCOMPARE(totals.texts, std::int64_t{2});
    QCOMPARE(totals.tokens, std::int64_t{4});
    const HeadStatistics head = totals.kinds.front().totals.front().statistics();
    QCOMPARE(head.firstToken, 0.5);
    QCOMPARE(head.rows, std::int64_t{2});
    QCOMPARE(head.largestWeight, 0.75);
  }

  void theStrongestTextsAreKept() {
    CorpusTotals totals;
    const std::vector<float> weights = {0.5f, 1, 0.875f, 1, 0.75f};
    for (std::size_t i = 0; i < weights.size(); ++i)
      totals.add(totalsOf(static_cast<std::int64_t>(i), oneRow(weights[i]), {}));
    const HeadTotals& head = totals.kinds.front().totals.front();
    QCOMPARE(numbersOf(head.strongest[first]), (std::vector<std::int64_t>{1, 3, 2}));
    // A head is pointed where its entropy is low.
    QCOMPARE(numbersOf(head.strongest[entropy]), (std::vector<std::int64_t>{1, 3, 2}));
    QCOMPARE(head.strongest[first].front().value, 1.0);
    const std::vector<std::int64_t> all = totals.strongestTexts();
    QVERIFY(std::is_sorted(all.begin(), all.end()) && std::binary_search(all.begin(), all.end(), 3));
  }

  void partsAddUpToTheWhole() {
    std::mt19937 random(2);
    std::uniform_real_distribution<float> weights(0, 1);
    std::vector<CorpusTotals> texts;
    for (std::int64_t i = 0; i < 40; ++i) texts.push_back(totalsOf(i, oneRow(weights(random)), {}));
    CorpusTotals whole;
    for (const CorpusTotals& text : texts) whole.add(text);
    CorpusTotals even, odd, empty;
    for (std::size_t i = texts.size(); i-- > 0;) (i % 2 == 0 ? even : odd).add(texts[i]);
    odd.add(empty);
    odd.add(even);
    QCOMPARE(odd, whole);
    empty.add(whole);
    QCOMPARE(empty, whole);
  }

  void otherHeadsAreRefused() {
    CorpusTotals totals = totalsOf(0, oneRow(0.5f), {});
    QCOMPARE(refusalOf([&] { totals.add(totalsOf(1, oneRow(0.5f, 2), {})); }),
             QString("Statistics of models with different heads cannot be added up."));
  }
};

QTEST_GUILESS_MAIN(TestCorpusStatistics)
#include "tst_corpus_statistics.moc"
