#include <QAbstractScrollArea>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/export/caption.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/views/compare/cells_in_second.h"
#include "ui/views/compare/compare_scene.h"
#include "ui/views/compare/compared_view.h"
#include "ui/views/compare/comparison_words.h"
#include "ui/views/heads_beside.h"
#include "ui/views/heads_scene.h"
#include "ui/views/scene/scene_view.h"

using namespace headlight;

namespace {

/// Head 0.0 of a text of so many tokens against head 0.1.
Snapshot comparingHeads(std::int64_t tokens, CompareOptions::Show show = CompareOptions::Show::All) {
  Snapshot snapshot = snapshotOf(makeDenseSource({1, 12, tokens, tokens}));
  CompareOptions options;
  options.on = true;
  options.with = CompareOptions::With::Head;
  options.head = {0, 1};
  options.show = show;
  setOptions(snapshot.state.viewOptions, options);
  return snapshot;
}

std::shared_ptr<const CompareScene> sceneOf(Snapshot& snapshot, const SceneRequest& request) {
  const SceneDefinition view = comparedDefinitionOf<HeadsPicture>();
  answerAll([&] { return view.needs(snapshot); }, *snapshot.result, snapshot.answers, {});
  return std::dynamic_pointer_cast<const CompareScene>(view.make(snapshot, request, {}));
}

const HeadsScene& headsOf(const ComparedPanel& panel) {
  return dynamic_cast<const HeadsScene&>(*panel.scene);
}

QRectF plotOf(const ComparedPanel& panel) { return panel.scene->plot()->rect.translated(panel.at); }

}  // namespace

class tst_compared_heads : public QObject {
  Q_OBJECT
 private slots:
  void plotsAreLarge_data();
  void plotsAreLarge();
  void labelsStandOnce();
  void aloneTheGridIsThere();
  void numbersDoNotTouch();
  void numbersAreInAll();
  void nothingIsZeroWhereBothHaveNumbers();
  void numbersAndFramesAreLeftOut();
  void zoomIsTheSameInAll();
  void zoomFollowsTheOtherText();
  void wheelZoomsAndFits();
  void theDifferenceSaysOfWhat();
  void captionsAndNamesSayIt();
};

void tst_compared_heads::plotsAreLarge_data() {
  QTest::addColumn<int>("tokens");
  QTest::addColumn<QSizeF>("room");
  QTest::addColumn<double>("share");  // of the page that the three plots cover at least
  for (const int tokens : {8, 18, 37, 42}) {
    QTest::addRow("narrow, %d", tokens) << tokens << QSizeF(450, 440) << 0.3;
    QTest::addRow("wide, %d", tokens) << tokens << QSizeF(1100, 420) << 0.4;
    QTest::addRow("4K, %d", tokens) << tokens << QSizeF(2400, 1800) << 0.5;
    QTest::addRow("high, %d", tokens) << tokens << QSizeF(420, 1000) << 0.4;
  }
}

void tst_compared_heads::plotsAreLarge() {
  QFETCH(const int, tokens);
  QFETCH(const QSizeF, room);
  QFETCH(const double, share);
  Snapshot snapshot = comparingHeads(tokens);
  const auto scene = sceneOf(snapshot, {exportFont(), room.width(), room.height()});
  QVERIFY(scene->size().width() <= room.width() + 0.5);
  QVERIFY(scene->size().height() <= room.height() + 0.5);
  QVERIFY2(!paintedTexts(*scene).contains(QStringLiteral("…")), "a label of which nothing is left");
  double covered = 0;
  for (const ComparedPanel& panel : scene->panels()) {
    const QRectF plot = plotOf(panel);
    covered += plot.width() * plot.height();
    QCOMPARE(plot.size(), plotOf(scene->panels().front()).size());
    for (const ComparedPanel& other : scene->panels())
      if (&other != &panel) QVERIFY(!plot.intersects(plotOf(other)));
  }
  QVERIFY2(covered >= share * room.width() * room.height(),
           qPrintable(QString::number(covered / room.width() / room.height())));
}

void tst_compared_heads::labelsStandOnce() {
  Snapshot snapshot = comparingHeads(8);
  const auto scene = sceneOf(snapshot, {exportFont(), 1100, 420});
  QVERIFY(!headsOf(scene->panels()[0]).labelsOf(3, true).empty());
  for (const std::size_t other : {1, 2}) {
    QVERIFY2(headsOf(scene->panels()[other]).labelsOf(3, true).empty(), "its neighbour has them");
    QVERIFY(!headsOf(scene->panels()[other]).labelsOf(3, false).empty());
    QCOMPARE(plotOf(scene->panels()[other]).top(), plotOf(scene->panels()[0]).top());
  }
  QCOMPARE(paintedTexts(*scene).count(QStringLiteral("t3")), qsizetype{4});
}

void tst_compared_heads::aloneTheGridIsThere() {
  Snapshot snapshot = comparingHeads(8, CompareOptions::Show::Difference);
  const auto scene = sceneOf(snapshot, {exportFont(), 1100, 700});
  for (const int head : {0, 5, 11}) QVERIFY(!headsOf(scene->panels().front()).plotOf({0, head}).isEmpty());
  QVERIFY(!scene->plot().has_value());
}

void tst_compared_heads::numbersDoNotTouch() {
  int found = 0;
  for (double width = 700; width < 2400; width += 61) {
    Snapshot snapshot = comparingHeads(14);
    const auto scene = sceneOf(snapshot, {exportFont(), width, 500});
    const ComparedPanel& panel = scene->panels().back();
    QCOMPARE(panel.part, ComparedPart::Difference);
    const double cell = plotOf(panel).width() / 14;
    const QString svg = paintedSvg(*panel.scene);
    static const QRegularExpression text(
        QStringLiteral("font-size=\"(\\d+)\"[^>]*>\\s*<text[^>]*>(-?\\d?\\.\\d+)</text>"));
    auto match = text.globalMatch(svg);
    while (match.hasNext()) {
      const auto one = match.next();
      ++found;
      QFont font = exportFont();
      font.setPixelSize(one.captured(1).toInt());
      QVERIFY2(QFontMetricsF(font).horizontalAdvance(one.captured(2)) <= cell,
               qPrintable(QStringLiteral("%1 in %2").arg(one.captured(2)).arg(cell)));
    }
  }
  QVERIFY(found > 100);
}

/// Whatever the size of the cells: where A and B have numbers so has the difference, unless it is none.
void tst_compared_heads::numbersAreInAll() {
  static const QRegularExpression number(QStringLiteral("<text[^>]*>-?\\d?\\.\\d+</text>"));
  bool any = false;
  for (double seen = 24; seen > 8; seen -= 1) {
    Snapshot snapshot = comparingHeads(24);
    SceneRequest request{exportFont(), 1100, 420};
    request.cells = QRectF(0, 0, seen, seen);
    const auto scene = sceneOf(snapshot, request);
    QStringList svgs;
    for (const ComparedPanel& panel : scene->panels()) svgs.append(paintedSvg(*panel.scene));
    const auto numbersIn = [&](int panel) { return svgs[panel].count(number); };
    any = any || numbersIn(0) > 20;
    const PatternSource& difference = *scene->comparison().difference().patterns();
    qsizetype wanted = 0;
    for (std::int64_t query = 0; query < static_cast<std::int64_t>(seen); ++query)
      for (std::int64_t key = 0; key < static_cast<std::int64_t>(seen); ++key)
        wanted += std::abs(difference.cell({0, 0}, query, key)) >= 0.0051F;
    if (numbersIn(0) > 20)
      QVERIFY2(numbersIn(2) >= wanted, qPrintable(QStringLiteral("%1 of %2 at %3")
                                                      .arg(numbersIn(2))
                                                      .arg(wanted)
                                                      .arg(plotOf(scene->panels()[2]).width() / seen)));
  }
  QVERIFY(any);
}

/// A head against itself: the difference says so in each cell in which A and B have a number.
void tst_compared_heads::nothingIsZeroWhereBothHaveNumbers() {
  Snapshot snapshot = comparingHeads(8);
  editOptions<CompareOptions>(snapshot.state.viewOptions, [](CompareOptions& options) {
    options.head = {0, 0};
  });
  const auto scene = sceneOf(snapshot, {exportFont(), 1400, 500});
  const PatternSource& source = *snapshot.patterns();
  qsizetype numbers = 0;
  for (std::int64_t query = 0; query < 8; ++query)
    for (std::int64_t key = 0; key < 8; ++key)
      numbers += !cellWeightText(source.cell({0, 0}, query, key), 40, 27).isEmpty();
  QVERIFY(numbers > 40);
  const auto zeros = [&](std::size_t panel) {
    return paintedTexts(*scene->panels()[panel].scene).count(QStringLiteral("0"));
  };
  QCOMPARE(zeros(2) - zeros(0), numbers);
}

void tst_compared_heads::numbersAndFramesAreLeftOut() {
  Snapshot snapshot = comparingHeads(8);
  SceneRequest request{exportFont(), 1400, 500};
  request.printing = true;
  const QString all = paintedSvg(*sceneOf(snapshot, request));
  request.numbers = false;
  const QString without = paintedSvg(*sceneOf(snapshot, request));
  static const QRegularExpression number(QStringLiteral("<text[^>]*>-?\\d?\\.\\d+</text>"));
  QVERIFY(all.count(number) > 3 * 20);
  QVERIFY(without.count(number) < 20);  // those of the scales
  request.frames = false;
  const QString plain = paintedSvg(*sceneOf(snapshot, request));
  QCOMPARE(without.count(QStringLiteral("<rect")) - plain.count(QStringLiteral("<rect")), qsizetype{3});
}

void tst_compared_heads::zoomIsTheSameInAll() {
  Snapshot snapshot = comparingHeads(24);
  SceneRequest request{exportFont(), 1100, 420};
  const auto whole = sceneOf(snapshot, request);
  request.cells = QRectF(6, 3, 12, 12);
  request.before = whole;
  const auto closer = sceneOf(snapshot, request);
  for (const ComparedPanel& panel : closer->panels()) {
    const QRectF plot = plotOf(panel);
    const SceneHit hit =
        closer->at(plot.topLeft() + QPointF(plot.width() * 2.5 / 12, plot.height() * 4.5 / 12));
    QVERIFY(hit.focus.has_value());
    QCOMPARE(hit.focus->query, std::int64_t{7});
    QCOMPARE(hit.focus->key, std::int64_t{8});
    QVERIFY2(headsOf(panel).labelsOf(2, false).empty(), "it is out of view");
  }
}

void tst_compared_heads::zoomFollowsTheOtherText() {
  // B has two tokens before those of A.
  const auto first = makeDenseSource({1, 2, 8, 8}, false, 1);
  const auto second = makeDenseSource({1, 2, 10, 10}, false, 2);
  for (TokenList* tokens : {&second->queries(), &second->keys()})
    for (std::size_t i = 0; i < tokens->size(); ++i)
      (*tokens)[i].label = (*tokens)[i].piece = i < 2 ? "x" + std::to_string(i) : "t" + std::to_string(i - 2);
  Snapshot snapshot = snapshotOf(first);
  const Snapshot other = snapshotOf(second);
  auto run = std::make_shared<RunResult>(*snapshot.result);
  run->model = std::make_shared<Model>();  // an array has no other text
  snapshot.result = run;
  CompareOptions options;
  options.on = true;
  options.text = QStringLiteral("B");
  setOptions(snapshot.state.viewOptions, options);
  snapshot.others = std::make_shared<OtherRuns>(ComputeServices{});
  const std::shared_ptr<const ComparedRun> compared =
      std::make_shared<ComparedRun>(compareRuns(snapshot.result, other.result, std::nullopt, {}));
  for (const Question& question : Comparison::needs(snapshot, nullptr, true))
    snapshot.answers.insert(question.key, Answer{std::any(compared), {}});
  const Comparison comparison(snapshot);
  QVERIFY2(comparison.problem().isEmpty(), qPrintable(comparison.problem()));
  const QRectF cells = cellsInSecond(comparison, QRectF(2, 4, 4, 4));
  QCOMPARE(cells.center(), QPointF(6, 8 - 0.5));  // inside: it cannot be farther down than 10
  QCOMPARE(cells.size(), QSizeF(5, 5));
  QVERIFY(cellsInSecond(comparison, {}).isEmpty());
}

void tst_compared_heads::wheelZoomsAndFits() {
  Snapshot snapshot = comparingHeads(24);
  const SceneDefinition definition = comparedDefinitionOf<HeadsPicture>();
  answerAll([&] { return definition.needs(snapshot); }, *snapshot.result, snapshot.answers, {});
  SceneView view(definition, ViewContext{});
  view.resize(1000, 420);
  view.setSnapshot(snapshot);
  view.show();
  QTRY_VERIFY(view.isUpToDate());
  QVERIFY(view.can(ViewAction::ZoomIn));
  QVERIFY(!view.can(ViewAction::Fit));
  QSignalSpy fits(&view, &SceneView::fitChanged);
  const auto scene = std::dynamic_pointer_cast<const CompareScene>(view.scene());
  const QPointF at = view.toWidget(plotOf(scene->panels()[1]).center());
  QWidget* viewport = view.findChild<QAbstractScrollArea*>()->viewport();
  QWheelEvent turn(at, viewport->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                   Qt::NoScrollPhase, false);
  QApplication::sendEvent(viewport, &turn);
  QCOMPARE(fits.count(), 1);
  QVERIFY(view.can(ViewAction::Fit));
  QTRY_VERIFY(view.isUpToDate());
  const auto closer = std::dynamic_pointer_cast<const CompareScene>(view.scene());
  for (const ComparedPanel& panel : closer->panels())
    QVERIFY2(headsOf(panel).labelsOf(0, false).empty(), "the middle is seen, larger");
  view.perform(ViewAction::Fit);
  QCOMPARE(fits.count(), 2);
  QTRY_VERIFY(view.isUpToDate());
  QVERIFY(!view.scene()->plotAt(plotOf(scene->panels()[1]).center()).isEmpty());
  QVERIFY(!headsOf(std::dynamic_pointer_cast<const CompareScene>(view.scene())->panels()[0])
               .labelsOf(0, false)
               .empty());
}

void tst_compared_heads::theDifferenceSaysOfWhat() {
  Snapshot snapshot = comparingHeads(8, CompareOptions::Show::Difference);
  snapshot.state.singleHead = true;
  const auto scene = sceneOf(snapshot, {exportFont(), 900, 700});
  const QStringList texts = paintedTexts(*scene);
  for (const char* said : {"A − B", "A: head 0.0", "B: head 0.1"})
    QVERIFY2(texts.contains(QString::fromUtf8(said)), said);
}

void tst_compared_heads::captionsAndNamesSayIt() {
  Snapshot snapshot = comparingHeads(8, CompareOptions::Show::Difference);
  auto named = std::make_shared<RunResult>(*snapshot.result);
  named->sourceName = QStringLiteral("small");
  named->text = QStringLiteral("the text");
  snapshot.result = named;
  snapshot.state.view = QStringLiteral("heads");
  (void)sceneOf(snapshot, {exportFont(), 900, 700});
  ImageRequest request;
  const QStringList lines = captionLines(snapshot, request);
  QVERIFY2(lines[0].startsWith(QStringLiteral("difference A − B · small")), qPrintable(lines[0]));
  QCOMPARE(lines.mid(1), (QStringList{"A: head 0.0", "B: head 0.1", "the text"}));
  QCOMPARE(suggestedFileName(snapshot, ImageScope::CurrentView), QStringLiteral("small_minus-head0.1_heads"));
  // A view that shows one run says nothing of it.
  request.view = snapshot.state.view = QStringLiteral("training");
  QVERIFY(!captionLines(snapshot, request).join(u' ').contains(QStringLiteral("A − B")));
  QCOMPARE(suggestedFileName(snapshot, ImageScope::CurrentView), QStringLiteral("small_training"));
  CompareOptions options;
  QVERIFY(comparedWithWords(options).isEmpty());
  options.on = true;
  options.with = CompareOptions::With::Head;
  options.head = {3, 1};
  QCOMPARE(comparedWithWords(options), QStringLiteral("head 3.1"));
  QCOMPARE(comparedWithWords(options, true), QStringLiteral("layer 3, all heads"));
  QCOMPARE(comparedFilePart(options, true), QStringLiteral("_compared-with-layer3"));
  options.with = CompareOptions::With::Text;
  options.text = QStringLiteral("猫爱我");
  QCOMPARE(comparedWithWords(options), QStringLiteral("the text “猫爱我”"));
}

QTEST_MAIN(tst_compared_heads)
#include "tst_compared_heads.moc"
