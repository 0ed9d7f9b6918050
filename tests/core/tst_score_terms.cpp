#include "core/explain/score_terms.h"

#include <cmath>
#include <numeric>

#include "core/explain/unrotated_vectors.h"
#include "core/positional/rotary.h"
#include "family_golden.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// A family's model with a run of its golden's request.
struct Run {
  std::unique_ptr<Transformer> model;
  RunRequest request;
  std::shared_ptr<const Trace> trace;

  explicit Run(const std::string& family) {
    Checkpoint checkpoint = openFamily(family);
    model = std::make_unique<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights),
                                          Execution{});
    request = openFamilyGolden(family).request;
    trace = model->run(request, {});
  }
};

template <typename Check>
void forEveryCell(const AttentionTrace& attention, const Check& check) {
  const PatternShape shape = attention.patterns->shape();
  for (int layer = 0; layer < shape.layers; ++layer) {
    if (!attention.patterns->hasPattern(layer)) continue;
    for (int head = 0; head < shape.heads; ++head)
      for (std::int64_t query = 0; query < shape.queries; ++query)
        for (std::int64_t key = 0; key < shape.keys; ++key) check(HeadId{layer, head}, query, key);
  }
}

double sumOf(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

}  // namespace

class TestScoreTerms : public QObject {
  Q_OBJECT

 private slots:
  void productsSumToTheDotProduct_data();
  void productsSumToTheDotProduct();
  void keysOfFartherBlocksAreFound();
  void vectorsBeforeRotaryTurnIntoThoseOfTheScore_data();
  void vectorsBeforeRotaryTurnIntoThoseOfTheScore();
  void oneCellOfALongTextIsEnough();
  void pairsShareTheDotProduct();
  void groups();
  void attentionMadeElsewhereHasNone();
};

void TestScoreTerms::productsSumToTheDotProduct_data() {
  QTest::addColumn<QString>("family");
  for (const char* family : {"gpt2", "bert", "llama", "deepseek_v2", "deberta", "bart", "t5", "gemma2"})
    QTest::newRow(family) << QString::fromLatin1(family);
}

void TestScoreTerms::productsSumToTheDotProduct() {
  QFETCH(QString, family);
  const Run run(family.toStdString());
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const AttentionTrace* attention = run.trace->attention(kind);
    if (!attention) continue;
    forEveryCell(*attention, [&](HeadId head, std::int64_t query, std::int64_t key) {
      const auto vectors = cellVectors(*attention->scores, head, query, key);
      QVERIFY(vectors);
      const CellFacts facts = attention->scores->facts(head, query, key);
      // The kernel's own operations in its own order: not a bit is different.
      QCOMPARE(sumOfTerms(*vectors), facts.dot);
      const auto score = static_cast<double>(facts.score);
      if (!facts.masked)
        QVERIFY(std::abs(static_cast<double>(scaledDot(facts).capped + facts.bias) - score) <=
                1e-6 * std::max(1.0, std::abs(score)));
      double size = 0;
      const std::vector<double> terms = scoreTerms(*vectors);
      for (const double term : terms) size += std::abs(term);
      QVERIFY(std::abs(sumOf(terms) - static_cast<double>(facts.dot)) <= 1e-6 * size);
    });
  }
}

/// Past the first block of 256 tokens, and in every place of a panel of 16 keys.
void TestScoreTerms::keysOfFartherBlocksAreFound() {
  Run run("llama");
  run.request = {};
  for (int i = 0; i < 300; ++i) run.request.ids.push_back(i * 7 % 40);
  run.trace = run.model->run(run.request, {});
  const AttentionTrace& attention = *run.trace->decoder;
  for (const std::int64_t query : {0, 255, 256, 299})
    for (std::int64_t key = 0; key < 300; ++key) {
      const HeadId head{0, 3};
      QCOMPARE(sumOfTerms(*cellVectors(*attention.scores, head, query, key)),
               attention.scores->facts(head, query, key).dot);
    }
}

void TestScoreTerms::vectorsBeforeRotaryTurnIntoThoseOfTheScore_data() {
  QTest::addColumn<QString>("family");
  // In halves; only a part of each head; interleaved; latent; norms of heads before it; limits before it.
  for (const char* family : {"llama", "gpt_neox", "gptj", "deepseek_v2", "qwen3", "olmo", "olmo2"})
    QTest::newRow(family) << QString::fromLatin1(family);
}

void TestScoreTerms::vectorsBeforeRotaryTurnIntoThoseOfTheScore() {
  QFETCH(QString, family);
  const Run run(family.toStdString());
  const StackConfig& stack = *run.model->config().decoder;
  const std::int64_t layer = 1;
  const auto before = UnrotatedVectors::record(*run.model, run.request, {AttentionKind::Decoder, layer}, {});
  const RotarySettings& rotary = stack.rotaries[*stack.attention(layer).rotary];
  const PatternShape shape = run.trace->decoder->patterns->shape();
  std::vector<std::int64_t> positions(static_cast<std::size_t>(shape.queries));
  std::iota(positions.begin(), positions.end(), 0);
  RotaryTable table;
  fillRotaryTable(rotaryTurns(rotary, shape.queries), positions, table);
  bool turns = false;
  forEveryCell(*run.trace->decoder, [&](HeadId head, std::int64_t query, std::int64_t key) {
    if (head.layer != layer) return;
    const auto used = *cellVectors(*run.trace->decoder->scores, head, query, key);
    auto turned = *before.at(head.head, query, key);
    turns = turns || (turned.key - used.key).cwiseAbs().maxCoeff() > 1e-3F;
    rotateRow(table, query, rotary, {turned.query.data(), static_cast<std::size_t>(turned.query.size())});
    rotateRow(table, key, rotary, {turned.key.data(), static_cast<std::size_t>(turned.key.size())});
    QVERIFY((turned.query - used.query).cwiseAbs().maxCoeff() < 1e-5F);
    QVERIFY((turned.key - used.key).cwiseAbs().maxCoeff() < 1e-5F);
  });
  QVERIFY(turns);
}

void TestScoreTerms::oneCellOfALongTextIsEnough() {
  const Run run("llama");
  const UnrotatedRequest all{AttentionKind::Decoder, 1};
  UnrotatedRequest one = all;
  one.query = 3;
  one.key = 1;
  const auto whole = UnrotatedVectors::record(*run.model, run.request, all, {});
  const auto cell = UnrotatedVectors::record(*run.model, run.request, one, {});
  for (int head = 0; head < 4; ++head) {
    QVERIFY((whole.at(head, 3, 1)->query - cell.at(head, 3, 1)->query).cwiseAbs().maxCoeff() < 2e-6F);
    QVERIFY((whole.at(head, 3, 1)->key - cell.at(head, 3, 1)->key).cwiseAbs().maxCoeff() < 2e-6F);
  }
  QVERIFY(!cell.at(0, 2, 1));
  QVERIFY(!cell.at(0, 3, 2));
}

/// The shares of all pairs, with what does not turn, are the dot product; and rotary adds frequency *
/// distance to the angle in each pair's plane.
void TestScoreTerms::pairsShareTheDotProduct() {
  for (const char* family : {"llama", "gpt_neox", "gptj", "deepseek_v2"}) {
    const Run run(family);
    const StackConfig& stack = *run.model->config().decoder;
    const AttentionConfig& attention = stack.attention(0);
    const RotarySettings& rotary = stack.rotaries[*attention.rotary];
    const PatternShape shape = run.trace->decoder->patterns->shape();
    const std::vector<RotaryPair> pairs = rotaryPairs(rotary, shape.keys);
    QCOMPARE(static_cast<std::int64_t>(2 * pairs.size()), rotary.dimensions());
    const auto before = UnrotatedVectors::record(*run.model, run.request, {AttentionKind::Decoder, 0}, {});
    const HeadId head{0, 1};
    const std::int64_t query = 5;
    const std::int64_t key = 2;
    const CellVectors used = *cellVectors(*run.trace->decoder->scores, head, query, key);
    const std::vector<double> terms = scoreTerms(used);
    double sum = sumOf(pairShares(pairs, terms));
    for (const DimensionGroup& group : dimensionGroups(attention, &rotary)) {
      const bool turns =
          group.kind != DimensionGroup::Kind::Passed && group.kind != DimensionGroup::Kind::Content;
      for (std::int64_t i = group.first; !turns && i < group.first + group.count; ++i)
        sum += terms[static_cast<std::size_t>(i)];
    }
    const double dot = static_cast<double>(run.trace->decoder->scores->facts(head, query, key).dot);
    QVERIFY(std::abs(sum - dot) < 1e-5 * std::max(1.0, std::abs(dot)));
    for (const RotaryPair& pair : pairs) {
      const double turned = pairAngle(pair, used) - pairAngle(pair, *before.at(head.head, query, key));
      const double expected = pair.frequency * static_cast<double>(key - query);
      QVERIFY(std::abs(std::remainder(turned - expected, 2 * M_PI)) < 1e-3);
    }
  }
}

void TestScoreTerms::groups() {
  using Kind = DimensionGroup::Kind;
  AttentionConfig attention;
  attention.headSize = 12;
  const auto kindsOf = [&](const RotarySettings* rotary) {
    std::vector<Kind> kinds;
    std::int64_t next = 0;
    for (const DimensionGroup& group : dimensionGroups(attention, rotary)) {
      kinds.push_back(group.kind);
      if (group.first != next) return std::vector<Kind>();
      next += group.count;
    }
    return next == attention.headSize ? kinds : std::vector<Kind>();
  };
  QVERIFY(kindsOf(nullptr) == std::vector{Kind::Whole});
  RotarySettings rotary{.headSize = 12};
  QVERIFY(kindsOf(&rotary) == std::vector{Kind::Whole});
  rotary.turned = 4;
  QVERIFY(kindsOf(&rotary) == (std::vector{Kind::Turned, Kind::Passed}));
  rotary.first = 4;
  QVERIFY(kindsOf(&rotary) == (std::vector{Kind::Passed, Kind::Turned, Kind::Passed}));
  attention.latent = LatentConfig{.rotarySize = 4};
  QVERIFY(kindsOf(&rotary) == (std::vector{Kind::Content, Kind::Position}));
}

void TestScoreTerms::attentionMadeElsewhereHasNone() {
  class Elsewhere : public ScoreSource {
   public:
    CellFacts facts(HeadId, std::int64_t, std::int64_t) const override { return {}; }
  };
  QVERIFY(!cellVectors(Elsewhere(), {0, 0}, 0, 0));
}

QTEST_GUILESS_MAIN(TestScoreTerms)
#include "tst_score_terms.moc"
