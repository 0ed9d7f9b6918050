#include <QTest>
#include <array>
#include <cmath>

#include "core/analysis/attention_flow.h"
#include "core/analysis/attention_rollout.h"
#include "core/analysis/maximum_flow.h"
#include "core/analysis/value_norms.h"
#include "core/error.h"
#include "core/trace/dense_pattern_source.h"
#include "core/trace/key_weighted_pattern_source.h"
#include "core/trace/stacked_pattern_source.h"
#include "tests/core/attention_fixture.h"
#include "tests/core/pattern_golden.h"
#include "tests/support/cell_patterns.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

DensePatternSource denseOf(const PatternShape& shape, std::vector<float> weights,
                           AttentionKind kind = AttentionKind::Encoder) {
  auto storage = std::make_shared<std::vector<float>>(std::move(weights));
  return DensePatternSource(
      {kind, shape, storage->data(), storage, labels(shape.queries), labels(shape.keys), ""});
}

// Two layers of two heads over two tokens. Heads averaged: (1/2, 1/2), (0, 1) and (0, 1), (1/2, 1/2); mixed:
// A0 = (3/4, 1/4), (0, 1); A1 = (1/2, 1/2), (1/4, 3/4).
DensePatternSource twoLayers() {
  return denseOf({2, 2, 2, 2}, {1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1});
}

DensePatternSource uniform(std::int64_t queries, std::int64_t keys, AttentionKind kind) {
  const auto cells = static_cast<std::size_t>(queries * keys);
  return denseOf({1, 1, queries, keys}, std::vector<float>(cells, 1.0f / static_cast<float>(keys)), kind);
}

double rowSumError(const PatternSource& source) {
  const PatternShape shape = source.shape();
  double worst = 0;
  for (int layer = 0; layer < shape.layers; ++layer) {
    for (std::int64_t query = 0; query < shape.queries; ++query) {
      double sum = 0;
      for (std::int64_t key = 0; key < shape.keys; ++key)
        sum += static_cast<double>(source.cell({layer, 0}, query, key));
      worst = std::max(worst, std::abs(sum - 1));
    }
  }
  return worst;
}

OutputWeights outputsOf(const PatternGolden& golden, AttentionKind kind) {
  const std::string stack = kind == AttentionKind::Encoder ? "encoder" : "decoder";
  const std::string part = kind == AttentionKind::Cross ? ".cross_attention.output" : ".attention.output";
  return [&golden, stack, part](int layer) {
    return golden.model->weight(stack + ".layers." + std::to_string(layer) + part);
  };
}

}  // namespace

/// Patterns made of patterns: by hand on small cases, against NumPy and networkx on small models, and what
/// is refused.
class TestDerivedPatterns : public QObject {
  Q_OBJECT

 private slots:
  // R1 = A1 A0 = (3/8, 5/8), (3/16, 13/16).
  void rolloutByHand() {
    const auto rollout = attentionRollout(twoLayers(), {});
    QCOMPARE(rollout->shape(), (PatternShape{2, 1, 2, 2}));
    QCOMPARE(allPatterns(*rollout),
             (std::vector<float>{0.75f, 0.25f, 0, 1, 0.375f, 0.625f, 0.1875f, 0.8125f}));
    QVERIFY(rollout->rowsSumToOne());
    QVERIFY(rollout->description().find("rollout") != std::string::npos);
  }

  // From token 0 after layer 1 to the first embedding: over 0 to 0 goes min(1/2, 3/4), over 1 nothing. To the
  // second: min(1/2, 1/4) over 0 and min(1/2, 1) over 1.
  void flowByHand() {
    QCOMPARE(attentionFlow(twoLayers(), 0, 2, {}), (std::vector<float>{0.5f, 0.75f}));
    QCOMPARE(attentionFlow(twoLayers(), 1, 2, {}), (std::vector<float>{0.25f, 1.0f}));
    QCOMPARE(attentionFlow(twoLayers(), 0, 1, {}), (std::vector<float>{0.75f, 0.25f}));
    const auto all = attentionFlowPattern(twoLayers(), 0, std::nullopt, {});
    QCOMPARE(all->shape(), (PatternShape{2, 1, 1, 2}));
    QCOMPARE(allPatterns(*all), (std::vector<float>{0.75f, 0.25f, 0.5f, 0.75f}));
    const auto last = attentionFlowPattern(twoLayers(), 0, 1, {});
    QCOMPARE(allPatterns(*last), (std::vector<float>{0, 0, 0.5f, 0.75f}));
  }

  // Needs a path that goes back: 0-1-3 and 0-2-3 with the cross edge 1-2 taken first by a greedy search.
  void maximumFlow() {
    MaximumFlow network(6);
    for (const auto& [from, to, capacity] : std::vector<std::array<std::int64_t, 3>>{{0, 1, 16},
                                                                                     {0, 2, 13},
                                                                                     {1, 2, 10},
                                                                                     {2, 1, 4},
                                                                                     {1, 3, 12},
                                                                                     {3, 2, 9},
                                                                                     {2, 4, 14},
                                                                                     {4, 3, 7},
                                                                                     {3, 5, 20},
                                                                                     {4, 5, 4}})
      network.addEdge(from, to, capacity);
    QCOMPARE(network.between(0, 5), std::int64_t{23});
    QCOMPARE(network.between(0, 5), std::int64_t{23});
    QCOMPARE(network.between(5, 0), std::int64_t{0});
  }

  void meanByHand() {
    const auto mean = meanOverHeads(std::make_shared<DensePatternSource>(twoLayers()));
    QCOMPARE(mean->shape(), (PatternShape{2, 1, 2, 2}));
    QCOMPARE(allPatterns(*mean), (std::vector<float>{0.5f, 0.5f, 0, 1, 0, 1, 0.5f, 0.5f}));
    QVERIFY(mean->rowsSumToOne() && !mean->isMasked({1, 0}, 0, 1));
  }

  // Values (3, 4) and (1, 0) through W_O = 2 * identity: lengths 10 and 2.
  void valueNormsByHand() {
    class TwoValues : public ValueSource {
     public:
      MatrixView values(HeadId) const override { return {m_values.data(), 2, 2, Eigen::OuterStride<>(2)}; }

     private:
      std::vector<float> m_values{3, 4, 1, 0};
    };
    const auto outputs = [](int) { return Matrix(2 * Matrix::Identity(2, 2)); };
    const std::vector<float> norms = valueNorms(TwoValues(), {1, 1, 2, 2}, outputs, {});
    QCOMPARE(norms, (std::vector<float>{10, 2}));
    const auto patterns = std::make_shared<DensePatternSource>(denseOf({1, 1, 2, 2}, {0.5f, 0.5f, 0, 1}));
    const KeyWeightedPatternSource weighted(patterns, norms, "value-weighted");
    QCOMPARE(allPatterns(weighted), (std::vector<float>{5, 1, 0, 2}));
    QVERIFY(!weighted.rowsSumToOne());
    QCOMPARE(weighted.valueRange(), (ValueRange{0, 10}));
    std::vector<float> row(2);
    weighted.row({0, 0}, 0, row);
    QCOMPARE(row, (std::vector<float>{5, 1}));
    weighted.column({0, 0}, 1, row);
    QCOMPARE(row, (std::vector<float>{1, 2}));
    float pooled = 0;
    weighted.pooled({0, 0}, {.pooling = Pooling::Max, .level = 1, .pixels = {0, 1, 0, 1}}, &pooled, 1, {});
    QCOMPARE(pooled, 5.0f);
  }

  void agreesWithNumPy_data() { addPatternGoldens(); }
  void agreesWithNumPy() {
    QFETCH(const QString, name);
    const PatternGolden golden(name.toStdString());
    ThreadPool pool(2);
    const Execution execution{&pool, {}, {}};
    for (const AttentionKind kind : golden.kinds()) {
      const AttentionTrace& attention = golden.attention(kind);
      QVERIFY(largestDifference(allPatterns(*meanOverHeads(attention.patterns)),
                                golden.floats(kind, "mean")) < 1e-5);
      const std::vector<float> norms =
          valueNorms(*attention.values, attention.patterns->shape(), outputsOf(golden, kind), execution);
      const KeyWeightedPatternSource weighted(attention.patterns, norms, "");
      QVERIFY(largestDifference(allPatterns(weighted), golden.floats(kind, "value_weighted")) < 2e-5);
      if (kind == AttentionKind::Cross) continue;
      const auto rollout = attentionRollout(*attention.patterns, execution);
      QVERIFY(largestDifference(allPatterns(*rollout), golden.floats(kind, "rollout")) < 1e-5);
      const std::int64_t tokens = attention.patterns->shape().queries;
      std::vector<float> flows(golden.floats(kind, "flow").size());
      for (std::int64_t query = 0; query < tokens; ++query) {
        const auto flow = attentionFlowPattern(*attention.patterns, query, std::nullopt, execution);
        for (int layer = 0; layer < flow->shape().layers; ++layer)
          flow->row({layer, 0}, 0,
                    std::span(flows).subspan(static_cast<std::size_t>((layer * tokens + query) * tokens),
                                             static_cast<std::size_t>(tokens)));
      }
      QVERIFY(largestDifference(flows, golden.floats(kind, "flow")) < 1e-5);
    }
  }

  void causalRolloutIsCausal() {
    const PatternGolden golden("gpt2");
    const auto rollout = attentionRollout(*golden.attention(AttentionKind::Decoder).patterns, {});
    QVERIFY(rollout->isMasked({2, 0}, 3, 4) && !rollout->isMasked({2, 0}, 4, 4));
    QVERIFY(rowSumError(*rollout) < 1e-6);
  }

  // Heads with sinks give away less than 1; rows are made whole again.
  void rolloutOfRowsThatDoNotSumToOne() {
    const auto rollout = attentionRollout(denseOf({1, 1, 2, 2}, {0, 0, 0.25f, 0.25f}), {});
    QCOMPARE(allPatterns(*rollout), (std::vector<float>{1, 0, 1.0f / 6, 5.0f / 6}));
  }

  void rolloutIsTheSameWithAnyNumberOfThreads() {
    AttentionCase data;
    data.sizes = {3, 3, 8, 8};
    data.tokens = 150;
    data.fill();
    const AttentionResult result = run(data);
    ThreadPool pool(2);
    QCOMPARE(allPatterns(*attentionRollout(*result.source, {})),
             allPatterns(*attentionRollout(*result.source, {&pool, {}, {}})));
  }

  void whatIsRefused() {
    const auto flow = [](const PatternSource& source) { (void)attentionFlow(source, 0, 1, {}); };
    QCOMPARE(
        refusalOf([&] { (void)attentionRollout(uniform(2, 3, AttentionKind::Cross), {}); }),
        QString("Attention rollout follows one stream of tokens from layer to layer, so there is none of "
                "cross-attention, only of encoder and decoder."));
    QCOMPARE(refusalOf([&] { flow(uniform(2, 3, AttentionKind::Decoder)); }),
             QString("Attention flow needs as many queries as keys, and there are 2 queries and 3 keys."));
    QCOMPARE(refusalOf([&] { (void)attentionRollout(uniform(2049, 2049, AttentionKind::Encoder), {}); }),
             QString("Attention rollout is made for up to 2048 tokens, and there are 2049."));
    QCOMPARE(refusalOf([&] { flow(uniform(129, 129, AttentionKind::Encoder)); }),
             QString("Attention flow is made for up to 128 tokens, and there are 129."));
    QCOMPARE(refusalOf([&] {
               flow(denseOf({1, 1, 1, 1}, {-1}));
             }),
             QString("Attention flow needs weights of which none is negative."));
  }

  void stops() {
    std::stop_source source;
    source.request_stop();
    const Execution stopped{nullptr, source.get_token(), {}};
    QVERIFY_THROWS_EXCEPTION(Cancelled, attentionRollout(twoLayers(), stopped));
    QVERIFY_THROWS_EXCEPTION(Cancelled, attentionFlow(twoLayers(), 0, 2, stopped));
  }
};

QTEST_GUILESS_MAIN(TestDerivedPatterns)
#include "tst_derived_patterns.moc"
