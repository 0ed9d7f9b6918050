#include <QTest>
#include <bit>
#include <cstring>

#include "core/parallel/thread_pool.h"
#include "tests/core/attention_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

const AttentionSizes sizes{4, 2, 8, 8};

AttentionRule ruleNamed(const std::string& name, std::int64_t tokens) {
  AttentionRule rule;
  rule.scale = 0.35f;
  if (name != "bidirectional") rule.mask = MaskRule::Causal;
  if (name == "window") {
    rule.mask = MaskRule::SlidingWindow;
    rule.window = 70;
  }
  if (name == "alibi") rule.alibiSlopes = {0.5f, 0.25f, 0.125f, 0.0625f};
  if (name == "blocked") {
    Interventions changes;
    changes.blockedKeys = {{AttentionKind::Decoder, -1, 1}, {AttentionKind::Decoder, 40, 37}};
    changes.cutTokens = {4, 150};
    rule.blocked =
        makeBlockedCells({changes, AttentionKind::Decoder, tokens, tokens, CutScope::QueriesAndKeys});
  }
  return rule;
}

AttentionCase caseOf(const std::string& rule, std::int64_t tokens) {
  AttentionCase data;
  data.sizes = sizes;
  data.tokens = tokens;
  data.rule = ruleNamed(rule, tokens);
  data.seed = static_cast<unsigned>(tokens);
  data.spread = 2;
  data.fill();
  return data;
}

/// The layer with tokens [first, tokens) added, going on from `kept`.
std::shared_ptr<AttentionLayerTrace> extended(AttentionLayerTrace kept, const AttentionCase& data,
                                              std::int64_t side, const Execution& execution = {}) {
  const std::int64_t first = kept.queries();
  auto layer = std::make_shared<AttentionLayerTrace>(std::move(kept));
  layer->wantOverview(side);
  layer->appendQueries(rowsOf(data.queries, first, data.tokens), {});
  layer->appendKeys(rowsOf(data.keys, first, data.tokens), rowsOf(data.values, first, data.tokens), {});
  Matrix z = Matrix::Zero(data.tokens - first, sizes.heads * sizes.valueSize);
  AttentionWorkspace workspace;
  attend(*layer, data.rule, first, {z.data(), z.cols(), nullptr}, workspace, execution);
  return layer;
}

AttentionLayerTrace emptyLayer() { return {sizes, std::make_shared<BufferPool>()}; }

SoftmaxPatternSource sourceOf(const std::shared_ptr<AttentionLayerTrace>& layer) {
  return SoftmaxPatternSource(
      {AttentionKind::Decoder, {layer}, labels(layer->queries()), labels(layer->keys())});
}

PoolRequest wholePicture(std::int64_t tokens, std::int64_t side) {
  PoolRequest request;
  request.level = poolLevelFor(tokens, side);
  const std::int64_t pixels = pooledSize(tokens, request.level);
  request.pixels = {0, pixels, 0, pixels};
  return request;
}

std::vector<float> pictureOf(const SoftmaxPatternSource& source, int head, const PoolRequest& request) {
  const std::int64_t stride = request.pixels.columns();
  std::vector<float> pixels(static_cast<std::size_t>(request.pixels.rows() * stride), -1.0f);
  source.pooled({0, head}, request, pixels.data(), stride);
  return pixels;
}

/// Whether the pictures of all heads are made, and the same bits as pooled from the cells.
void comparePictures(const std::shared_ptr<AttentionLayerTrace>& layer, const AttentionCase& data,
                     std::int64_t side) {
  const SoftmaxPatternSource made = sourceOf(layer);
  const auto plain = extended(emptyLayer(), data, 0);
  const SoftmaxPatternSource pooled = sourceOf(plain);
  PoolRequest request = wholePicture(data.tokens, side);
  for (int head = 0; head < sizes.heads; ++head) {
    QVERIFY(made.isPooled({0, head}, request));
    QVERIFY(!pooled.isPooled({0, head}, request));
    const std::vector<float> is = pictureOf(made, head, request);
    const std::vector<float> expected = pictureOf(pooled, head, request);
    QVERIFY(std::memcmp(is.data(), expected.data(), is.size() * sizeof(float)) == 0);
  }
  // A part of a picture is that part.
  request.pixels = {1, request.pixels.queryEnd, 1, request.pixels.keyEnd - 1};
  QCOMPARE(pictureOf(made, 1, request), pictureOf(pooled, 1, request));
}

}  // namespace

class tst_layer_overview : public QObject {
  Q_OBJECT
 private slots:
  void isThePooledCells_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("side");
    for (const std::string rule : {"bidirectional", "causal", "window", "alibi", "blocked"})
      for (const auto& [tokens, side] : {std::pair{300, 256}, {333, 100}, {520, 40}, {600, 12}, {700, 4}})
        QTest::addRow("%s, %d in %d", rule.c_str(), tokens, side)
            << QString::fromStdString(rule) << tokens << side;
  }
  void isThePooledCells() {
    QFETCH(QString, rule);
    QFETCH(int, tokens);
    QFETCH(int, side);
    const AttentionCase data = caseOf(rule.toStdString(), tokens);
    comparePictures(extended(emptyLayer(), data, side), data, side);
    ThreadPool threads(3);
    comparePictures(extended(emptyLayer(), data, side, Execution{&threads, {}, {}}), data, side);
  }

  void goesOnFromAnEarlierRun_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("before");  // tokens of the earlier run
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("side");
    for (const std::string name : {"causal", "window", "alibi"}) {
      const QString rule = QString::fromStdString(name);
      QTest::addRow("%s, a letter", name.c_str()) << rule << 400 << 399 << 400 << 60;
      QTest::addRow("%s, a token", name.c_str()) << rule << 400 << 400 << 401 << 60;
      QTest::addRow("%s, coarser now", name.c_str()) << rule << 480 << 479 << 500 << 60;
      QTest::addRow("%s, much coarser", name.c_str()) << rule << 300 << 290 << 700 << 40;
      QTest::addRow("%s, finer again", name.c_str()) << rule << 500 << 470 << 471 << 60;
      QTest::addRow("%s, from the middle", name.c_str()) << rule << 600 << 333 << 640 << 9;
      QTest::addRow("%s, now too long to be shown as it is", name.c_str()) << rule << 60 << 60 << 70 << 64;
    }
  }
  void goesOnFromAnEarlierRun() {
    QFETCH(QString, rule);
    QFETCH(int, before);
    QFETCH(int, kept);
    QFETCH(int, tokens);
    QFETCH(int, side);
    const AttentionCase data = caseOf(rule.toStdString(), tokens);
    AttentionCase earlierData = caseOf(rule.toStdString(), before);
    earlierData.queries.topRows(kept) = data.queries.topRows(kept);
    earlierData.keys.topRows(kept) = data.keys.topRows(kept);
    earlierData.values.topRows(kept) = data.values.topRows(kept);
    const auto earlier = extended(emptyLayer(), earlierData, side);
    comparePictures(extended(earlier->prefix(kept, kept), data, side), data, side);
    // The earlier run's pictures do not change, though the rows of pixels are shared.
    if (before > side) comparePictures(earlier, earlierData, side);
    // A run that made none leaves them to the next one.
    const auto without = extended(emptyLayer(), earlierData, 0);
    comparePictures(extended(without->prefix(kept, kept), data, side), data, side);
  }

  void isNotMade_data() {
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("side");
    QTest::newRow("nobody wants it") << 300 << 0;
    QTest::newRow("every cell has a pixel") << 200 << 256;
  }
  void isNotMade() {
    QFETCH(int, tokens);
    QFETCH(int, side);
    const auto layer = extended(emptyLayer(), caseOf("causal", tokens), side);
    QCOMPARE(layer->overview().level(), 0);
    QCOMPARE(layer->overview().bytes(), std::size_t{0});
  }

  void answersOnlyWhatItHolds() {
    const auto layer = extended(emptyLayer(), caseOf("causal", 300), 100);
    const SoftmaxPatternSource source = sourceOf(layer);
    const PoolRequest whole = wholePicture(300, 100);
    QVERIFY(source.isPooled({0, 0}, whole));
    PoolRequest other = whole;
    other.pooling = Pooling::Mean;
    QVERIFY(!source.isPooled({0, 0}, other));
    other = whole;
    other.level = 1;
    QVERIFY(!source.isPooled({0, 0}, other));
    const std::vector<std::uint8_t> leftOut(300);
    other = whole;
    other.leftOutKeys = leftOut;
    QVERIFY(!source.isPooled({0, 0}, other));
    const std::vector<float> factors(300, 1.0f);
    other = whole;
    other.queryScale = factors;
    QVERIFY(!source.isPooled({0, 0}, other));
  }

  void sharesRowsWithARunThatGoesOn() {
    const AttentionCase data = caseOf("causal", 400);
    const auto layer = extended(emptyLayer(), data, 100);
    const LayerOverview kept = layer->overview().prefix(399);
    QCOMPARE(kept.rows(), std::int64_t{99});
    QVERIFY(kept.bytes() < layer->overview().bytes());
  }
};

QTEST_APPLESS_MAIN(tst_layer_overview)
#include "tst_layer_overview.moc"
