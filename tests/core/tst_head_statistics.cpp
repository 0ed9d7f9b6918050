#include <QTest>
#include <cmath>

#include "core/analysis/head_statistics.h"
#include "core/trace/dense_pattern_source.h"
#include "tests/core/attention_fixture.h"
#include "tests/core/pattern_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

DensePatternSource denseOf(AttentionKind kind, std::int64_t queries, std::int64_t keys,
                           std::vector<float> values) {
  auto weights = std::make_shared<std::vector<float>>(std::move(values));
  return DensePatternSource(
      {kind, {1, 1, queries, keys}, weights->data(), weights, labels(queries), labels(keys), ""});
}

AttentionCase causalCase(const AttentionSizes& sizes, std::int64_t tokens) {
  AttentionCase data;
  data.sizes = sizes;
  data.tokens = tokens;
  data.rule.mask = MaskRule::Causal;
  data.fill();
  return data;
}

bool near(double a, double b, double tolerance = 1e-6) { return std::abs(a - b) < tolerance; }

}  // namespace

class tst_head_statistics : public QObject {
  Q_OBJECT
 private slots:
  void byHand();
  void repeatedAndPunctuation();
  void numbersWithoutMeaning();
  void everyStatisticHasItsWords();
  void agreesWithNumPy_data();
  void agreesWithNumPy();
  void causalHead();
  void samplesLongTexts();
  void sameWithAnyNumberOfThreads();
  void stops();
};

// Rows (1/2, 1/2, 0, 0), (0, 0, 0, 1), (1/4, 1/4, 1/4, 1/4), (0, 0, 1, 0): entropies 1, 0, 2, 0 bits of at
// most 2.
void tst_head_statistics::byHand() {
  const DensePatternSource source = denseOf(
      AttentionKind::Encoder, 4, 4, {0.5f, 0.5f, 0, 0, 0, 0, 0, 1, 0.25f, 0.25f, 0.25f, 0.25f, 0, 0, 1, 0});
  const std::vector<HeadStatistics> all = headStatistics(source, {});
  QCOMPARE(all.size(), std::size_t{1});
  const HeadStatistics& head = all.front();
  QVERIFY(near(head.entropyBits, 3.0 / 4));
  QVERIFY(near(head.normalizedEntropy, 3.0 / 8));
  QVERIFY(near(head.distance, (0.5 + 2 + 1.0 + 1) / 4));
  QVERIFY(near(head.firstToken, 0.75 / 4));
  QVERIFY(near(head.self, (0.5 + 0 + 0.25 + 0) / 4));
  QVERIFY(near(head.previous, (0 + 0.25 + 1) / 3));
  QVERIFY(near(head.next, (0.5 + 0 + 0.25) / 3));
  QVERIFY(near(head.rowMaximum, (0.5 + 1 + 0.25 + 1) / 4));
  QCOMPARE(head.largestWeight, 1.0);
  QCOMPARE(head.rows, std::int64_t{4});
  QVERIFY(!head.sampled);
}

// a b , a a "b!": the fourth token follows "a b ,", the fifth stands after its like.
void tst_head_statistics::repeatedAndPunctuation() {
  const std::vector<std::string> texts = {"a", "b", ",", "a", "a", "b!"};
  TokenList tokens = makeTokenList(texts);
  std::vector<float> weights(36, 0.0f);
  const auto weight = [&](std::size_t query, std::size_t key) -> float& { return weights[query * 6 + key]; };
  for (std::size_t query = 0; query < 3; ++query) weight(query, query) = 1;
  weight(3, 0) = 0.25f;
  weight(3, 1) = 0.5f;
  weight(3, 2) = 0.25f;
  weight(4, 0) = 0.125f;
  weight(4, 1) = 0.25f;
  weight(4, 3) = 0.25f;
  weight(4, 4) = 0.375f;  // follows its like, and is itself
  weight(5, 2) = 0.5f;
  weight(5, 5) = 0.5f;
  auto storage = std::make_shared<std::vector<float>>(weights);
  DensePatternSource::Parts parts{
      AttentionKind::Decoder, {1, 1, 6, 6}, storage->data(), storage, tokens, tokens, ""};
  const HeadStatistics head = headStatistics(DensePatternSource(parts), {}).front();
  QCOMPARE(head.duplicate, (0.25 + 0.375) / 2);
  QCOMPARE(head.duplicateRows, std::int64_t{2});
  QCOMPARE(head.induction, (0.5 + 0.25) / 2);
  QCOMPARE(head.inductionRows, std::int64_t{2});
  QCOMPARE(head.punctuation, (1 + 0.25 + 0.5) / 6);
  QCOMPARE(valueOf(head, Statistic::Punctuation), head.punctuation);
  // Special tokens are neither punctuation nor repeated.
  for (const std::size_t place : {std::size_t{2}, std::size_t{3}}) parts.keyTokens[place].special = true;
  const HeadStatistics marked = headStatistics(DensePatternSource(parts), {}).front();
  QCOMPARE(marked.punctuation, 0.0);
  QCOMPARE(marked.specialTokens, (1 + 0.25 + 0.25 + 0.5) / 6);
  QCOMPARE(marked.duplicate, 0.125);
}

void tst_head_statistics::numbersWithoutMeaning() {
  const HeadStatistics cross =
      headStatistics(denseOf(AttentionKind::Cross, 1, 3, {0.5f, 0.5f, 0}), {}).front();
  QVERIFY(near(cross.entropyBits, 1) && near(cross.firstToken, 0.5));
  QVERIFY(std::isnan(cross.distance) && std::isnan(cross.self) && std::isnan(cross.previous));
  const HeadStatistics other =
      headStatistics(denseOf(AttentionKind::Encoder, 1, 2, {0.5f, -0.5f}), {}).front();
  QVERIFY(std::isnan(other.entropyBits) && std::isnan(other.normalizedEntropy) && std::isnan(other.previous));
}

void tst_head_statistics::everyStatisticHasItsWords() {
  HeadStatistics head;
  head.rowMaximum = 0.5;
  QCOMPARE(valueOf(head, Statistic::Confidence), 0.5);
  for (std::size_t i = 0; i < statisticCount; ++i) {
    const StatisticInfo& info = statisticTable()[i];
    QCOMPARE(static_cast<std::size_t>(info.statistic), i);
    QCOMPARE(statisticOf(info.id), std::optional(info.statistic));
    QVERIFY(QByteArray(info.name).size() > 0 && QByteArray(info.formula).size() > 20);
  }
  QCOMPARE(statisticOf("entropie"), std::nullopt);
}

void tst_head_statistics::agreesWithNumPy_data() { addPatternGoldens(); }

void tst_head_statistics::agreesWithNumPy() {
  QFETCH(const QString, name);
  const PatternGolden golden(name.toStdString());
  for (const AttentionKind kind : golden.kinds()) {
    const std::vector<HeadStatistics> heads = headStatistics(*golden.attention(kind).patterns, {});
    const std::vector<float> expected = golden.floats(kind, "statistics");
    QCOMPARE(heads.size() * statisticCount, expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto statistic = static_cast<Statistic>(i % statisticCount);
      const double is = valueOf(heads[i / statisticCount], statistic);
      const auto wanted = static_cast<double>(expected[i]);
      QCOMPARE(std::isnan(is), std::isnan(wanted));
      QVERIFY2(std::isnan(wanted) || near(is, wanted, 1e-5), infoOf(statistic).id);
    }
  }
}

void tst_head_statistics::causalHead() {
  const AttentionCase data = causalCase({3, 3, 8, 8}, 65);
  const AttentionResult result = run(data);
  const std::vector<HeadStatistics> all = headStatistics(*result.source, {});
  QCOMPARE(all.size(), std::size_t{3});
  for (std::int64_t head = 0; head < 3; ++head) {
    double entropy = 0, normalized = 0, distance = 0, previous = 0;
    for (std::int64_t query = 0; query < 65; ++query) {
      const ReferenceRow row = referenceRow(data, head, query);
      double rowEntropy = 0;
      for (std::int64_t key = 0; key <= query; ++key) {
        const double p = row.weights[static_cast<std::size_t>(key)];
        rowEntropy -= p > 0 ? p * std::log2(p) : 0;
        distance += p * static_cast<double>(query - key);
      }
      entropy += rowEntropy;
      if (query > 0) normalized += rowEntropy / std::log2(static_cast<double>(query + 1));
      if (query > 0) previous += row.weights[static_cast<std::size_t>(query - 1)];
    }
    const HeadStatistics& is = all[static_cast<std::size_t>(head)];
    QVERIFY(near(is.entropyBits, entropy / 65, 1e-5));
    QVERIFY(near(is.normalizedEntropy, normalized / 64, 1e-5));
    QVERIFY(near(is.distance, distance / 65, 1e-4));
    QVERIFY(near(is.previous, previous / 64, 1e-6));
    QCOMPARE(is.next, 0.0);
  }
}

void tst_head_statistics::samplesLongTexts() {
  const AttentionCase data = causalCase({1, 1, 4, 4}, 1000);
  const AttentionResult result = run(data);
  const HeadStatistics all = headStatistics(*result.source, {}).front();
  const HeadStatistics some = headStatistics(*result.source, {}, {200 * 1000}).front();
  QVERIFY(!all.sampled && all.rows == 1000);
  QVERIFY(some.sampled && some.rows == 200);
  QVERIFY(near(all.normalizedEntropy, some.normalizedEntropy, 0.05));
}

void tst_head_statistics::sameWithAnyNumberOfThreads() {
  AttentionCase data;
  data.tokens = 400;
  data.fill();
  const AttentionResult result = run(data);
  ThreadPool pool(2);
  const std::vector<HeadStatistics> alone = headStatistics(*result.source, {});
  const std::vector<HeadStatistics> shared = headStatistics(*result.source, {&pool, {}, {}});
  for (std::size_t head = 0; head < alone.size(); ++head) {
    QCOMPARE(alone[head].entropyBits, shared[head].entropyBits);
    QCOMPARE(alone[head].distance, shared[head].distance);
    QCOMPARE(alone[head].rowMaximum, shared[head].rowMaximum);
  }
}

void tst_head_statistics::stops() {
  AttentionCase data;
  data.fill();
  const AttentionResult result = run(data);
  std::stop_source source;
  source.request_stop();
  QVERIFY_THROWS_EXCEPTION(Cancelled, headStatistics(*result.source, {nullptr, source.get_token(), {}}));
}

QTEST_GUILESS_MAIN(tst_head_statistics)
#include "tst_head_statistics.moc"
