#include <QtTest>

#include <map>

#include "tests/ui/dense_source.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/plots/picture_composer.h"

using namespace headlight;

namespace {

/// Colours that tell entries apart: the entry itself as blue.
EntryColors plainColors() {
  EntryColors colors(colorMap(QStringLiteral("Greys"), false), pictureStyle(false), 1);
  for (std::size_t i = 0; i < 256; ++i) colors.colors[i] = qRgb(0, 0, static_cast<int>(i));
  return colors;
}

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
        QVERIFY(std::abs(qBlue(image.pixel(x, y)) - int(options.mapping.entry(pooled))) <= 1);
      }
  }

  void noBrightCellDisappears() {
    std::vector<float> cells(700 * 700, 0.0f);
    cells[431 * 700 + 97] = 1;
    const DenseSource source({1, 1, 700, 700}, cells);
    const QImage image = compose(source, tileOptions(source, {}), QRectF(0, 0, 700, 700), {100, 100});
    int bright = 0;
    for (int y = 0; y < 100; ++y)
      for (int x = 0; x < 100; ++x) bright += qBlue(image.pixel(x, y)) == 254;
    QVERIFY(bright >= 1);
  }

  void aPartOfThePattern() {
    const auto source = makeDenseSource({1, 1, 50, 50});
    const TileOptions options = tileOptions(*source, {});
    const QImage image = compose(*source, options, QRectF(20, 30, 5, 5), {50, 50});
    for (int i = 0; i < 5; ++i)
      for (int j = 0; j < 5; ++j)
        QVERIFY(std::abs(qBlue(image.pixel(j * 10 + 5, i * 10 + 5)) -
                         int(options.mapping.entry(source->cell({}, 30 + i, 20 + j)))) <= 1);
    // Cells have whole pixels: the ten of one cell are equal.
    for (int x = 1; x < 10; ++x) QCOMPARE(image.pixel(x, 0), image.pixel(0, 0));
  }

  void rowsAreScaledByTheirOwnMaximum() {
    const DenseSource source({1, 1, 2, 3}, {0.1f, 0.2f, 0.05f, 0.9f, 0.0f, 0.45f});
    DisplayOptions display;
    display.scale = ScaleMode::RowMaximum;
    const PictureTile tile = makeTile(source, {}, {}, tileOptions(source, display));
    const std::vector<std::uint8_t> expected = {127, 254, 64, 254, 0, 127};
    for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(std::abs(tile.entries[i] - expected[i]) <= 1);
  }

  void leftOutKeysAreNotRenormalized() {
    DenseSource source({1, 1, 1, 3}, {0.8f, 0.15f, 0.05f});
    DisplayOptions display;
    display.leaveOut = LeaveOut::FirstToken;
    const PictureTile linear = makeTile(source, {}, {}, tileOptions(source, display));
    QCOMPARE(int(linear.entries[0]), int(ValueMapping::nothing));
    QCOMPARE(int(linear.entries[1]), 38);  // 0.15 * 254: what it was with the first key
    display.scale = ScaleMode::RowMaximum;
    const PictureTile relative = makeTile(source, {}, {}, tileOptions(source, display));
    QCOMPARE(int(relative.entries[1]), 254);  // the largest of those shown
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
    QCOMPARE(qBlue(image.pixel(63, 0)), int(coarse.entries[15]));
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
