#include <QTemporaryDir>

#include "core/analysis/first_head.h"
#include "core/analysis/head_statistics.h"
#include "core/analysis/ranked_heads.h"
#include "core/analysis/row_groups.h"
#include "core/arrays/attention_export.h"
#include "core/error.h"
#include "core/explain/ablation_effects.h"
#include "core/trace/mean_pattern_source.h"
#include "family_golden.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

/// Takes one sublayer out of a layer, with its weights.
void drop(SublayerKind kind, StackConfig& config, StackTensors& tensors, std::size_t layer) {
  std::vector<SublayerConfig>& sublayers = config.layers[layer].sublayers;
  const auto found = std::find_if(sublayers.begin(), sublayers.end(),
                                  [kind](const SublayerConfig& sublayer) { return sublayer.kind == kind; });
  auto& weights = tensors.layers[layer].sublayers;
  weights.erase(weights.begin() + (found - sublayers.begin()));
  sublayers.erase(found);
}

/// The small LLaMA whose layer 1 is a feed-forward alone.
Checkpoint withoutLayerOne() {
  Checkpoint checkpoint = openFamily("llama");
  drop(SublayerKind::SelfAttention, *checkpoint.config.decoder, *checkpoint.weights.decoder, 1);
  return checkpoint;
}

/// A BART whose encoder's layer 0 attends to nothing, and whose decoder's layer 0 not to the encoder.
Checkpoint bartInParts() {
  Checkpoint checkpoint = openFamily("bart");
  drop(SublayerKind::SelfAttention, *checkpoint.config.encoder, *checkpoint.weights.encoder, 0);
  drop(SublayerKind::CrossAttention, *checkpoint.config.decoder, *checkpoint.weights.decoder, 0);
  return checkpoint;
}

Transformer modelOf(Checkpoint checkpoint) {
  return {std::move(checkpoint.config), std::move(checkpoint.weights), {}};
}

RunRequest requestOf(const std::string& family) {
  RunRequest request = openFamilyGolden(family).request;
  request.tokenTypes.clear();
  return request;
}

}  // namespace

/// A layer need not attend: it then has no pattern, and everything that shows patterns can tell.
class TestLayersWithoutAttention : public QObject {
  Q_OBJECT

 private slots:
  /// LLaMA's output projection has no bias, so that an attention of which every head is off adds nothing.
  void theRestOfTheModelIsTheSame() {
    Transformer part = modelOf(withoutLayerOne());
    Transformer whole = modelOf(openFamily("llama"));
    RunRequest request = requestOf("llama");
    const auto without = part.run(request, {});
    for (int head = 0; head < static_cast<int>(whole.config().main().heads()); ++head)
      request.interventions.ablatedHeads.push_back({AttentionKind::Decoder, {1, head}, HeadAblation::Zero});
    const auto off = whole.run(request, {});
    QVERIFY(largestDifference(vectorOf(without->logits), vectorOf(off->logits)) < 1e-5);
    std::vector<float> first(static_cast<std::size_t>(request.ids.size()));
    std::vector<float> second(first.size());
    without->decoder->patterns->row({0, 1}, 5, first);
    off->decoder->patterns->row({0, 1}, 5, second);
    QVERIFY(largestDifference(first, second) < 1e-6);
  }

  void thereIsNoPattern() {
    const auto trace = modelOf(withoutLayerOne()).run(requestOf("llama"), {});
    const PatternSource& patterns = *trace->decoder->patterns;
    const PatternShape shape = patterns.shape();
    QVERIFY(patterns.hasPattern(0) && !patterns.hasPattern(1));
    QCOMPARE(shape.layers, 2);
    QVERIFY(patterns.rowsSumToOne());
    const HeadId head{1, 0};
    std::vector<float> cells(static_cast<std::size_t>(shape.queries * shape.keys), 7.0F);
    patterns.tile(head, {0, shape.queries, 0, shape.keys}, cells.data(), shape.keys);
    QVERIFY(std::all_of(cells.begin(), cells.end(), [](float cell) { return cell == 0; }));
    std::vector<float> column(static_cast<std::size_t>(shape.queries), 7.0F);
    patterns.column(head, 0, column);
    QCOMPARE(column.back(), 0.0F);
    PoolRequest pool;
    pool.level = 1;
    pool.pixels = {0, 1, 0, 1};
    float pixel = 7;
    patterns.pooled(head, pool, &pixel, 1);
    QCOMPARE(pixel, 0.0F);
    QVERIFY(patterns.isMasked(head, 3, 1) && patterns.isMaskedRect(head, {0, 2, 0, 2}));
    QCOMPARE(patterns.visibleKeys(head, 3), 0);
    const CellFacts facts = trace->decoder->scores->facts(head, 3, 1);
    QVERIFY(facts.masked && facts.weight == 0 && std::isinf(facts.score));
    QCOMPARE(trace->decoder->values->values(head).size(), 0);
    QVERIFY(trace->decoder->values->values({0, 0}).size() > 0);
    const MeanPatternSource mean(trace->decoder->patterns, {{1, 0}, {1, 1}});
    QVERIFY(!mean.hasPattern(0));
    QVERIFY(MeanPatternSource(trace->decoder->patterns, {{0, 0}, {1, 1}}).hasPattern(0));
  }

  void itIsSaid() {
    QCOMPARE(english(modelOf(withoutLayerOne()).run(requestOf("llama"), {})->warnings),
             std::vector<std::string>{
                 "Layer 1 of the decoder has no self-attention, so that there is no pattern of it."});
    QCOMPARE(english(modelOf(bartInParts()).run(requestOf("bart"), {})->warnings),
             (std::vector<std::string>{
                 "Layer 0 of the encoder has no self-attention, so that there is no pattern of it.",
                 "Layer 0 of the decoder has no cross-attention, so that there is no pattern of it."}));
  }

  void statisticsHaveNoNumbers() {
    const auto trace = modelOf(withoutLayerOne()).run(requestOf("llama"), {});
    const PatternSource& patterns = *trace->decoder->patterns;
    const auto heads = static_cast<std::size_t>(patterns.shape().heads);
    const std::vector<HeadStatistics> statistics = headStatistics(patterns, {});
    for (std::size_t head = 0; head < heads; ++head) {
      const HeadStatistics& none = statistics[heads + head];
      QVERIFY(std::isnan(none.entropyBits) && std::isnan(none.firstToken) && std::isnan(none.rowMaximum));
      QVERIFY(none.rows == 0 && !none.sampled);
      QVERIFY(!std::isnan(statistics[head].entropyBits));
    }
    QCOMPARE(firstHead(patterns, {}).layer, 0);
  }

  void noHeadIsLikeOneThatIsNotThere() {
    const auto trace = modelOf(withoutLayerOne()).run(requestOf("llama"), {});
    const PatternSource& patterns = *trace->decoder->patterns;
    const std::vector<HeadId> heads = allHeadsOf(patterns.shape());
    const std::vector<double> values = agreements(patterns, {0, 0}, {});
    for (std::size_t i = 0; i < heads.size(); ++i) QCOMPARE(std::isnan(values[i]), heads[i].layer == 1);
    for (const double value : agreements(patterns, {1, 0}, {})) QVERIFY(std::isnan(value));
    for (const RankedHead& head : headsByCell(patterns, 2, 1)) QVERIFY(head.head.layer != 1);
    const MeanPatternSource both(trace->decoder->patterns, {{0, 0}, {1, 0}});
    QVERIFY(patterns.rowsSumToOne() && !both.rowsSumToOne());
  }

  /// Packed runs of every head that is there are plain runs with that head off.
  void headsThatAreThereHaveEffects_data() {
    QTest::addColumn<bool>("bart");
    QTest::newRow("a decoder alone") << false;
    QTest::newRow("beside an encoder") << true;
  }
  void headsThatAreThereHaveEffects() {
    QFETCH(const bool, bart);
    Transformer model = modelOf(bart ? bartInParts() : withoutLayerOne());
    const RunRequest request = requestOf(bart ? "bart" : "llama");
    const TokenQuestion question{.position = 2, .token = 5};
    const AblationEffects effects = ablationEffects(model, request, question, HeadAblation::Zero, {});
    QVERIFY(!effects.heads.empty());
    for (const HeadEffect& effect : effects.heads) {
      RunRequest plain = request;
      plain.interventions.ablatedHeads = {{effect.kind, effect.head, HeadAblation::Zero}};
      model.forgetLastRun();
      const auto trace = model.run(plain, {});
      QVERIFY(std::abs(effect.without.logit - static_cast<double>(trace->logits(2, 5))) < 1e-4);
    }
  }

  void exportsSayWhatIsNotThere() {
    const auto trace = modelOf(withoutLayerOne()).run(requestOf("llama"), {});
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.npy").toStdString();
    QCOMPARE(refusalOf([&] { exportAttention(*trace, {.kind = {}, .layer = 1, .head = {}}, file, {}); }),
             "Layer 1 of the decoder attention has no pattern: it does not attend.");
    exportAttention(*trace, {.kind = {}, .layer = 0, .head = {}}, file, {});
    exportAttention(*trace, {}, file, {});
  }

  void textsAreContinued_data() {
    QTest::addColumn<bool>("bart");
    QTest::newRow("llama") << false;
    QTest::newRow("bart") << true;
  }
  void textsAreContinued() {
    QFETCH(const bool, bart);
    const auto made = [bart] { return modelOf(bart ? bartInParts() : withoutLayerOne()); };
    Transformer grown = made();
    Transformer fresh = made();
    RunRequest request = requestOf(bart ? "bart" : "llama");
    std::vector<std::int32_t>& ids = bart ? request.decoderIds : request.ids;
    const std::vector<std::int32_t> all = ids;
    ids.resize(3);
    const auto kept = grown.run(request, {});
    ids = all;
    const auto continued = grown.run(request, {});
    QCOMPARE(continued->reusedTokens, 3);
    const auto whole = fresh.run(request, {});
    QVERIFY(largestDifference(vectorOf(continued->logits), vectorOf(whole->logits)) < 1e-5);
    QVERIFY(largestDifference(allPatterns(*continued->decoder->patterns),
                              allPatterns(*whole->decoder->patterns)) < 1e-5);
  }

  void tapsAreThoseOfTheRest() {
    Transformer model = modelOf(withoutLayerOne());
    RunRequest request = requestOf("llama");
    for (const TapInfo& tap : model.taps()) {
      QVERIFY(tap.place.layer != 1 || tap.place.part != TapPart::Attention);
      if (tap.place.layer == 1)
        request.record.taps.push_back({.part = tap.place.part, .point = tap.place.point, .layer = 1});
    }
    const auto trace = model.run(request, {});
    const auto values = [&](const char* name) {
      return trace->taps->find(std::string("layers.1.") + name)->values;
    };
    QVERIFY(values("residual_pre") + values("feed_forward.output") == values("residual_post"));
  }

  void refuses() {
    Checkpoint nothing = openFamily("llama");
    for (std::size_t layer = 0; layer < nothing.config.decoder->layers.size(); ++layer)
      drop(SublayerKind::SelfAttention, *nothing.config.decoder, *nothing.weights.decoder, layer);
    QCOMPARE(refusalOf([&] { modelOf(nothing); }),
             "No layer has a self-attention, so that there is no attention to see.");
    RunRequest request = requestOf("llama");
    request.interventions.ablatedHeads = {{AttentionKind::Decoder, {1, 2}, {}}};
    QCOMPARE(refusalOf([&] { modelOf(withoutLayerOne()).run(request, {}); }),
             "Head 1.2 cannot be switched off; layer 1 has no self-attention.");
  }
};

QTEST_GUILESS_MAIN(TestLayersWithoutAttention)
#include "tst_layers_without_attention.moc"
