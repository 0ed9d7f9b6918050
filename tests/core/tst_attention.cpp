#include <QTest>
#include <bit>
#include <cstring>

#include "tests/core/attention_fixture.h"
#include "tests/core/attention_rules.h"

using namespace headlight;
using namespace headlight::test;

namespace {

// Rules that long texts are tried with: one of every kind.
bool isLongRule(const std::string& rule) {
  const std::vector<std::string> names = {"bidirectional",        "causal",  "window",   "causal alibi",
                                          "causal interventions", "cap",     "relative", "disentangled",
                                          "bidirectional window", "key sets"};
  return std::find(names.begin(), names.end(), rule) != names.end();
}

// The numbers of a cell belong together.
void checkFacts(const CellFacts& facts) {
  if (facts.masked) {
    QVERIFY(facts.weight == 0 && std::isinf(facts.score) && facts.score < 0);
    return;
  }
  const float scaled = facts.scale * facts.dot;
  const float capped = facts.cap > 0 ? facts.cap * std::tanh(scaled / facts.cap) : scaled;
  const float allowed = 1e-5f * std::max(1.0f, std::abs(facts.score));
  QVERIFY(std::abs(capped + facts.bias - facts.score) < allowed);
  QVERIFY(std::abs(std::exp(facts.score - facts.logSumExp) - facts.weight) < allowed);
}

}  // namespace

class tst_attention : public QObject {
  Q_OBJECT
 private slots:
  void matchesHandWork();
  void causalHandWork();
  void agreesWithFloat64_data();
  void agreesWithFloat64();
  void keepsBitsHoweverAsked_data();
  void keepsBitsHoweverAsked();
  void crossAttention_data();
  void crossAttention();
  void windowPastTheKeys();
  void layersMayDiffer();
  void dropsValues();
  void queryWithoutKeys();
  void largeScores();
  void stops();
};

// One head, d_k = 2, scale 1. q0 = (1, 0), q1 = (0, 2); k0 = (0, 0), k1 = (ln 3, 0), so that row 0 has scores
// (0, ln 3): weights 1/4 and 3/4; row 1 has scores (0, 0): weights 1/2. v0 = (4), v1 = (8).
void tst_attention::matchesHandWork() {
  AttentionCase data;
  data.sizes = {1, 1, 2, 1};
  data.tokens = 2;
  data.queries.resize(2, 2);
  data.queries << 1, 0, 0, 2;
  data.keys.resize(2, 2);
  data.keys << 0, 0, std::log(3.0f), 0;
  data.values.resize(2, 1);
  data.values << 4, 8;
  const AttentionResult result = run(data, {}, true);
  const auto near = [](float a, float b) { return std::abs(a - b) < 1e-6f; };
  QVERIFY(near(result.patterns[0], 0.25f) && near(result.patterns[1], 0.75f));
  QVERIFY(near(result.patterns[2], 0.5f) && near(result.patterns[3], 0.5f));
  QVERIFY(near(result.z(0, 0), 7.0f) && near(result.z(1, 0), 6.0f));
  QVERIFY(near(result.layer->logSumExp(0, 0), std::log(4.0f)));
  QVERIFY(near(result.layer->logSumExp(0, 1), std::log(2.0f)));
  const CellFacts facts = result.source->facts({0, 0}, 0, 1);
  QVERIFY(near(facts.dot, std::log(3.0f)) && near(facts.score, std::log(3.0f)) && facts.scale == 1.0f);
  QVERIFY(facts.bias == 0 && !facts.masked && near(facts.weight, 0.75f) &&
          near(facts.logSumExp, std::log(4.0f)));
}

// ALiBi with slope ln 2 over equal scores: weights halve with every step back. Row 2: 1/7, 2/7, 4/7.
void tst_attention::causalHandWork() {
  AttentionCase data;
  data.sizes = {1, 1, 1, 1};
  data.tokens = 3;
  data.rule.mask = MaskRule::Causal;
  data.rule.alibiSlopes = {std::log(2.0f)};
  data.queries = Matrix::Zero(3, 1);
  data.keys = Matrix::Ones(3, 1);
  data.values = Matrix::Ones(3, 1);
  const AttentionResult result = run(data, {}, true);
  const std::vector<float> expected = {1, 0, 0, 1.0f / 3, 2.0f / 3, 0, 1.0f / 7, 2.0f / 7, 4.0f / 7};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] == 0) {
      QVERIFY(sameBits(result.patterns[i], 0.0f));
    } else {
      QVERIFY(std::abs(result.patterns[i] - expected[i]) < 1e-6f);
    }
  }
  const CellFacts hidden = result.source->facts({0, 0}, 0, 2);
  QVERIFY(hidden.masked && hidden.weight == 0 && std::isinf(hidden.score) && hidden.score < 0);
  const CellFacts seen = result.source->facts({0, 0}, 2, 0);
  QVERIFY(!seen.masked && std::abs(seen.bias + 2 * std::log(2.0f)) < 1e-6f && seen.dot == 0);
}

void tst_attention::agreesWithFloat64_data() {
  QTest::addColumn<QString>("rule");
  QTest::addColumn<int>("tokens");
  QTest::addColumn<int>("heads");
  QTest::addColumn<int>("keyValueHeads");
  QTest::addColumn<int>("headSize");
  for (const std::string& rule : ruleNames) {
    for (int tokens : {1, 2, 31, 33, 127, 300, 1023}) {
      if (tokens > 1000 && !isLongRule(rule)) continue;
      QTest::addRow("%s, %d tokens, 2 heads of 8", rule.c_str(), tokens)
          << QString::fromStdString(rule) << tokens << 2 << 2 << 8;
    }
    QTest::addRow("%s, grouped heads of 24", rule.c_str())
        << QString::fromStdString(rule) << 70 << 4 << 2 << 24;
    QTest::addRow("%s, one key head of 64", rule.c_str())
        << QString::fromStdString(rule) << 70 << 3 << 1 << 64;
    QTest::addRow("%s, heads of 3", rule.c_str()) << QString::fromStdString(rule) << 70 << 2 << 2 << 3;
  }
}

void tst_attention::agreesWithFloat64() {
  QFETCH(QString, rule);
  QFETCH(int, tokens);
  QFETCH(int, heads);
  QFETCH(int, keyValueHeads);
  QFETCH(int, headSize);
  const AttentionCase data = caseOf(rule.toStdString(), tokens, {heads, keyValueHeads, headSize, headSize});
  const AttentionResult result = run(data, {}, true);
  for (std::int64_t head = 0; head < heads; ++head) {
    for (std::int64_t query = 0; query < tokens; ++query) {
      const ReferenceRow expected = referenceRow(data, head, query);
      const float* row = result.patterns.data() + (head * tokens + query) * tokens;
      double sum = 0;
      for (std::int64_t key = 0; key < tokens; ++key) {
        const double weight = expected.weights[static_cast<std::size_t>(key)];
        QVERIFY(std::abs(static_cast<double>(row[key]) - weight) < 2e-6);
        if (data.rule.isMasked(query, key)) QVERIFY(sameBits(row[key], 0.0f));
        sum += static_cast<double>(row[key]);
      }
      const bool empty = std::isinf(expected.logSumExp);
      const float share = result.source->sinkShare({0, static_cast<int>(head)}, query);
      QVERIFY(std::abs(static_cast<double>(share) - std::exp(expected.sink - expected.logSumExp)) < 2e-6 ||
              empty);
      QVERIFY(std::abs(sum + static_cast<double>(share) - (empty ? 0.0 : 1.0)) < 1e-5);
      for (std::int64_t i = 0; i < headSize; ++i) {
        const double z = expected.z[static_cast<std::size_t>(i)];
        QVERIFY(std::abs(static_cast<double>(result.z(query, head * headSize + i)) - z) < 1e-5);
      }
      const double logSumExp = static_cast<double>(result.layer->logSumExp(head, query));
      QVERIFY(empty ? std::isinf(logSumExp) : std::abs(logSumExp - expected.logSumExp) < 2e-6 * 8);
    }
  }
}

void tst_attention::keepsBitsHoweverAsked_data() {
  QTest::addColumn<QString>("rule");
  QTest::addColumn<int>("tokens");
  for (const std::string& rule : ruleNames) {
    for (int tokens : {1, 2, 31, 33, 127, 300, 1023}) {
      if (tokens > 1000 && !isLongRule(rule)) continue;
      QTest::addRow("%s, %d tokens", rule.c_str(), tokens) << QString::fromStdString(rule) << tokens;
    }
  }
}

void tst_attention::keepsBitsHoweverAsked() {
  QFETCH(QString, rule);
  QFETCH(int, tokens);
  const AttentionCase data = caseOf(rule.toStdString(), tokens, {4, 2, 24, 24});
  const AttentionResult alone = run(data, {}, true);
  ThreadPool pool(2);
  Execution both{&pool};
  const AttentionResult shared = run(data, both, true);
  const AttentionResult bare = run(data, both, false);
  QVERIFY(sameBits(alone.z, shared.z));
  QVERIFY(sameBits(alone.z, bare.z));
  QVERIFY(std::memcmp(alone.patterns.data(), shared.patterns.data(), alone.patterns.size() * sizeof(float)) ==
          0);

  const HeadId head{0, 3};
  const auto cells = static_cast<std::size_t>(tokens) * static_cast<std::size_t>(tokens);
  const float* const dense = alone.patterns.data() + 3 * cells;
  const auto denseAt = [&](std::int64_t query, std::int64_t key) { return dense[query * tokens + key]; };
  const SoftmaxPatternSource& source = *bare.source;

  std::vector<float> whole(cells, -1.0f);
  source.tile(head, {0, tokens, 0, tokens}, whole.data(), tokens, both);
  QVERIFY(std::memcmp(whole.data(), dense, cells * sizeof(float)) == 0);
  source.pooled(head, {Pooling::Max, 0, {0, tokens, 0, tokens}, {}, {}}, whole.data(), tokens, both);
  QVERIFY(std::memcmp(whole.data(), dense, cells * sizeof(float)) == 0);
  source.pooled(head, {Pooling::Mean, 0, {0, tokens, 0, tokens}, {}, {}}, whole.data(), tokens, {});
  QVERIFY(std::memcmp(whole.data(), dense, cells * sizeof(float)) == 0);

  std::vector<float> line(static_cast<std::size_t>(tokens));
  const std::int64_t step = std::max(1, tokens / 13);
  for (std::int64_t i = 0; i < tokens; i += step) {
    source.row(head, i, line);
    QVERIFY(std::memcmp(line.data(), dense + i * tokens, line.size() * sizeof(float)) == 0);
    source.column(head, i, line);
    for (std::int64_t query = 0; query < tokens; ++query) {
      QVERIFY(sameBits(line[static_cast<std::size_t>(query)], denseAt(query, i)));
    }
    for (std::int64_t j = 0; j < tokens; j += step) {
      QVERIFY(sameBits(source.cell(head, i, j), denseAt(i, j)));
      QVERIFY(sameBits(source.facts(head, i, j).weight, denseAt(i, j)));
      QCOMPARE(source.facts(head, i, j).masked, data.rule.isMasked(i, j));
      QCOMPARE(source.isMaskedRect(head, {i, i + 1, j, j + 1}), data.rule.isMasked(i, j));
      checkFacts(source.facts(head, i, j));
      // Odd tiles from this cell on, across the borders of groups, panels and blocks.
      const CellRect rect{i, std::min<std::int64_t>(tokens, i + 11), j,
                          std::min<std::int64_t>(tokens, j + 45)};
      std::vector<float> tile(static_cast<std::size_t>(rect.rows() * 50), -1.0f);
      source.tile(head, rect, tile.data(), 50);
      for (std::int64_t r = 0; r < rect.rows(); ++r) {
        for (std::int64_t c = 0; c < rect.columns(); ++c) {
          QVERIFY(sameBits(tile[static_cast<std::size_t>(r * 50 + c)], denseAt(i + r, j + c)));
        }
        QVERIFY(sameBits(tile[static_cast<std::size_t>(r * 50 + rect.columns())], -1.0f));
      }
    }
  }
}

void tst_attention::crossAttention_data() {
  QTest::addColumn<QString>("rule");
  QTest::addColumn<int>("queries");
  QTest::addColumn<int>("keys");
  for (const std::string& rule : ruleNames) {
    if (rule.find("interventions") != std::string::npos) continue;
    for (const auto& [queries, keys] : {std::pair{9, 300}, {300, 9}, {1, 40}, {40, 1}, {70, 65}}) {
      QTest::addRow("%s, %d on %d", rule.c_str(), queries, keys)
          << QString::fromStdString(rule) << queries << keys;
    }
  }
}

// Queries on other tokens' keys, some of which are padding; and values of another size than keys.
void tst_attention::crossAttention() {
  QFETCH(QString, rule);
  QFETCH(int, queries);
  QFETCH(int, keys);
  AttentionCase data;
  data.sizes = {2, 1, 16, 5};
  data.tokens = queries;
  data.keyTokens = keys;
  data.rule = ruleNamed(rule.toStdString(), data.sizes, std::max(queries, keys));
  std::vector<std::uint8_t> padding(static_cast<std::size_t>(keys), 1);
  for (std::size_t key = 0; key < padding.size(); ++key) padding[key] = key % 7 == 3 || key > 270 ? 0 : 1;
  data.rule.blocked =
      makeBlockedCells({{}, AttentionKind::Cross, queries, keys, CutScope::DecoderTokens, padding});
  data.fill();
  const AttentionResult result = run(data, {}, true);
  QVERIFY((result.source->shape() == PatternShape{1, 2, queries, keys}));
  bool everyRowHasWeight = true;
  for (std::int64_t head = 0; head < 2; ++head) {
    for (std::int64_t query = 0; query < queries; ++query) {
      const ReferenceRow expected = referenceRow(data, head, query);
      everyRowHasWeight = everyRowHasWeight && !std::isinf(expected.logSumExp);
      // Far keys have large biases, and so the scores' rounding errors are larger.
      const double size =
          std::isinf(expected.logSumExp) ? 1 : std::max(1.0, std::abs(expected.logSumExp) / 8);
      for (std::int64_t key = 0; key < keys; ++key) {
        const float weight = result.source->cell({0, static_cast<int>(head)}, query, key);
        QVERIFY(sameBits(weight,
                         result.patterns[static_cast<std::size_t>((head * queries + query) * keys + key)]));
        QVERIFY(std::abs(static_cast<double>(weight) - expected.weights[static_cast<std::size_t>(key)]) <
                2e-6 * size);
        QVERIFY(padding[static_cast<std::size_t>(key)] || sameBits(weight, 0.0f));
      }
      for (std::int64_t i = 0; i < 5; ++i) {
        QVERIFY(std::abs(static_cast<double>(result.z(query, head * 5 + i)) -
                         expected.z[static_cast<std::size_t>(i)]) < 1e-5 * size);
      }
    }
  }
  QCOMPARE(result.source->rowsSumToOne(), everyRowHasWeight && data.rule.sinks.empty());
}

// Without padding a window still shows nothing to queries far past the last key.
void tst_attention::windowPastTheKeys() {
  AttentionCase data = caseOf("bidirectional window", 70, {1, 1, 4, 4});
  data.keyTokens = 32;
  data.fill();
  const AttentionResult result = run(data, {}, true);
  QVERIFY(!result.source->rowsSumToOne());
  QVERIFY(sameBits(result.z(69, 0), 0.0f) && std::isinf(result.layer->logSumExp(0, 38)));
  QVERIFY(!std::isinf(result.layer->logSumExp(0, 37)));
  QCOMPARE(result.source->visibleKeys({0, 0}, 37), std::int64_t{1});
  QCOMPARE(result.source->visibleKeys({0, 0}, 38), std::int64_t{0});
  for (std::size_t i = 38 * 32; i < result.patterns.size(); ++i) QVERIFY(sameBits(result.patterns[i], 0.0f));
}

// Layers of one model that have only the heads in common, as MLA and models of mixed windows do.
void tst_attention::layersMayDiffer() {
  std::vector<AttentionCase> cases;
  cases.push_back(caseOf("causal", 40, {4, 2, 12, 8}));
  cases.push_back(caseOf("window sinks interventions", 40, {4, 1, 24, 20}));
  cases.push_back(caseOf("relative", 40, {4, 4, 8, 3}));
  SoftmaxPatternSource::Parts parts{AttentionKind::Decoder, {}, labels(40), labels(40)};
  std::vector<AttentionResult> alone;
  for (const AttentionCase& data : cases) {
    alone.push_back(run(data, {}, true));
    parts.layers.push_back(alone.back().layer);
  }
  const SoftmaxPatternSource source(parts);
  QVERIFY((source.shape() == PatternShape{3, 4, 40, 40}));
  QVERIFY(!source.rowsSumToOne());
  for (int layer = 0; layer < 3; ++layer) {
    const AttentionResult& own = alone[static_cast<std::size_t>(layer)];
    const AttentionSizes& sizes = cases[static_cast<std::size_t>(layer)].sizes;
    const MatrixView values = source.values({layer, 3});
    QCOMPARE(values.cols(), Eigen::Index{sizes.valueSize});
    QCOMPARE(values(7, 0),
             cases[static_cast<std::size_t>(layer)].values(7, (sizes.keyValueHeads - 1) * sizes.valueSize));
    std::vector<float> row(40);
    source.row({layer, 3}, 39, row);
    QVERIFY(std::equal(row.begin(), row.end(), own.patterns.end() - 40));
    QVERIFY(sameBits(source.sinkShare({layer, 3}, 5), own.source->sinkShare({0, 3}, 5)));
    QCOMPARE(source.visibleKeys({layer, 0}, 30), own.source->visibleKeys({0, 0}, 30));
  }
}

void tst_attention::dropsValues() {
  const AttentionCase data = caseOf("causal", 40, {2, 1, 8, 4});
  const AttentionResult result = run(data);
  QVERIFY(result.source->hasValues());
  const MatrixView values = result.source->values({0, 1});
  QCOMPARE(values.rows(), Eigen::Index{40});
  QCOMPARE(values.cols(), Eigen::Index{4});
  QVERIFY(sameBits(Matrix(values), data.values));
  QCOMPARE(result.source->values({0, 0}).data(), values.data());  // the same key/value head
  const float cell = result.source->cell({0, 0}, 30, 3);
  result.layer->dropValues();
  QVERIFY(!result.source->hasValues());
  QVERIFY(sameBits(result.source->cell({0, 0}, 30, 3), cell));
}

void tst_attention::queryWithoutKeys() {
  AttentionCase data = caseOf("causal", 3, {1, 1, 4, 4});
  Interventions changes;
  changes.blockedKeys = {{AttentionKind::Decoder, -1, 0}};
  data.rule.blocked = makeBlockedCells({changes, AttentionKind::Decoder, 3, 3, CutScope::DecoderTokens});
  const AttentionResult result = run(data, {}, true);
  QVERIFY(!result.source->rowsSumToOne());
  for (int i = 0; i < 4; ++i) QVERIFY(sameBits(result.z(0, i), 0.0f));
  for (int key = 0; key < 3; ++key) QVERIFY(sameBits(result.source->cell({0, 0}, 0, key), 0.0f));
  QVERIFY(sameBits(result.source->cell({0, 0}, 1, 1), result.patterns[4]));
  QVERIFY(std::abs(result.patterns[4] - 1.0f) < 1e-6f);
  QVERIFY(result.source->facts({0, 0}, 2, 0).masked);
  const HeadId head{0, 0};
  QVERIFY(result.source->isMasked(head, 2, 0) && result.source->isMasked(head, 0, 1));
  QVERIFY(!result.source->isMasked(head, 2, 1));
}

// Scores far apart and far from zero: no overflow, rows still sum to one.
void tst_attention::largeScores() {
  AttentionCase data = caseOf("causal", 200, {1, 1, 16, 16});
  data.spread = 12;
  data.fill();
  const AttentionResult result = run(data, {}, true);
  for (std::int64_t query = 0; query < 200; ++query) {
    const ReferenceRow expected = referenceRow(data, 0, query);
    double sum = 0;
    for (std::int64_t key = 0; key < 200; ++key) {
      const double weight = static_cast<double>(result.patterns[static_cast<std::size_t>(query * 200 + key)]);
      sum += weight;
      // Scores of several hundred have rounding errors of some 1e-5, and so have the weights.
      QVERIFY(std::abs(weight - expected.weights[static_cast<std::size_t>(key)]) < 2e-4);
    }
    QVERIFY(std::abs(sum - 1) < 1e-4);
  }
}

void tst_attention::stops() {
  const AttentionCase data = caseOf("causal", 300, {2, 2, 8, 8});
  std::stop_source source;
  source.request_stop();
  ThreadPool pool(2);
  QVERIFY_THROWS_EXCEPTION(Cancelled, run(data, Execution{&pool, source.get_token(), {}}));
  QVERIFY_THROWS_EXCEPTION(Cancelled, run(data, Execution{nullptr, source.get_token(), {}}));
  const AttentionResult result = run(data);
  std::vector<float> out(300 * 300);
  QVERIFY_THROWS_EXCEPTION(Cancelled, result.source->tile({0, 0}, {0, 300, 0, 300}, out.data(), 300,
                                                          Execution{&pool, source.get_token(), {}}));
  QVERIFY_THROWS_EXCEPTION(
      Cancelled, result.source->pooled({0, 0}, {Pooling::Max, 1, {0, 150, 0, 150}, {}, {}}, out.data(), 300,
                                       Execution{&pool, source.get_token(), {}}));
}

QTEST_GUILESS_MAIN(tst_attention)
#include "tst_attention.moc"
