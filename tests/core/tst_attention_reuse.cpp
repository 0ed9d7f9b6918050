#include <QTest>

#include "tests/core/attention_rules.h"

using namespace headlight;
using namespace headlight::test;

class tst_attention_reuse : public QObject {
  Q_OBJECT
 private slots:
  void rowsDoNotDependOnTheFirst_data();
  void rowsDoNotDependOnTheFirst();
  void appendedTokensGiveTheSameBits_data();
  void appendedTokensGiveTheSameBits();
  void sharesBlocksWithAPrefix();
};

// A row's bits do not depend on how many rows before it are taken from an earlier run.
void tst_attention_reuse::rowsDoNotDependOnTheFirst_data() {
  QTest::addColumn<QString>("rule");
  for (const std::string& rule : ruleNames) QTest::addRow("%s", rule.c_str()) << QString::fromStdString(rule);
}

void tst_attention_reuse::rowsDoNotDependOnTheFirst() {
  QFETCH(QString, rule);
  constexpr std::int64_t tokens = 150;
  const AttentionCase data = caseOf(rule.toStdString(), tokens, {2, 1, 12, 20});
  const AttentionResult whole = run(data);
  for (std::int64_t first : {1, 37, 64, 149}) {
    AttentionLayerTrace layer(data.sizes, std::make_shared<BufferPool>());
    layer.appendQueries(viewOf(data.queries), {});
    layer.appendKeys(viewOf(data.keys), viewOf(data.values), {});
    Matrix z(tokens - first, 40);
    AttentionWorkspace workspace;
    attend(layer, data.rule, first, {z.data(), 40, nullptr}, workspace, {});
    QVERIFY(sameBits(z, Matrix(whole.z.bottomRows(tokens - first))));
    for (std::int64_t query = first; query < tokens; ++query) {
      QVERIFY(sameBits(layer.logSumExp(1, query), whole.layer->logSumExp(1, query)));
    }
  }
}

void tst_attention_reuse::appendedTokensGiveTheSameBits_data() {
  QTest::addColumn<QString>("rule");
  QTest::addColumn<int>("first");
  QTest::addColumn<int>("tokens");
  for (auto [first, tokens] :
       {std::pair{1, 2}, {30, 33}, {32, 33}, {255, 257}, {256, 300}, {200, 600}, {5, 5}}) {
    QTest::addRow("causal, %d then %d", first, tokens) << QString("causal") << first << tokens;
  }
  // All that look at no later key.
  for (const QString rule :
       {"window cap interventions", "causal cap", "causal sinks", "causal key bias", "causal relative",
        "relative with positions", "disentangled with positions", "causal key sets"}) {
    QTest::addRow("%s", qPrintable(rule)) << rule << 200 << 300;
  }
}

// A run that keeps the first tokens of an earlier one and appends the others is the same as a fresh one, and
// the earlier one does not change.
void tst_attention_reuse::appendedTokensGiveTheSameBits() {
  QFETCH(QString, rule);
  QFETCH(int, first);
  QFETCH(int, tokens);
  AttentionCase data = caseOf(rule.toStdString(), tokens, {2, 1, 8, 8});
  const AttentionResult fresh = run(data);
  AttentionCase earlierData = data;
  earlierData.tokens = first + 1;
  earlierData.fill();
  // The token after the kept ones was another one in the earlier run.
  earlierData.queries.topRows(first) = data.queries.topRows(first);
  earlierData.keys.topRows(first) = data.keys.topRows(first);
  earlierData.values.topRows(first) = data.values.topRows(first);
  const AttentionResult earlier = run(earlierData);
  std::vector<float> before(static_cast<std::size_t>((first + 1) * (first + 1)));
  earlier.source->tile({0, 1}, {0, first + 1, 0, first + 1}, before.data(), first + 1);

  auto layer = std::make_shared<AttentionLayerTrace>(earlier.layer->prefix(first, first));
  layer->appendQueries(rowsOf(data.queries, first, tokens), {});
  layer->appendKeys(rowsOf(data.keys, first, tokens), rowsOf(data.values, first, tokens), {});
  Matrix z = Matrix::Zero(tokens - first, 16);
  AttentionWorkspace workspace;
  attend(*layer, data.rule, first, {z.data(), 16, nullptr}, workspace, {});
  QVERIFY(sameBits(z, Matrix(fresh.z.bottomRows(tokens - first))));
  const SoftmaxPatternSource source({AttentionKind::Decoder, {layer}, labels(tokens), labels(tokens)});
  std::vector<float> a(static_cast<std::size_t>(tokens * tokens));
  std::vector<float> b(a.size());
  source.tile({0, 1}, {0, tokens, 0, tokens}, a.data(), tokens);
  fresh.source->tile({0, 1}, {0, tokens, 0, tokens}, b.data(), tokens);
  QVERIFY(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);

  std::vector<float> after(before.size());
  earlier.source->tile({0, 1}, {0, first + 1, 0, first + 1}, after.data(), first + 1);
  QVERIFY(std::memcmp(before.data(), after.data(), before.size() * sizeof(float)) == 0);
}

void tst_attention_reuse::sharesBlocksWithAPrefix() {
  const AttentionCase data = caseOf("causal", 600, {1, 1, 8, 8});
  const AttentionResult result = run(data);
  const AttentionLayerTrace prefix = result.layer->prefix(300, 300);
  QCOMPARE(prefix.queries(), std::int64_t{300});
  QCOMPARE(prefix.head(0).keyBlocks[1].keys, result.layer->head(0).keyBlocks[1].keys);
  QVERIFY(prefix.bytes() < result.layer->bytes());
}

QTEST_GUILESS_MAIN(tst_attention_reuse)
#include "tst_attention_reuse.moc"
