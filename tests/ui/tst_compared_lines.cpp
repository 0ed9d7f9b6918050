#include <QTest>

#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "tests/ui/scene_pictures.h"
#include "ui/compute/answer_all.h"
#include "ui/plots/picture_font.h"
#include "ui/views/compare/compare_scene.h"
#include "ui/views/compare/compared_view.h"
#include "ui/views/lines/lines_options.h"
#include "ui/views/lines/lines_picture.h"
#include "ui/views/lines/lines_scene.h"

using namespace headlight;

namespace {

/// Head 0.0 of a text against head 0.1. Its words are as long as English ones are.
std::shared_ptr<const CompareScene> comparedLines(std::int64_t tokens, const QSizeF& room,
                                                  LinesOptions::Layout layout, std::int64_t moreKeys = 0) {
  const auto source = makeDenseSource({1, 4, tokens, tokens + moreKeys});
  for (TokenList* list : {&source->queries(), &source->keys()})
    for (std::size_t i = 0; i < list->size(); ++i)
      (*list)[i].label = (*list)[i].piece = i % 4 == 1 ? "something" : "word";
  Snapshot snapshot = snapshotOf(source);
  CompareOptions options;
  options.on = true;
  options.with = CompareOptions::With::Head;
  options.head = {0, 1};
  setOptions(snapshot.state.viewOptions, options);
  editOptions<LinesOptions>(snapshot.state.viewOptions,
                            [layout](LinesOptions& lines) { lines.layout = layout; });
  const SceneDefinition view = comparedDefinitionOf<LinesPicture>();
  answerAll([&] { return view.needs(snapshot); }, *snapshot.result, snapshot.answers, {});
  return std::dynamic_pointer_cast<const CompareScene>(
      view.make(snapshot, {exportFont(), room.width(), room.height()}, {}));
}

const LinesLayout& layoutOf(const ComparedPanel& panel) {
  return dynamic_cast<const LinesScene&>(*panel.scene).layout();
}

QRectF placeOf(const ComparedPanel& panel) { return {panel.at, panel.scene->size()}; }

}  // namespace

/// Lines while two runs are compared: how the page is divided.
class TestComparedLines : public QObject {
  Q_OBJECT
 private slots:
  void linesHaveRoom_data() {
    QTest::addColumn<QSizeF>("room");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<std::size_t>("beside");  // A and B: in one row
    for (const int tokens : {8, 18, 37}) {
      QTest::addRow("1280 x 720, %d", tokens) << QSizeF(450, 440) << tokens << std::size_t{2};
      QTest::addRow("wide, %d", tokens) << QSizeF(1100, 420) << tokens << std::size_t{3};
      QTest::addRow("narrow, %d", tokens) << QSizeF(320, 700) << tokens << std::size_t{1};
    }
    // Few tokens fill a large page in several rows.
    QTest::addRow("4K, 8") << QSizeF(2400, 1800) << 8 << std::size_t{2};
    QTest::addRow("4K, 18") << QSizeF(2400, 1800) << 18 << std::size_t{2};
    QTest::addRow("4K, 37") << QSizeF(2400, 1800) << 37 << std::size_t{3};
    QTest::addRow("high, 8") << QSizeF(760, 1500) << 8 << std::size_t{1};
  }
  void linesHaveRoom() {
    QFETCH(const QSizeF, room);
    QFETCH(const int, tokens);
    QFETCH(const std::size_t, beside);
    const auto scene = comparedLines(tokens, room, LinesOptions::Layout::Columns);
    const std::vector<ComparedPanel>& panels = scene->panels();
    QCOMPARE(panels.size(), std::size_t{3});
    std::size_t inFirstRow = 0;
    for (const ComparedPanel& panel : panels) {
      if (panel.at.y() == panels.front().at.y()) ++inFirstRow;
      const LinesLayout& layout = layoutOf(panel);
      const double lines = layout.keyRect(0).left() - layout.queryRect(0).right();
      QVERIFY2(lines >= 96, qPrintable(QString::number(lines)));
    }
    QCOMPARE(inFirstRow, beside);
    QVERIFY(scene->size().width() <= room.width() + 0.5);
  }

  /// Nothing beside the last picture is empty.
  void pagesAreFull() {
    for (const int tokens : {8, 37}) {
      const auto scene = comparedLines(tokens, {450, 440}, LinesOptions::Layout::Columns);
      double covered = 0;
      for (const ComparedPanel& panel : scene->panels()) {
        const QRectF place = placeOf(panel).united(panel.captionAt);
        covered += place.width() * place.height();
      }
      const double page = scene->size().width() * scene->size().height();
      QVERIFY2(covered >= 0.97 * page, qPrintable(QString::number(covered / page)));
      QCOMPARE(scene->panels().back().captionAt.width(), 450.0);
    }
  }

  /// A line of text needs the width.
  void arcsStandBelowEachOther() {
    const auto scene = comparedLines(18, {1000, 600}, LinesOptions::Layout::Arcs);
    double bottom = 0;
    for (const ComparedPanel& panel : scene->panels()) {
      QVERIFY(layoutOf(panel).isArcs());
      QVERIFY(panel.at.y() >= bottom);
      QCOMPARE(panel.scene->size().width(), 1000.0);
      bottom = placeOf(panel).bottom();
    }
    const auto few = comparedLines(3, {1200, 300}, LinesOptions::Layout::Arcs);
    QCOMPARE(few->panels()[0].at.y(), few->panels()[2].at.y());
  }

  /// There are no arcs over two texts, so the page is divided as for columns.
  void twoTextsHaveColumns() {
    const auto scene = comparedLines(18, {450, 440}, LinesOptions::Layout::Arcs, 3);
    for (const ComparedPanel& panel : scene->panels()) {
      const LinesLayout& layout = layoutOf(panel);
      QVERIFY(!layout.isArcs());
      QVERIFY(layout.keyRect(0).left() - layout.queryRect(0).right() >= 96);
    }
    QCOMPARE(scene->panels()[0].at.y(), scene->panels()[1].at.y());
  }

  void looksRight() {
    look(QStringLiteral("compared-lines-18"), *comparedLines(18, {450, 440}, LinesOptions::Layout::Columns));
    look(QStringLiteral("compared-lines-37"), *comparedLines(37, {450, 440}, LinesOptions::Layout::Columns));
  }
};

QTEST_MAIN(TestComparedLines)
#include "tst_compared_lines.moc"
