#include <QLineEdit>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QToolButton>
#include <QtTest>

#include "core/error.h"
#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/plots/color_scale.h"
#include "ui/plots/picture_cache.h"
#include "ui/plots/picture_font.h"
#include "ui/views/cell_words.h"
#include "ui/views/head_grid.h"
#include "ui/views/head_plot.h"
#include "ui/views/heads_view.h"
#include "ui/views/single_head.h"

using namespace headlight;

class TestHeadsView : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_cache = std::make_unique<PictureCache>(16 << 20, 1);
    m_view = std::make_unique<HeadsView>(ViewContext{m_cache.get()});
    m_view->resize(900, 640);
    m_view->show();
  }
  void cleanup() {
    m_view.reset();
    m_cache.reset();
  }

  void everyHeadHasItsPlace_data() {
    QTest::addColumn<int>("heads");
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    for (int heads : {1, 4, 8, 12, 32})
      for (int tokens : {1, 2, 14, 128, 1000})
        QTest::addRow("%d heads, %d tokens", heads, tokens) << heads << tokens << tokens;
    QTest::newRow("few queries, many keys") << 8 << 3 << 60;
    QTest::newRow("many queries, few keys") << 8 << 60 << 3;
  }
  void everyHeadHasItsPlace() {
    QFETCH(int, heads);
    QFETCH(int, queries);
    QFETCH(int, keys);
    show(snapshotOf(makeDenseSource({1, heads, queries, keys})));
    const HeadGridLayout layout = m_view->grid()->layoutNow();
    QCOMPARE(int(layout.plots.size()), heads);
    for (std::size_t i = 0; i < layout.plots.size(); ++i) {
      QVERIFY(QRectF(m_view->rect()).contains(layout.plots[i]));
      QVERIFY(layout.plots[i].bottom() < layout.scale.top());
      for (std::size_t j = 0; j < i; ++j) QVERIFY(!layout.plots[i].intersects(layout.plots[j]));
      QCOMPARE(layout.headAt(layout.plots[i].center()), int(i));
    }
  }

  void clickOnACellFocusesIt() {
    show(snapshotOf(makeDenseSource({2, 4, 10, 10})));
    HeadGrid* grid = m_view->grid();
    grid->grab();
    QSignalSpy clicked(m_view.get(), &View::focusRequested);
    QSignalSpy hovered(m_view.get(), &View::previewRequested);
    const QRectF plot = grid->layoutNow().plots[2];
    const QPoint cell =
        QPointF(plot.left() + plot.width() * 0.75, plot.top() + plot.height() * 0.35).toPoint();
    QTest::mouseMove(grid, cell);
    QTest::mouseClick(grid, Qt::LeftButton, {}, cell);
    QCOMPARE(clicked.size(), 1);
    const Focus focus = clicked.front().front().value<Focus>();
    QCOMPARE(focus.head, 2);
    QCOMPARE(focus.query, std::int64_t{3});
    QCOMPARE(focus.key, std::int64_t{7});
    QVERIFY(!hovered.isEmpty());
    QCOMPARE(hovered.back().front().value<Focus>(), focus);
  }

  /// A picture's right and lower edges are in it and on no cell.
  void edgeOfAPictureIsNoCell() {
    Snapshot snapshot = snapshotOf(makeDenseSource({2, 4, 10, 10}));
    snapshot.state.focus.query = 3;
    show(snapshot);
    HeadGrid* grid = m_view->grid();
    grid->grab();
    const QRectF plot = grid->layoutNow().plots[1];
    for (const QPointF& point : {plot.bottomRight(), plot.topRight(), plot.bottomLeft()}) {
      QMouseEvent move(QEvent::MouseMove, point, grid->mapToGlobal(point), Qt::NoButton, Qt::NoButton,
                       Qt::NoModifier);
      QApplication::sendEvent(grid, &move);
    }
  }

  void clickOnALabelSelectsItsRowOrColumn() {
    show(snapshotOf(makeDenseSource({2, 4, 10, 10})));
    HeadGrid* grid = m_view->grid();
    grid->grab();
    const HeadGridLayout layout = grid->layoutNow();
    QVERIFY(layout.labelWidth > 0 && layout.labelHeight > 0);
    QSignalSpy clicked(m_view.get(), &View::focusRequested);
    const QRectF plot = layout.plots[0];
    QTest::mouseClick(grid, Qt::LeftButton, {},
                      QPointF(plot.left() - 5, plot.top() + plot.height() * 0.55).toPoint());
    QTest::mouseClick(grid, Qt::LeftButton, {},
                      QPointF(plot.left() + plot.width() * 0.25, plot.top() - 4).toPoint());
    QCOMPARE(clicked.size(), 2);
    QCOMPARE(clicked[0].front().value<Focus>().query, std::int64_t{5});
    QCOMPARE(clicked[0].front().value<Focus>().key, std::int64_t{-1});
    QCOMPARE(clicked[1].front().value<Focus>().key, std::int64_t{2});
  }

  void oneHeadAndBack() {
    Snapshot snapshot = snapshotOf(makeDenseSource({2, 4, 10, 10}));
    snapshot.state.focus.head = snapshot.focus.head = 3;
    show(snapshot);
    QSignalSpy changed(m_view.get(), &View::stateRequested);
    QTest::keyClick(m_view->grid(), Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    const auto state = changed.front().front().value<SessionState>();
    QVERIFY(state.singleHead);
    QCOMPARE(state.focus.head, 3);
    snapshot.state = state;
    show(snapshot);
    QVERIFY(m_view->singleHead()->isVisible() && !m_view->grid()->isVisible());
    QTest::keyClick(m_view->singleHead()->plot(), Qt::Key_Escape);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!changed.back().front().value<SessionState>().singleHead);
    snapshot.state.singleHead = false;
    show(snapshot);
    m_view->grid()->grab();
    const QPoint middle = m_view->grid()->layoutNow().plots[1].center().toPoint();
    QTest::mouseDClick(m_view->grid(), Qt::LeftButton, {}, middle);
    QVERIFY(changed.back().front().value<SessionState>().singleHead);
    QCOMPARE(changed.back().front().value<SessionState>().focus.head, 1);
  }

  void arrowsWalkTokens() {
    show(snapshotOf(makeDenseSource({1, 2, 5, 7})));
    QSignalSpy moved(m_view.get(), &View::focusRequested);
    QTest::keyClick(m_view->grid(), Qt::Key_Down);
    QTest::keyClick(m_view->grid(), Qt::Key_Left);
    QTest::keyClick(m_view->grid(), Qt::Key_End);
    QCOMPARE(moved.size(), 3);
    QCOMPARE(moved[0].front().value<Focus>().query, std::int64_t{0});
    QCOMPARE(moved[1].front().value<Focus>().key, std::int64_t{6});
    QCOMPARE(moved[2].front().value<Focus>().query, std::int64_t{4});
  }

  void zoomAndPanOfOneHead() {
    HeadPlot* plot = showSingle(snapshotOf(makeDenseSource({1, 2, 200, 200})));
    QVERIFY(plot->headViewport().isFit());
    QTest::keyClick(plot, Qt::Key_Plus);
    QVERIFY(!plot->headViewport().isFit());
    QCOMPARE(plot->headViewport().cells().width(), 160.0);
    QTest::keyClick(plot, Qt::Key_0);
    QVERIFY(plot->headViewport().isFit());
    for (int i = 0; i < 6; ++i) QTest::keyClick(plot, Qt::Key_Plus);
    plot->grab();
    const QRectF before = plot->headViewport().cells();
    const QPoint middle = plot->layoutNow().plot.center().toPoint();
    QSignalSpy clicked(m_view.get(), &View::focusRequested);
    QTest::mousePress(plot, Qt::LeftButton, {}, middle);
    QTest::mouseMove(plot, middle + QPoint(40, 0));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, middle + QPoint(40, 0));
    QCOMPARE(clicked.size(), 0);  // a drag is no click
    const double moved = 40 / plot->layoutNow().plot.width() * before.width();
    QVERIFY(std::abs(plot->headViewport().cells().left() - (before.left() - moved)) < 1e-6);
    QTest::keyClick(plot, Qt::Key_F);
    QVERIFY(plot->headViewport().isFit());
  }

  void theSwitchShowsAndChanges() {
    Snapshot snapshot = snapshotOf(makeDenseSource({1, 2, 50, 50}));
    show(snapshot);
    QSignalSpy changed(m_view.get(), &View::stateRequested);
    const auto button = [&](const char* text) {
      for (QToolButton* candidate : m_view->controls()->findChildren<QToolButton*>())
        if (candidate->text() == QString::fromUtf8(text)) return candidate;
      return static_cast<QToolButton*>(nullptr);
    };
    QToolButton *grid = button("Grid"), *one = button("One"), *back = button("‹"), *fit = button("Fit");
    QVERIFY(grid && one && back && fit);
    QVERIFY(grid->isChecked() && !one->isChecked() && !back->isEnabled() && !fit->isEnabled());
    grid->click();
    QVERIFY(grid->isChecked());  // pressed again it stays
    one->click();
    QVERIFY(changed.back().front().value<SessionState>().singleHead);
    HeadPlot* plot = showSingle(snapshot);
    QVERIFY(!grid->isChecked() && one->isChecked() && back->isEnabled() && !fit->isEnabled());
    QVERIFY(m_view->can(ViewAction::ZoomIn) && !m_view->can(ViewAction::Fit));
    m_view->perform(ViewAction::ZoomIn);
    QVERIFY(!plot->headViewport().isFit());
    QVERIFY(fit->isEnabled() && m_view->can(ViewAction::Fit));
    fit->click();
    QVERIFY(plot->headViewport().isFit() && !fit->isEnabled());
    back->click();
    QVERIFY(!changed.back().front().value<SessionState>().singleHead);
    show({});
    QVERIFY(!m_view->can(ViewAction::ZoomIn));
  }

  void escapeReleasesBeforeItGoesBack() {
    Snapshot snapshot = snapshotOf(makeDenseSource({1, 2, 10, 10}));
    snapshot.state.focus.query = 3;
    snapshot.focus = snapshot.state.focus;
    HeadPlot* plot = showSingle(snapshot);
    QSignalSpy focused(m_view.get(), &View::focusRequested);
    QSignalSpy changed(m_view.get(), &View::stateRequested);
    QTest::keyClick(plot, Qt::Key_Escape);
    QCOMPARE(focused.size(), 1);
    QCOMPARE(focused.front().front().value<Focus>().query, std::int64_t{-1});
    QCOMPARE(changed.size(), 0);
  }

  void anotherTextOrModelIsShownWhole_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("whole");
    QTest::newRow("another run") << "a text"
                                 << "model" << false;
    QTest::newRow("another text") << "a texts"
                                  << "model" << true;
    QTest::newRow("another model") << "a text"
                                   << "other" << true;
  }
  void anotherTextOrModelIsShownWhole() {
    QFETCH(QString, text);
    QFETCH(QString, source);
    QFETCH(bool, whole);
    const auto run = [](const QString& typed, const QString& name) {
      Snapshot snapshot = snapshotOf(makeDenseSource({1, 2, 60, 60}));
      auto result = std::make_shared<RunResult>(*snapshot.result);
      result->text = typed;
      result->sourceName = name;
      snapshot.result = result;
      return snapshot;
    };
    HeadPlot* plot = showSingle(run(QStringLiteral("a text"), QStringLiteral("model")));
    plot->zoomIn(4);
    QVERIFY(!plot->headViewport().isFit());
    showSingle(run(text, source));
    QCOMPARE(plot->headViewport().isFit(), whole);
  }

  void theHeadFillsItsRoom_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("tokens");
    for (const QSize size : {QSize(400, 330), QSize(512, 430), QSize(900, 640), QSize(2100, 1850)})
      for (const int tokens : {2, 16, 128, 7341})
        QTest::addRow("%d x %d, %d tokens", size.width(), size.height(), tokens) << size << tokens;
  }
  void theHeadFillsItsRoom() {
    QFETCH(QSize, size);
    QFETCH(int, tokens);
    // Only the shape and the labels count here.
    const auto source =
        std::make_shared<DenseSource>(PatternShape{1, 1, tokens, tokens}, std::vector<float>{});
    for (const bool single : {true, false}) {
      QFont font = exportFont();
      const QRectF area(QPointF(), size);
      const double scale = scaleHeight();
      const SingleHeadLayout layout = SingleHeadLayout::make({area, source.get(), font, scale, 1});
      const HeadGridLayout grid = HeadGridLayout::make({area, source.get(), font, scale, 1});
      const QRectF plot = single ? layout.plot : grid.plots.front();
      const double belowIt = (single ? layout.scale : grid.scale).top() - plot.bottom();
      const double besideIt =
          size.width() - plot.width() - (single ? layout.queryBand.width() : grid.labelWidth);
      // Whole pixels for each cell may leave less than one for each, and no more.
      const double left = std::min(belowIt, besideIt) - 50;
      QVERIFY2(left <= std::min(tokens, 128), qPrintable(QString::number(left)));
      QVERIFY(area.contains(plot));
      QVERIFY(plot.bottom() < (single ? layout.scale : grid.scale).top());
    }
  }

  void clickInOneHead() {
    HeadPlot* plot = showSingle(snapshotOf(makeDenseSource({1, 2, 10, 10})));
    QSignalSpy clicked(m_view.get(), &View::focusRequested);
    const SingleHeadLayout& layout = plot->layoutNow();
    QTest::mouseClick(
        plot, Qt::LeftButton, {},
        (layout.plot.topLeft() + QPointF(layout.plot.width() * 0.15, layout.plot.height() * 0.95)).toPoint());
    QTest::mouseClick(
        plot, Qt::LeftButton, {},
        QPointF(layout.queryBand.right() - 5, layout.plot.top() + layout.plot.height() * 0.45).toPoint());
    QTest::mouseClick(
        plot, Qt::LeftButton, {},
        QPointF(layout.plot.left() + layout.plot.width() * 0.85, layout.keyBand.bottom() - 5).toPoint());
    QCOMPARE(clicked.size(), 3);
    QCOMPARE(clicked[0].front().value<Focus>().query, std::int64_t{9});
    QCOMPARE(clicked[0].front().value<Focus>().key, std::int64_t{1});
    QCOMPARE(clicked[1].front().value<Focus>().query, std::int64_t{4});
    QCOMPARE(clicked[2].front().value<Focus>().key, std::int64_t{8});
  }

  void whatIsFoundComesIntoView() {
    const auto source = makeDenseSource({1, 1, 300, 300});
    HeadPlot* plot = showSingle(snapshotOf(source));
    m_view->reveal({false, 250});
    QVERIFY(plot->headViewport().cells().contains(QPointF(250.5, 250.5)));
    QVERIFY(!plot->headViewport().isFit());
  }

  void cellsInWords() {
    const DenseSource source({1, 1, 1, 4}, {0.25f, 0.5f, 0.25f, 0.0f});
    QCOMPARE(rankOfCell(source, {}, 0, 1), std::int64_t{1});
    QCOMPARE(rankOfCell(source, {}, 0, 2), std::int64_t{2});
    QCOMPARE(rankOfCell(source, {}, 0, 3), std::int64_t{4});
    const QString words = cellWords(source, {}, 0, 1);
    QVERIFY(words.contains(QStringLiteral("0.5")) && words.contains(QStringLiteral("t1")) &&
            words.contains(QStringLiteral("rank 1 of 4")));
    const auto causal = makeDenseSource({1, 1, 3, 3}, true);
    QVERIFY(cellWords(*causal, {}, 0, 2).contains(QStringLiteral("masked")));
  }

  void vectorPicturesHaveTextAndCells_data() {
    QTest::addColumn<bool>("single");
    QTest::addColumn<bool>("dark");
    QTest::newRow("grid") << false << false;
    QTest::newRow("one head") << true << false;
    QTest::newRow("one head, dark") << true << true;
  }
  void vectorPicturesHaveTextAndCells() {
    QFETCH(bool, single);
    QFETCH(bool, dark);
    Snapshot snapshot = snapshotOf(makeDenseSource({1, 3, 6, 6}, true));
    snapshot.state.focus.query = snapshot.focus.query = 2;
    const QByteArray svg = paintSvg(snapshot, single, dark);
    QVERIFY(svg.contains("<text"));
    QVERIFY(svg.contains(">t5<"));
    QVERIFY(svg.contains(single ? "Layer 0, head 0" : "Head 2"));
    QVERIFY(svg.contains("weight"));
    // Cells are rectangles, not a bitmap; the causal half is one colour.
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.count("<rect") >= 6 * 3);
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
  }

  void faintHeadsSaySoInTheirTitles_data() {
    QTest::addColumn<int>("heads");
    QTest::addColumn<QString>("title");
    QTest::newRow("much room") << 2 << QStringLiteral("Head 1 · max 0.003");
    QTest::newRow("less room") << 30 << QStringLiteral("1 · max 0.003");
    QTest::newRow("little room") << 42 << QStringLiteral("max 0.003");
  }
  void faintHeadsSaySoInTheirTitles() {
    QFETCH(int, heads);
    QFETCH(QString, title);
    std::vector<float> cells(static_cast<std::size_t>(heads * 16), 0.5f);
    std::fill(cells.begin() + 16, cells.begin() + 32, 0.003f);
    const auto source = std::make_shared<DenseSource>(PatternShape{1, heads, 4, 4}, cells);
    const QByteArray svg = paintSvg(snapshotOf(source), false, false);
    QVERIFY(svg.contains(('>' + title + '<').toUtf8()));
    QCOMPARE(svg.count("max 0.003"), 1);
    QVERIFY(svg.contains(">Head 0<"));
  }

  void largePatternsAreImagesInVectorPictures() {
    const QByteArray svg = paintSvg(snapshotOf(makeDenseSource({1, 1, 300, 300})), true, false);
    QVERIFY(svg.contains("<image"));
    QVERIFY(svg.contains("<text"));
    QVERIFY(svg.size() < 3 << 20);
  }

  void picturesOfFilesAreTheCells() {
    // Every cell of a picture for a file has the colour of its weight.
    const auto source = makeDenseSource({1, 1, 40, 40});
    Snapshot snapshot = snapshotOf(source);
    PaintRequest request;
    request.singleHead = true;
    request.area = QRectF(QPointF(), HeadsView::pictureSize(snapshot, request));
    QImage image(request.area.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    HeadsView::paintPicture(painter, snapshot, request, {});
    painter.end();
    const ColorFit fit = fitColorsExactly(*source, {}, std::vector<HeadId>{{}}, {});
    const ColorMap& map = colorMap(QStringLiteral("Blues"), false);
    // The picture's frame tells where the heatmap is: all of its cells must be found in order.
    const SingleHeadLayout layout =
        SingleHeadLayout::make({request.area, source.get(), exportFont(), scaleHeight(), 1});
    const QSizeF cell(layout.plot.width() / 40, layout.plot.height() / 40);
    QCOMPARE(cell.toSize(), cell);
    int wrong = 0;
    for (int i = 0; i < 40; ++i)
      for (int j = 0; j < 40; ++j) {
        // Near the corner: the cell's number may stand in its middle.
        const QPoint at =
            (layout.plot.topLeft() + QPointF(j * cell.width() + 2, i * cell.height() + 2)).toPoint();
        const double fraction = fit.mapping.fraction(static_cast<double>(source->cell({}, i, j)));
        const int entry = static_cast<int>(std::lround(fraction * 255));
        const QRgb pixel = image.pixel(at);
        bool close = false;
        for (int near = std::max(0, entry - 1); near <= std::min(255, entry + 1); ++near)
          close = close || pixel == map.colors[static_cast<std::size_t>(near)];
        wrong += !close;
      }
    QCOMPARE(wrong, 0);
  }

  /// The average of heads is a picture like a head's: the same as that of one head with the mean weights.
  void anAverageOfHeadsIsDrawn() {
    const auto source = makeDenseSource({2, 2, 7, 7});
    std::vector<float> cells;
    for (int query = 0; query < 7; ++query)
      for (int key = 0; key < 7; ++key)
        cells.push_back((source->cell({0, 1}, query, key) + source->cell({1, 0}, query, key)) * 0.5f);
    const auto mean = std::make_shared<DenseSource>(PatternShape{1, 1, 7, 7}, cells);
    Snapshot snapshot = snapshotOf(source);
    snapshot.state.singleHead = true;
    snapshot.state.averagedHeads = {{0, 1}, {1, 0}};
    Snapshot expected = snapshotOf(mean);
    expected.state.singleHead = true;
    const QRect cellsOnly =
        SingleHeadLayout::make({QRectF(0, 0, 500, 500), source.get(), exportFont(), scaleHeight(), 1})
            .plot.toAlignedRect();
    QCOMPARE(painted(snapshot).copy(cellsOnly), painted(expected).copy(cellsOnly));
    const QByteArray svg = paintSvg(snapshot, false, false);
    QVERIFY(svg.contains("Mean of heads 0.1, 1.0"));
    // On the screen as well, and gone when a head is opened.
    HeadPlot* plot = showSingle(snapshot);
    QTRY_VERIFY(plot->isComplete());
    QSignalSpy states(m_view.get(), &View::stateRequested);
    snapshot.state.singleHead = false;
    show(snapshot);
    m_view->grid()->grab();
    const HeadGridLayout layout = m_view->grid()->layoutNow();
    QTest::mouseDClick(m_view->grid(), Qt::LeftButton, {}, layout.plots[1].center().toPoint());
    QVERIFY(!states.isEmpty());
    const auto state = states.last().first().value<SessionState>();
    QVERIFY(state.singleHead);
    QVERIFY(state.averagedHeads.empty());
  }

  void aMeanOfOneHeadIsThatHead() {
    Snapshot snapshot = snapshotOf(makeDenseSource({1, 3, 4, 4}));
    snapshot.state.averagedHeads = {{0, 2}};
    const LargeHead large = largeHead(snapshot);
    QVERIFY(!large.isMean());
    QCOMPARE(large.head.head, 2);
    QCOMPARE(large.source, snapshot.attention()->patterns);
    QCOMPARE(large.title(), QStringLiteral("Layer 0, head 2"));
    QCOMPARE(focusedHead(snapshot).head.head, 0);
  }

  void cancelledWhilePainting() {
    std::stop_source stop;
    stop.request_stop();
    Execution execution;
    execution.stop = stop.get_token();
    QImage image(400, 300, QImage::Format_RGB32);
    QPainter painter(&image);
    PaintRequest request;
    request.area = QRectF(image.rect());
    QVERIFY_EXCEPTION_THROWN(
        HeadsView::paintPicture(painter, snapshotOf(makeDenseSource({1, 2, 30, 30})), request, execution),
        Cancelled);
  }

  void nothingToShow() {
    show({});
    m_view->grab();
    Snapshot cross = snapshotOf(makeDenseSource({1, 1, 3, 3}));
    cross.focus.kind = AttentionKind::Cross;
    cross.state.focus.kind = AttentionKind::Cross;
    show(cross);
    m_view->grab();
    QTest::keyClick(m_view->grid(), Qt::Key_Down);
    cross.state.singleHead = true;
    show(cross);
    m_view->grab();
    QTest::keyClick(m_view->singleHead()->plot(), Qt::Key_Plus);
    QImage image(100, 100, QImage::Format_RGB32);
    QPainter painter(&image);
    QVERIFY_EXCEPTION_THROWN(HeadsView::paintPicture(painter, cross, {QRectF(0, 0, 100, 100)}, {}), Error);
  }

 private:
  void show(const Snapshot& snapshot) { m_view->setSnapshot(snapshot); }

  HeadPlot* showSingle(Snapshot snapshot) {
    snapshot.state.singleHead = true;
    show(snapshot);
    HeadPlot* plot = m_view->singleHead()->plot();
    plot->grab();
    return plot;
  }

  static QImage painted(const Snapshot& snapshot) {
    QImage image(500, 500, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    HeadsView::paintPicture(painter, snapshot, {QRectF(image.rect())}, {});
    return image;
  }

  QByteArray paintSvg(const Snapshot& snapshot, bool single, bool dark) const {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({800, 600});
    generator.setViewBox(QRectF(0, 0, 800, 600));
    QPainter painter(&generator);
    PaintRequest request;
    request.area = QRectF(0, 0, 800, 600);
    request.printing = true;
    request.dark = dark;
    request.singleHead = single;
    HeadsView::paintPicture(painter, snapshot, request, {});
    painter.end();
    return buffer.data();
  }

  static double scaleHeight() {
    ColorScale scale;
    scale.font = exportFont();
    return scale.height();
  }

  std::unique_ptr<PictureCache> m_cache;
  std::unique_ptr<HeadsView> m_view;
};

QTEST_MAIN(TestHeadsView)
#include "tst_heads_view.moc"
