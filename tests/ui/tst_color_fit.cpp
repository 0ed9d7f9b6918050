#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/model/playground.h"
#include "tests/ui/dense_source.h"
#include "ui/plots/color_fit.h"

using namespace headlight;

namespace {

CellHistogram histogramOf(const std::vector<float>& values) {
  const ValueCode code(1);
  std::vector<std::uint16_t> codes(values.size());
  code.encode(values, codes.data());
  return CellHistogram(values, codes, code);
}

/// The share of the colour table that the darkest drawn cell of a head reaches.
double reached(const PatternSource& source, const ColorFit& fit, HeadId head) {
  const PictureTile tile = makeTile(source, head, overviewTile(source.shape()), tileOptions(source, {}));
  return fit.mappingOf(head).fraction(tile.histogram->largest());
}

/// Softmax of random scores of different strengths, one a head.
std::shared_ptr<DenseSource> randomHeads(std::int64_t tokens, bool causal, unsigned seed) {
  const std::vector<double> strengths = {0, 0.1, 1, 4, 12};
  const PatternShape shape{2, static_cast<std::int64_t>(strengths.size()), tokens, tokens};
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  std::vector<float> cells;
  for (std::int64_t row = 0; row < shape.layers * shape.heads * tokens; ++row) {
    const double strength = strengths[static_cast<std::size_t>(row / tokens % shape.heads)];
    std::vector<double> weights;
    double sum = 0;
    for (std::int64_t key = 0; key < tokens; ++key) {
      const bool masked = causal && key > row % tokens;
      weights.push_back(masked ? 0 : std::exp(strength * normal(random)));
      sum += weights.back();
    }
    for (double weight : weights) cells.push_back(static_cast<float>(weight / sum));
  }
  return std::make_shared<DenseSource>(shape, std::move(cells), causal);
}

}  // namespace

class TestColorFit : public QObject {
  Q_OBJECT
 private slots:
  void scalesEndAtRoundNumbers_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("top");
    QTest::newRow("1") << 1.0 << 1.0;
    QTest::newRow("0.93") << 0.93 << 1.0;
    QTest::newRow("0.5") << 0.5 << 0.5;
    QTest::newRow("0.51") << 0.51 << 1.0;
    QTest::newRow("0.11") << 0.11 << 0.2;
    QTest::newRow("0.2, as a float") << static_cast<double>(0.2f) << 0.2;
    QTest::newRow("0.0029") << 0.0029 << 0.005;
    QTest::newRow("1e-7") << 1e-7 << 1e-7;
    QTest::newRow("37") << 37.0 << 50.0;
  }
  void scalesEndAtRoundNumbers() {
    QFETCH(double, value);
    QFETCH(double, top);
    QVERIFY(std::abs(roundScaleUp(value) / top - 1) < 1e-9);
  }

  void nothingToFit() {
    QCOMPARE(roundScaleUp(0), 0.0);
    QCOMPARE(fittedTop(CellHistogram()), 0.0);
    QCOMPARE(fittedTop(histogramOf({0, 0, 0})), 0.0);
  }

  void thePercentileNotTheMaximum() {
    // 1,000 cells: the four largest are beyond the 99.5th percentile.
    std::vector<float> values(1000, 0.01f);
    for (int i = 0; i < 4; ++i) values[static_cast<std::size_t>(i)] = 1;
    for (int i = 4; i < 20; ++i) values[static_cast<std::size_t>(i)] = 0.08f;
    const CellHistogram cells = histogramOf(values);
    QVERIFY(std::abs(cells.quantile(0.995) - 0.08) < 0.002);
    QCOMPARE(cells.largest(), 1.0);
    QVERIFY(std::abs(fittedTop(cells) - 0.1) < 1e-9);
  }

  void roundingLeavesTheUpperHalfInUse() {
    // 0.21 would be rounded to 0.5, and nothing would be darker than 0.42 of the colours.
    const CellHistogram cells = histogramOf(std::vector<float>(100, 0.21f));
    QVERIFY(std::abs(fittedTop(cells) - 0.2) < 1e-9);
  }

  void typingRarelyMovesTheScale() {
    const auto before = makeDenseSource({1, 4, 40, 40}, true, 7);
    std::vector<double> tops;
    const auto heads = headsOfLayer(before->shape(), 0);
    for (int tokens = 40; tokens < 60; ++tokens) {
      const auto source = makeDenseSource({1, 4, tokens, tokens}, true, static_cast<unsigned>(tokens));
      tops.push_back(fitColorsExactly(*source, {}, heads, {}).mapping.high());
    }
    int moves = 0;
    for (std::size_t i = 1; i < tops.size(); ++i) moves += tops[i] != tops[i - 1];
    QVERIFY(moves <= 4);
  }

  void everyHeadIsSeen_data() {
    QTest::addColumn<int>("tokens");
    QTest::addColumn<bool>("causal");
    for (int tokens : {1, 2, 3, 5, 16, 128, 600})
      for (bool causal : {false, true}) QTest::addRow("%d tokens, %d", tokens, causal) << tokens << causal;
  }
  void everyHeadIsSeen() {
    QFETCH(int, tokens);
    QFETCH(bool, causal);
    for (unsigned seed = 0; seed < (tokens < 100 ? 8 : 1); ++seed) {
      const auto source = randomHeads(tokens, causal, seed);
      const auto heads = allHeads(source->shape());
      const ColorFit map = fitColorsExactly(*source, {}, heads, {});
      for (const HeadId head : heads) {
        QVERIFY(reached(*source, map, head) >= 0.1);
        const ColorFit alone = fitColorsExactly(*source, {}, std::vector{head}, {});
        QVERIFY(reached(*source, alone, head) >= 0.5);
      }
      const auto layer = headsOfLayer(source->shape(), 1);
      const ColorFit grid = fitColorsExactly(*source, {}, layer, {});
      for (const HeadId head : layer) QVERIFY(reached(*source, grid, head) >= 0.1);
    }
  }

  /// A long text in an untrained model: nearly even weights, about 1 / 7,341, that a scale from 0 to 1 leaves
  /// blank.
  void everyHeadOfALongTextIsSeen() {
    std::string text;
    for (int word = 0; word < 7341; ++word) text += "word" + std::to_string(word * 7919 % 1009) + ' ';
    ThreadPool pool;
    const Execution execution{&pool, {}, {}};
    const auto model = makePlayground({}, execution);
    RunRequest request;
    request.ids = model->tokenizer->encode(text).ids;
    QCOMPARE(request.ids.size(), std::size_t{7341});
    const auto trace = model->transformer->run(request, execution);
    const PatternSource& source = *trace->attention(trace->defaultKind())->patterns;
    const auto heads = allHeads(source.shape());
    OverviewTiles tiles;
    const ColorFit map = fitColorsExactly(source, {}, heads, execution, &tiles);
    for (const auto& [place, tile] : tiles) {
      const HeadId head{place.first, place.second};
      const auto known = [&](HeadId) { return tile->histogram.get(); };
      QVERIFY(map.mappingOf(head).fraction(tile->histogram->largest()) >= 0.1);
      const ColorFit alone = fitColors(source, {}, std::vector{head}, known);
      QVERIFY(alone.mapping.high() < 0.5);
      QVERIFY(alone.mapping.fraction(tile->histogram->largest()) >= 0.5);
    }
  }

  void faintHeadsSayTheirLargest() {
    std::vector<float> cells(2 * 16, 0.5f);
    for (std::size_t i = 16; i < 32; ++i) cells[i] = 0.003f;
    const DenseSource source({1, 2, 4, 4}, cells);
    const auto heads = headsOfLayer(source.shape(), 0);
    const ColorFit fit = fitColorsExactly(source, {}, heads, {});
    QVERIFY(!fit.faintHead({0, 0}));
    QVERIFY(fit.faintHead({0, 1}));
    QCOMPARE(fit.faintHead({0, 1})->largest, static_cast<double>(0.003f));
    QVERIFY(std::abs(fit.mappingOf({0, 1}).high() - 0.005) < 1e-6);
    // What a person has fixed holds for every head.
    DisplayOptions display;
    display.range = ScaleRange::Fixed;
    display.fixedRange = {0.1f, 0.7f};
    const ColorFit fixed = fitColorsExactly(source, display, heads, {});
    QVERIFY(fixed.faint.empty());
    QCOMPARE(fixed.mapping.low(), static_cast<double>(0.1f));
    QCOMPARE(fixed.mapping.high(), static_cast<double>(0.7f));
    QCOMPARE(fixed.largest, 0.5);
    display.range = ScaleRange::Whole;
    QCOMPARE(fitColorsExactly(source, display, heads, {}).mapping.high(), 1.0);
  }

  void maskedAndLeftOutCellsDoNotCount() {
    auto source = makeDenseSource({1, 1, 4, 4}, true);
    source->keys()[0].special = source->queries()[0].special = true;
    const PictureTile all = makeTile(*source, {}, {}, tileOptions(*source, {}));
    QCOMPARE(all.histogram->count(), std::int64_t{10});
    DisplayOptions display;
    display.leaveOut = LeaveOut::SpecialTokens;
    const PictureTile some = makeTile(*source, {}, {}, tileOptions(*source, display));
    QCOMPARE(some.histogram->count(), std::int64_t{6});
    QVERIFY(some.histogram->largest() < 1 || some.histogram->count() == 6);
  }

  void saysHowFarItIsAndCanBeStopped() {
    const auto source = makeDenseSource({1, 4, 5, 5});
    const auto heads = allHeads(source->shape());
    std::vector<double> said;
    fitColorsExactly(*source, {}, heads, {nullptr, {}, [&](double fraction) { said.push_back(fraction); }});
    QVERIFY(said.size() >= heads.size() && std::is_sorted(said.begin(), said.end()));
    QCOMPARE(said.back(), 1.0);
    std::stop_source stop;
    said.clear();
    const auto stopAtOnce = [&](double fraction) {
      said.push_back(fraction);
      stop.request_stop();
    };
    QVERIFY_EXCEPTION_THROWN(fitColorsExactly(*source, {}, heads, {nullptr, stop.get_token(), stopAtOnce}),
                             Cancelled);
    QVERIFY(said.front() < 0.5);
  }

  void differencesAreSymmetric() {
    DenseSource source({1, 1, 1, 4}, {-0.3f, 0.1f, 0.0f, 0.2f});
    source.range = {-1, 1};
    const ColorFit fit = fitColorsExactly(source, {}, std::vector<HeadId>{{}}, {});
    QVERIFY(fit.mapping.isDiverging());
    QVERIFY(std::abs(fit.mapping.high() - 0.5) < 1e-6);
  }
};

QTEST_GUILESS_MAIN(TestColorFit)
#include "tst_color_fit.moc"
