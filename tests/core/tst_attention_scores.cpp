#include <QTest>

#include "tests/core/attention_rules.h"

using namespace headlight;
using namespace headlight::test;

class tst_attention_scores : public QObject {
  Q_OBJECT
 private slots:
  void capHandWork();
  void sinkHandWork();
  void sinkOfAQueryWithoutKeys();
};

// A cap of 2 over scores 0 and 4: 2 tanh(2) = 1.92805..., so that the weights are 1 and exp(1.92805...)
// parts.
void tst_attention_scores::capHandWork() {
  AttentionCase data;
  data.sizes = {1, 1, 1, 1};
  data.tokens = 2;
  data.rule.scale = 0.5f;
  data.rule.cap = 2;
  data.queries = Matrix::Ones(2, 1);
  data.keys.resize(2, 1);
  data.keys << 0, 8;
  data.values = Matrix::Ones(2, 1);
  const AttentionResult result = run(data, {}, true);
  const double score = 2 * std::tanh(2.0);
  QVERIFY(std::abs(static_cast<double>(result.patterns[1]) - std::exp(score) / (1 + std::exp(score))) < 1e-6);
  const CellFacts facts = result.source->facts({0, 0}, 0, 1);
  QVERIFY(facts.dot == 8 && facts.scale == 0.5f && facts.cap == 2 && facts.bias == 0);
  QVERIFY(std::abs(static_cast<double>(facts.score) - score) < 1e-6);
}

// Scores (0, ln 3) and a sink of ln 4: weights 1/8 and 3/8, half of the query's attention for the sink.
void tst_attention_scores::sinkHandWork() {
  AttentionCase data;
  data.sizes = {2, 1, 1, 1};
  data.tokens = 1;
  data.keyTokens = 2;
  data.rule.sinks = {std::log(4.0f), -100.0f};
  data.queries = Matrix::Ones(1, 2);
  data.keys.resize(2, 1);
  data.keys << 0, std::log(3.0f);
  data.values.resize(2, 1);
  data.values << 8, 16;
  const AttentionResult result = run(data, {}, true);
  const auto near = [](float a, float b) { return std::abs(a - b) < 1e-6f; };
  QVERIFY(near(result.patterns[0], 0.125f) && near(result.patterns[1], 0.375f));
  QVERIFY(near(result.patterns[2], 0.25f) && near(result.patterns[3], 0.75f));
  QVERIFY(near(result.z(0, 0), 7.0f) && near(result.z(0, 1), 14.0f));
  QVERIFY(near(result.layer->logSumExp(0, 0), std::log(8.0f)));
  QVERIFY(near(result.source->sinkShare({0, 0}, 0), 0.5f) && result.source->sinkShare({0, 1}, 0) == 0);
  QVERIFY(!result.source->rowsSumToOne());
  const CellFacts facts = result.source->facts({0, 0}, 0, 1);
  QVERIFY(facts.sink == std::log(4.0f) && near(facts.score, std::log(3.0f)) && near(facts.weight, 0.375f));
}

void tst_attention_scores::sinkOfAQueryWithoutKeys() {
  AttentionCase data = caseOf("causal sinks", 3, {1, 1, 4, 4});
  Interventions changes;
  changes.blockedKeys = {{AttentionKind::Decoder, -1, 0}};
  data.rule.blocked = makeBlockedCells({changes, AttentionKind::Decoder, 3, 3, CutScope::DecoderTokens});
  const AttentionResult result = run(data, {}, true);
  for (int i = 0; i < 4; ++i) QVERIFY(sameBits(result.z(0, i), 0.0f));
  for (int key = 0; key < 3; ++key) QVERIFY(sameBits(result.source->cell({0, 0}, 0, key), 0.0f));
  QCOMPARE(result.source->sinkShare({0, 0}, 0), 1.0f);
  QCOMPARE(result.layer->logSumExp(0, 0), data.rule.sinks[0]);
}

QTEST_GUILESS_MAIN(tst_attention_scores)
#include "tst_attention_scores.moc"
