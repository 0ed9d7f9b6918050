#include <QtTest>

#include <map>

#include "tests/ui/dense_source.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/plots/picture_composer.h"

using namespace headlight;

namespace {

/// Colours that tell weights from 0 to 1 apart: the weight in 255ths as blue.
CodeColors plainColors() {
  ColorMap map;
  for (std::size_t i = 0; i < 256; ++i) map.colors[i] = qRgb(0, 0, static_cast<int>(i));
  return CodeColors(ValueCode(1), ValueMapping(ScaleMode::Linear, {0, 1}), map, pictureStyle(false));
}

int blueOf(float weight) { return static_cast<int>(std::lround(weight * 255)); }

QImage compose(const PatternSource& source, const TileOptions& options, const QRectF& cells, QSize size) {
  std::map<TileIndex, PictureTile> tiles;
  QImage image(size, QImage::Format_RGB32);
  image.fill(Qt::red);
  const PictureComposer composer{source.shape(), cells, size};
  const bool complete = composer.draw(
      image, [&](const TileIndex& index) { return &(tiles[index] = makeTile(source, {}, index, options)); },
      plainColors());
  Q_ASSERT(complete);
  Q_UNUSED(complete);
  return image;
}

}  // namespace

class TestPictureComposer : public QObject {
  Q_OBJECT
 private slots:
  void everyPixelIsThePoolOfItsBlock_data() {
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("pooling");
    for (int tokens : {1, 2, 31, 33, 127, 300, 600})
      for (int pixels : {40, 129, 310})
        for (Pooling pooling : {Pooling::Max, Pooling::Mean})
          QTest::addRow("%d tokens, %d pixels, %s", tokens, pixels, pooling == Pooling::Max ? "max" : "mean")
              << tokens << pixels << int(pooling);
  }
  void everyPixelIsThePoolOfItsBlock() {
    QFETCH(int, tokens);
    QFETCH(int, pixels);
    QFETCH(int, pooling);
    const auto source = makeDenseSource({1, 1, tokens, tokens});
    TileOptions options = tileOptions(*source, {});
    options.pooling = Pooling(pooling);
    const QImage image = compose(*source, options, QRectF(0, 0, tokens, tokens), {pixels, pixels});
    const int level = poolLevelFor(tokens, pixels);
    for (int y = 0; y < pixels; ++y)
      for (int x = 0; x < pixels; ++x) {
        // The cell under the middle of the pixel, its block, and the block pooled by hand.
        const int row = static_cast<int>((y + 0.5) * tokens / pixels) >> level << level;
        const int column = static_cast<int>((x + 0.5) * tokens / pixels) >> level << level;
        float largest = 0;
        double sum = 0;
        int count = 0;
        for (int i = row; i < std::min(tokens, row + (1 << level)); ++i)
          for (int j = column; j < std::min(tokens, column + (1 << level)); ++j) {
            largest = std::max(largest, source->cell({}, i, j));
            sum += static_cast<double>(source->cell({}, i, j));
            ++count;
          }
        const float pooled = pooling == int(Pooling::Max) ? largest : static_cast<float>(sum / count);
        QVERIFY(std::abs(qBlue(image.pixel(x, y)) - blueOf(pooled)) <= 1);
      }
  }

  void noBrightCellDisappears() {
    std::vector<float> cells(700 * 700, 0.0f);
    cells[431 * 700 + 97] = 1;
    const DenseSource source({1, 1, 700, 700}, cells);
    const QImage image = compose(source, tileOptions(source, {}), QRectF(0, 0, 700, 700), {100, 100});
    int bright = 0;
    for (int y = 0; y < 100; ++y)
      for (int x = 0; x < 100; ++x) bright += qBlue(image.pixel(x, y)) == 255;
    QVERIFY(bright >= 1);
  }

  void aPartOfThePattern() {
    const auto source = makeDenseSource({1, 1, 50, 50});
    const TileOptions options = tileOptions(*source, {});
    const QImage image = compose(*source, options, QRectF(20, 30, 5, 5), {50, 50});
    for (int i = 0; i < 5; ++i)
      for (int j = 0; j < 5; ++j)
        QVERIFY(std::abs(qBlue(image.pixel(j * 10 + 5, i * 10 + 5)) -
                         blueOf(source->cell({}, 30 + i, 20 + j))) <= 1);
    // Cells have whole pixels: the ten of one cell are equal.
    for (int x = 1; x < 10; ++x) QCOMPARE(image.pixel(x, 0), image.pixel(0, 0));
  }

  void rowsAreScaledByTheirOwnMaximum() {
    const DenseSource source({1, 1, 2, 3}, {0.1f, 0.2f, 0.05f, 0.9f, 0.0f, 0.45f});
    DisplayOptions display;
    display.scale = ScaleMode::RowMaximum;
    const PictureTile tile = makeTile(source, {}, {}, tileOptions(source, display));
    const std::vector<double> expected = {0.5, 1, 0.25, 1, 0, 0.5};
    for (std::size_t i = 0; i < expected.size(); ++i)
      QVERIFY(std::abs(ValueCode(1).value(tile.codes[i]) - expected[i]) <= 0.001);
  }

  void leftOutKeysAreNotRenormalized() {
    DenseSource source({1, 1, 1, 3}, {0.8f, 0.15f, 0.05f});
    DisplayOptions display;
    display.leaveOut = LeaveOut::FirstToken;
    const PictureTile linear = makeTile(source, {}, {}, tileOptions(source, display));
    QCOMPARE(linear.codes[0], ValueCode::leftOut);
    QCOMPARE(linear.codes[1], ValueCode(1).code(0.15f));  // what it was with the first key
    display.scale = ScaleMode::RowMaximum;
    const PictureTile relative = makeTile(source, {}, {}, tileOptions(source, display));
    QCOMPARE(relative.codes[1], ValueCode(1).code(1));  // the largest of those shown
  }

  void specialTokensLoseTheirRowsToo_data() {
    QTest::addColumn<int>("level");
    for (int level : {0, 1, 2}) QTest::addRow("level %d", level) << level;
  }
  void specialTokensLoseTheirRowsToo() {
    QFETCH(int, level);
    const auto source = makeDenseSource({1, 1, 11, 11});
    for (const std::size_t special : {0, 1, 2, 3, 10})
      source->queries()[special].special = source->keys()[special].special = true;
    DisplayOptions display;
    display.leaveOut = LeaveOut::SpecialTokens;
    for (const Pooling pooling : {Pooling::Max, Pooling::Mean}) {
      display.pooling = pooling;
      const PictureTile tile = makeTile(*source, {}, {level, 0, 0}, tileOptions(*source, display));
      for (int y = 0; y < tile.height; ++y)
        for (int x = 0; x < tile.width; ++x) {
          // The block by hand, without the rows and columns of special tokens.
          double sum = 0, largest = 0;
          int count = 0;
          for (int i = y << level; i < std::min(11, (y + 1) << level); ++i)
            for (int j = x << level; j < std::min(11, (x + 1) << level); ++j) {
              if (i < 4 || i == 10 || j < 4 || j == 10) continue;
              const double weight = static_cast<double>(source->cell({}, i, j));
              sum += weight;
              largest = std::max(largest, weight);
              ++count;
            }
          const std::uint16_t code = tile.codes[static_cast<std::size_t>(y * tile.width + x)];
          QCOMPARE(code == ValueCode::leftOut, count == 0);
          const double expected = pooling == Pooling::Max ? largest : sum / std::max(count, 1);
          if (count > 0) QVERIFY(std::abs(ValueCode(1).value(code) / expected - 1) < 0.001);
        }
      QVERIFY(tile.hasGaps);
    }
  }

  void maskedCellsAreNoZeros_data() {
    QTest::addColumn<int>("level");
    for (int level : {0, 1, 2, 3}) QTest::addRow("level %d", level) << level;
  }
  void maskedCellsAreNoZeros() {
    QFETCH(int, level);
    const auto source = makeDenseSource({1, 1, 13, 13}, true);
    const PictureTile tile = makeTile(*source, {}, {level, 0, 0}, tileOptions(*source, {}));
    int masked = 0;
    for (int y = 0; y < tile.height; ++y)
      for (int x = 0; x < tile.width; ++x) {
        const bool above = (x << level) > std::min(12, ((y + 1) << level) - 1);
        const std::uint16_t code = tile.codes[static_cast<std::size_t>(y * tile.width + x)];
        QCOMPARE(code == ValueCode::masked, above);
        masked += above;
      }
    QVERIFY(masked > 0);
    const CodeColors colors = plainColors();
    QCOMPARE(colors.of(ValueCode::masked), pictureStyle(false).masked.rgb());
  }

  void coarserTilesFollowFromTheOverview() {
    const auto source = makeDenseSource({1, 1, 300, 300}, true);
    source->keys()[0].special = source->queries()[0].special = true;
    DisplayOptions display;
    display.leaveOut = LeaveOut::SpecialTokens;
    const TileOptions options = tileOptions(*source, display);
    const TileIndex whole = overviewTile(source->shape());
    QCOMPARE(whole.level, 1);
    const PictureTile overview = makeTile(*source, {}, whole, options);
    for (int levels : {1, 2, 5}) {
      const PictureTile direct = makeTile(*source, {}, {whole.level + levels, 0, 0}, options);
      const PictureTile derived = coarserTile(overview, levels);
      QCOMPARE(derived.width, direct.width);
      QCOMPARE(derived.codes, direct.codes);
    }
  }

  void missingTilesFallBackToCoarserOnes() {
    const auto source = makeDenseSource({1, 1, 64, 64});
    const TileOptions options = tileOptions(*source, {});
    const PictureTile coarse = makeTile(*source, {}, {2, 0, 0}, options);
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::red);
    const PictureComposer composer{source->shape(), QRectF(0, 0, 64, 64), image.size()};
    const bool complete = composer.draw(
        image, [&](const TileIndex& index) { return index.level == 2 ? &coarse : nullptr; }, plainColors());
    QVERIFY(!complete);
    QCOMPARE(image.pixel(63, 0), plainColors().of(coarse.codes[15]));
    image.fill(Qt::red);
    composer.draw(
        image, [](const TileIndex&) { return nullptr; }, plainColors());
    QCOMPARE(image.pixel(10, 10), QColor(Qt::red).rgb());  // what was there stays
  }

  void tilesInTheMiddleComeFirst() {
    const PictureComposer composer{{1, 1, 2000, 2000}, QRectF(0, 0, 2000, 2000), QSize(2000, 2000)};
    const auto tiles = composer.tiles();
    QCOMPARE(tiles.size(), std::size_t{64});
    const std::int64_t row = tiles.front().row;
    QVERIFY(row == 3 || row == 4);
    QVERIFY(tiles.back().row == 0 || tiles.back().row == 7);
  }

  void indicesPast32Bits() {
    const PictureComposer composer{{1, 1, 3'000'000'000, 3'000'000'000},
                                   QRectF(2'999'999'000, 2'999'999'000, 1000, 1000),
                                   QSize(1000, 1000)};
    const auto tiles = composer.tiles();
    for (const TileIndex& tile : tiles) QVERIFY(tile.column * 256 > 2'999'998'000 && tile.level == 0);
  }

  void fittedPatternsHaveWholePixels() {
    const QRectF plot = fitPattern(QRectF(0, 0, 305, 290), {1, 1, 14, 14}, 1);
    QCOMPARE(plot.width(), 14.0 * 20);
    QCOMPARE(plot.height(), 14.0 * 20);
    QCOMPARE(plot.left(), std::round(plot.left()));
    const QRectF fine = fitPattern(QRectF(0, 0, 305, 290), {1, 1, 14, 14}, 2);
    QCOMPARE(fine.width(), 14.0 * 20.5);  // 41 device pixels a cell
    const QRectF cross = fitPattern(QRectF(0, 0, 600, 600), {1, 1, 3, 300}, 1);
    QCOMPARE(cross.width(), 600.0);
    QVERIFY(cross.height() >= 3 * 20);  // the few queries may be taller than wide
  }

  void pixelsToCells() {
    const auto source = makeDenseSource({1, 1, 10, 20});
    const HeatMap heatMap{source.get(), {}, QRectF(100, 50, 200, 100), QRectF(0, 0, 20, 10)};
    QCOMPARE(cellAt(heatMap, {100, 50}), (CellMarks{0, 0}));
    QCOMPARE(cellAt(heatMap, {119, 71}), (CellMarks{2, 1}));
    QCOMPARE(cellAt(heatMap, {299.5, 149.5}), (CellMarks{9, 19}));
    QCOMPARE(cellAt(heatMap, {99, 60}), (CellMarks{-1, -1}));
    const HeatMap zoomed{source.get(), {}, QRectF(0, 0, 100, 100), QRectF(4.5, 2, 2, 2)};
    QCOMPARE(cellAt(zoomed, {10, 99}), (CellMarks{3, 4}));
    QCOMPARE(cellAt(zoomed, {90, 0}), (CellMarks{2, 6}));
  }
};

QTEST_MAIN(TestPictureComposer)
#include "tst_picture_composer.moc"
