#include <QTest>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/trace/dense_pattern_source.h"
#include "core/trace/mean_pattern_source.h"
#include "tests/core/attention_rules.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct PoolCase {
  std::int64_t queries, keys;
  int level;
  Pooling pooling;
  bool leaveOut, scaled;
};

// Pools a dense pattern by the definition, in float64.
std::vector<float> poolDense(const std::vector<float>& cells, const PoolCase& what,
                             const PoolRequest& request) {
  std::vector<float> pixels;
  const std::int64_t side = std::int64_t{1} << what.level;
  for (std::int64_t r = request.pixels.queryBegin; r < request.pixels.queryEnd; ++r) {
    for (std::int64_t c = request.pixels.keyBegin; c < request.pixels.keyEnd; ++c) {
      double largest = -std::numeric_limits<double>::infinity();
      double sum = 0;
      std::int64_t count = 0;
      for (std::int64_t i = r * side; i < std::min(what.queries, (r + 1) * side); ++i) {
        for (std::int64_t j = c * side; j < std::min(what.keys, (c + 1) * side); ++j) {
          if (!request.leftOutKeys.empty() && request.leftOutKeys[static_cast<std::size_t>(j)]) continue;
          double cell = static_cast<double>(cells[static_cast<std::size_t>(i * what.keys + j)]);
          if (!request.queryScale.empty()) {
            cell *= static_cast<double>(request.queryScale[static_cast<std::size_t>(i)]);
          }
          largest = std::max(largest, cell);
          sum += cell;
          ++count;
        }
      }
      const double value = request.pooling == Pooling::Max ? largest : sum / static_cast<double>(count);
      pixels.push_back(count ? static_cast<float>(value) : std::numeric_limits<float>::quiet_NaN());
    }
  }
  return pixels;
}

double tolerance(const PoolCase& what) {
  if (what.pooling == Pooling::Mean) return 1e-6;
  return what.scaled && what.level > 0 ? 4e-6 : 0.0;  // a factor is applied as its logarithm
}

void comparePixels(const std::vector<float>& expected, const std::vector<float>& out, const CellRect& pixels,
                   std::int64_t stride, double allowed) {
  for (std::int64_t r = 0; r < pixels.rows(); ++r) {
    for (std::int64_t c = 0; c < pixels.columns(); ++c) {
      const float is = out[static_cast<std::size_t>(r * stride + c)];
      const float should = expected[static_cast<std::size_t>(r * pixels.columns() + c)];
      if (std::isnan(should)) {
        QVERIFY(std::isnan(is));
      } else if (allowed == 0.0) {
        QCOMPARE(std::bit_cast<std::uint32_t>(is), std::bit_cast<std::uint32_t>(should));
      } else {
        const double scale = std::max(1.0, std::abs(static_cast<double>(should)));
        QVERIFY(std::abs(static_cast<double>(is) - static_cast<double>(should)) <= allowed * scale);
      }
    }
    QCOMPARE(out[static_cast<std::size_t>(r * stride + pixels.columns())], -7.0f);
  }
}

// Whole pictures and parts of them, on one thread and on two.
void compare(const PatternSource& source, HeadId head, const std::vector<float>& cells, const PoolCase& what,
             double allowed) {
  ThreadPool pool(2);
  std::vector<std::uint8_t> leftOut(static_cast<std::size_t>(what.keys), 0);
  // The first key, and whole blocks of keys at every level in use.
  for (std::size_t key = 0; key < leftOut.size(); ++key) leftOut[key] = key == 0 || (key >= 64 && key < 96);
  std::vector<float> factors(static_cast<std::size_t>(what.queries));
  for (std::size_t query = 0; query < factors.size(); ++query) {
    factors[query] = 0.25f + static_cast<float>(query % 7);
  }
  PoolRequest request;
  request.pooling = what.pooling;
  request.level = what.level;
  if (what.leaveOut) request.leftOutKeys = leftOut;
  if (what.scaled) request.queryScale = factors;
  const std::int64_t rows = pooledSize(what.queries, what.level);
  const std::int64_t columns = pooledSize(what.keys, what.level);
  for (const CellRect& pixels :
       {CellRect{0, rows, 0, columns}, CellRect{rows / 3, rows, columns / 2, columns},
        CellRect{rows / 2, rows / 2 + 1, columns / 3, columns / 3 + 1}}) {
    request.pixels = pixels;
    const std::vector<float> expected = poolDense(cells, what, request);
    const std::int64_t stride = pixels.columns() + 3;
    for (const Execution& execution : {Execution{}, Execution{&pool, {}, {}}}) {
      std::vector<float> out(static_cast<std::size_t>(pixels.rows() * stride), -7.0f);
      source.pooled(head, request, out.data(), stride, execution);
      comparePixels(expected, out, pixels, stride, allowed);
    }
  }
}

AttentionCase attentionCase(const std::string& rule, std::int64_t tokens) {
  AttentionCase data;
  data.sizes = {2, 1, 16, 16};
  data.tokens = tokens;
  data.rule.scale = 0.25f;
  if (rule != "bidirectional") data.rule.mask = rule == "window" ? MaskRule::SlidingWindow : MaskRule::Causal;
  data.rule.window = rule == "window" ? 40 : 0;
  if (rule == "alibi") data.rule.alibiSlopes = {0.5f, 0.25f};
  if (rule == "interventions") {
    Interventions changes;
    changes.blockedKeys = {{AttentionKind::Decoder, -1, 3}, {AttentionKind::Decoder, 90, 33}};
    changes.cutTokens = {50};
    data.rule.blocked =
        makeBlockedCells({changes, AttentionKind::Decoder, tokens, tokens, CutScope::QueriesAndKeys});
  }
  data.fill();
  return data;
}

}  // namespace

class tst_pooled_patterns : public QObject {
  Q_OBJECT
 private slots:
  void softmaxPattern_data();
  void softmaxPattern();
  void crossPattern();
  void densePattern_data();
  void densePattern();
  void denseRanges();
  void meanPattern();
  void meanOfSinks();
  void meanDescription();
};

void tst_pooled_patterns::softmaxPattern_data() {
  QTest::addColumn<QString>("rule");
  QTest::addColumn<int>("tokens");
  for (const QString rule : {"bidirectional", "causal", "window", "alibi", "interventions"}) {
    for (int tokens : {1, 31, 127, 300})
      QTest::newRow(qPrintable(QString("%1, %2").arg(rule).arg(tokens))) << rule << tokens;
  }
  for (const QString rule : {"bidirectional window", "cap relative sinks interventions", "causal key bias",
                             "disentangled", "window cap sinks key sets interventions"}) {
    QTest::newRow(qPrintable(rule)) << rule << 200;
  }
  QTest::newRow("causal, 1023") << QString("causal") << 1023;
}

void tst_pooled_patterns::softmaxPattern() {
  QFETCH(QString, rule);
  QFETCH(int, tokens);
  const bool isNamed = std::count(ruleNames.begin(), ruleNames.end(), rule.toStdString()) && tokens == 200;
  const AttentionCase data = isNamed ? caseOf(rule.toStdString(), tokens, {2, 1, 16, 16})
                                     : attentionCase(rule.toStdString(), tokens);
  const AttentionResult result = run(data, {}, true);
  const auto cells = static_cast<std::ptrdiff_t>(tokens) * tokens;
  const std::vector<float> dense(result.patterns.begin() + cells, result.patterns.end());
  const std::vector<int> levels =
      tokens > 500 ? std::vector{2, 3, 5, 7} : std::vector{0, 1, 2, 3, 4, 5, 6, 8, 11};
  for (int level : levels) {
    for (Pooling pooling : {Pooling::Max, Pooling::Mean}) {
      for (bool leaveOut : {false, true}) {
        for (bool scaled : {false, true}) {
          const PoolCase what{tokens, tokens, level, pooling, leaveOut, scaled};
          compare(*result.source, {0, 1}, dense, what, level == 0 ? 0.0 : tolerance(what));
        }
      }
    }
  }
}

void tst_pooled_patterns::crossPattern() {
  AttentionCase data;
  data.sizes = {1, 1, 8, 8};
  data.tokens = 37;
  data.keyTokens = 290;
  data.fill();
  const AttentionResult result = run(data, {}, true);
  for (int level : {1, 3, 5}) {
    compare(*result.source, {0, 0}, result.patterns, {37, 290, level, Pooling::Max, true, false}, 0.0);
    compare(*result.source, {0, 0}, result.patterns, {37, 290, level, Pooling::Mean, false, false}, 1e-6);
  }
}

void tst_pooled_patterns::densePattern_data() {
  QTest::addColumn<int>("queries");
  QTest::addColumn<int>("keys");
  QTest::newRow("one cell") << 1 << 1;
  QTest::newRow("tall") << 130 << 3;
  QTest::newRow("wide") << 3 << 1500;
  QTest::newRow("square") << 127 << 127;
}

void tst_pooled_patterns::densePattern() {
  QFETCH(int, queries);
  QFETCH(int, keys);
  std::mt19937 random(3);
  std::uniform_real_distribution<float> uniform(-1, 1);
  auto weights = std::make_shared<std::vector<float>>();
  for (int i = 0; i < 2 * 3 * queries * keys; ++i) weights->push_back(uniform(random));
  const DensePatternSource source({AttentionKind::Encoder,
                                   {2, 3, queries, keys},
                                   weights->data(),
                                   weights,
                                   labels(queries),
                                   labels(keys),
                                   ""});
  const std::ptrdiff_t cells = static_cast<std::ptrdiff_t>(queries) * keys;
  const HeadId head{1, 2};
  const std::vector<float> dense(weights->begin() + 5 * cells, weights->end());
  QCOMPARE(source.cell(head, queries - 1, 0), dense[static_cast<std::size_t>((queries - 1) * keys)]);
  std::vector<float> line(static_cast<std::size_t>(keys));
  source.row(head, queries / 2, line);
  for (int key = 0; key < keys; ++key) {
    QCOMPARE(line[static_cast<std::size_t>(key)], source.cell(head, queries / 2, key));
  }
  line.resize(static_cast<std::size_t>(queries));
  source.column(head, keys / 2, line);
  for (int query = 0; query < queries; ++query) {
    QCOMPARE(line[static_cast<std::size_t>(query)], source.cell(head, query, keys / 2));
  }
  for (int level : {0, 1, 3, 7, 12}) {
    for (Pooling pooling : {Pooling::Max, Pooling::Mean}) {
      // The factor is rounded once to float32, as a picture shows it.
      compare(source, head, dense, {queries, keys, level, pooling, true, false},
              pooling == Pooling::Max ? 0.0 : 1e-6);
      compare(source, head, dense, {queries, keys, level, pooling, false, true}, 1e-6);
    }
  }
}

void tst_pooled_patterns::denseRanges() {
  const auto make = [](std::vector<float> values) {
    auto weights = std::make_shared<std::vector<float>>(std::move(values));
    return DensePatternSource(
        {AttentionKind::Encoder, {1, 1, 2, 2}, weights->data(), weights, labels(2), labels(2), "two by two"});
  };
  const DensePatternSource softmaxed = make({0.25f, 0.75f, 1, 0});
  QVERIFY(softmaxed.rowsSumToOne());
  QCOMPARE(softmaxed.valueRange().high, 1.0f);
  QCOMPARE(softmaxed.description(), std::string("two by two"));
  const DensePatternSource difference = make({-0.5f, 0.5f, 3, 0});
  QVERIFY(!difference.rowsSumToOne());
  QCOMPARE(difference.rowSums().low, 0.0f);
  QCOMPARE(difference.rowSums().high, 3.0f);
  QCOMPARE(difference.valueRange().low, -0.5f);
  QCOMPARE(difference.valueRange().high, 3.0f);
}

void tst_pooled_patterns::meanPattern() {
  const AttentionCase data = attentionCase("causal", 150);
  const AttentionResult result = run(data, {}, true);
  const MeanPatternSource mean(result.source, {{0, 0}, {0, 1}});
  QVERIFY((mean.shape() == PatternShape{1, 1, 150, 150}));
  QVERIFY(mean.rowsSumToOne() && mean.isMasked({0, 0}, 0, 1));
  std::vector<float> dense(150 * 150);
  for (std::size_t i = 0; i < dense.size(); ++i) {
    dense[i] = (result.patterns[i] + result.patterns[i + dense.size()]) * 0.5f;
  }
  ThreadPool pool(2);
  std::vector<float> whole(dense.size());
  mean.tile({0, 0}, {0, 150, 0, 150}, whole.data(), 150, {&pool, {}, {}});
  QVERIFY(whole == dense);
  std::vector<float> line(150);
  mean.row({0, 0}, 77, line);
  QVERIFY(std::equal(line.begin(), line.end(), dense.begin() + 77 * 150));
  mean.column({0, 0}, 9, line);
  for (std::size_t query = 0; query < 150; ++query) QCOMPARE(line[query], dense[query * 150 + 9]);
  QCOMPARE(mean.cell({0, 0}, 149, 3), dense[149 * 150 + 3]);
  compare(mean, {0, 0}, dense, {150, 150, 2, Pooling::Max, true, false}, 0.0);
  QCOMPARE(mean.sinkShare({0, 0}, 77), 0.0f);
}

void tst_pooled_patterns::meanOfSinks() {
  AttentionCase data = attentionCase("causal", 20);
  data.rule.sinks = {1, 3};
  const AttentionResult result = run(data);
  const MeanPatternSource mean(result.source, {{0, 0}, {0, 1}});
  QVERIFY(!mean.rowsSumToOne());
  std::vector<float> row(20);
  mean.row({0, 0}, 13, row);
  const float share = mean.sinkShare({0, 0}, 13);
  QVERIFY(share > 0.01f);
  QVERIFY(std::abs(std::accumulate(row.begin(), row.end(), share) - 1.0f) < 1e-5f);
}

void tst_pooled_patterns::meanDescription() {
  const AttentionResult result = run(attentionCase("causal", 4));
  QCOMPARE(MeanPatternSource(result.source, {{0, 1}}).description(), std::string("head 0.1"));
  QCOMPARE(MeanPatternSource(result.source, {{0, 0}, {0, 1}}).description(),
           std::string("mean of all 2 heads"));
  AttentionCase more = attentionCase("causal", 4);
  more.sizes.heads = 3;
  more.fill();
  QCOMPARE(MeanPatternSource(run(more).source, {{0, 0}, {0, 2}}).description(),
           std::string("mean of heads 0.0, 0.2"));
}

QTEST_GUILESS_MAIN(tst_pooled_patterns)
#include "tst_pooled_patterns.moc"
