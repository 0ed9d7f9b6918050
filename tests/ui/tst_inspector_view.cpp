#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "core/error.h"
#include "dense_source.h"
#include "pattern_snapshot.h"
#include "small_attention.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"
#include "ui/session/theme.h"
#include "ui/views/inspector_picture.h"
#include "ui/views/inspector_view.h"

using namespace headlight;

class TestInspectorView : public QObject {
  Q_OBJECT
 private slots:
  void saysWhatToDoWithoutAQuery();
  void numbersAreTheSourcesBits();
  void clickLocksAndHoverPreviews();
  void incomingIsTheColumn();
  void keyboardWalksTheKeys();
  void averageIsAskedForAndNamed();
  void longAveragesAreRankedOffTheGuiThread();
  void cellFactsAreTheScoreSources();
  void maskedCellIsSaidInWords();
  void copiesATable();
  void pictureNeedsAQuery();
  void headFactsAreTheStatistics();
  void theFocusedKeyStaysInView();
  void theStrongestComeFirst();
  void looksRight();
};

namespace {

QListView* listOf(InspectorView& view) { return view.findChild<QListView*>(); }

}  // namespace

void TestInspectorView::saysWhatToDoWithoutAQuery() {
  InspectorView view({});
  view.resize(300, 600);
  view.show();
  view.setSnapshot(smallSnapshot(smallSentence()));
  QVERIFY(!listOf(view)->isVisible());
  bool said = false;
  for (const QLabel* label : view.findChildren<QLabel*>())
    said |= label->isVisible() && label->text().startsWith(QStringLiteral("Click a token"));
  QVERIFY(said);
}

void TestInspectorView::numbersAreTheSourcesBits() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 9;
  snapshot.focus.head = 2;
  InspectorView view({});
  view.setSnapshot(snapshot);
  const QAbstractItemModel* model = listOf(view)->model();
  QCOMPARE(model->rowCount(), 14);
  for (int row = 0; row < 14; ++row) {
    const QModelIndex index = model->index(row, 0);
    const qlonglong key = index.data(RankedKeysModel::KeyRole).toLongLong();
    QCOMPARE(index.data(RankedKeysModel::WeightRole).toFloat(), snapshot.patterns()->cell({0, 2}, 9, key));
  }
}

void TestInspectorView::clickLocksAndHoverPreviews() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 9;
  InspectorView view({});
  view.resize(300, 700);
  view.show();
  view.setSnapshot(snapshot);
  QListView* list = listOf(view);
  QSignalSpy previews(&view, &View::previewRequested);
  QSignalSpy locks(&view, &View::focusRequested);
  const QModelIndex third = list->model()->index(2, list->modelColumn());
  const QPoint at = list->visualRect(third).center();
  QTest::mouseMove(list->viewport(), at);
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
  QVERIFY(!previews.isEmpty());
  QCOMPARE(locks.size(), 1);
  const Focus locked = locks.first().first().value<Focus>();
  QCOMPARE(locked.key, third.data(RankedKeysModel::KeyRole).toLongLong());
  QCOMPARE(locked.query, std::int64_t{9});
}

/// Who looks at the token, with the bits of the column, and the masked ones told apart.
void TestInspectorView::incomingIsTheColumn() {
  Snapshot snapshot = smallSnapshot(smallSentence(), true);
  snapshot.focus.query = 5;
  InspectorView view({});
  view.resize(300, 700);
  view.show();
  view.setSnapshot(snapshot);
  QSignalSpy states(&view, &View::stateRequested);
  view.findChild<QTabBar*>()->setCurrentIndex(1);
  QCOMPARE(states.size(), 1);
  snapshot.state = states.first().first().value<SessionState>();
  view.setSnapshot(snapshot);
  QListView* list = listOf(view);
  const qlonglong queries = snapshot.patterns()->shape().queries;
  // Causal: the five queries before the token do not see it.
  QCOMPARE(list->model()->rowCount(), int(queries - 5));
  for (int row = 0; row < list->model()->rowCount(); ++row) {
    const QModelIndex index = list->model()->index(row, 0);
    const qlonglong query = index.data(RankedKeysModel::KeyRole).toLongLong();
    QVERIFY(query >= 5);
    QCOMPARE(index.data(RankedKeysModel::WeightRole).toFloat(), snapshot.patterns()->cell({0, 0}, query, 5));
    if (row > 0)
      QVERIFY(index.data(RankedKeysModel::WeightRole).toFloat() <=
              list->model()->index(row - 1, 0).data(RankedKeysModel::WeightRole).toFloat());
  }
  const InspectorContent content = inspectorContent(snapshot);
  QVERIFY(content.heading.endsWith(QStringLiteral("(key 5) is looked at by")));
  QCOMPARE(content.note, QStringLiteral("Masked: 5."));
  QSignalSpy locks(&view, &View::focusRequested);
  const QModelIndex second = list->model()->index(1, list->modelColumn());
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(second).center());
  QCOMPARE(locks.size(), 1);
  const Focus locked = locks.first().first().value<Focus>();
  QCOMPARE(qlonglong(locked.query), second.data(RankedKeysModel::KeyRole).toLongLong());
  QCOMPARE(qlonglong(locked.key), 5LL);
}

void TestInspectorView::keyboardWalksTheKeys() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 3;
  InspectorView view({});
  view.resize(300, 700);
  view.show();
  view.activateWindow();
  QListView* list = listOf(view);
  view.setSnapshot(snapshot);
  list->setFocus();
  QTRY_VERIFY(list->hasFocus());
  QSignalSpy previews(&view, &View::previewRequested);
  QTest::keyClick(list, Qt::Key_Home);
  QTest::keyClick(list, Qt::Key_Down);
  QVERIFY(!previews.isEmpty());
  const Focus previewed = previews.last().first().value<Focus>();
  QCOMPARE(previewed.key, list->model()->index(1, 0).data(RankedKeysModel::KeyRole).toLongLong());
  QSignalSpy locks(&view, &View::focusRequested);
  QTest::keyClick(list, Qt::Key_Return);
  QCOMPARE(locks.size(), 1);
}

void TestInspectorView::averageIsAskedForAndNamed() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 3;
  snapshot.state.averagedHeads = {{0, 1}};
  InspectorView view({});
  view.setSnapshot(snapshot);
  QSignalSpy states(&view, &View::stateRequested);
  view.findChildren<QToolButton*>().first()->click();
  QCOMPARE(states.size(), 1);
  snapshot.state = states.first().first().value<SessionState>();
  QCOMPARE(snapshot.state.averagedHeads, (std::vector<HeadId>{{0, 0}, {0, 1}}));
  view.setSnapshot(snapshot);
  bool named = false;
  for (const QLabel* label : view.findChildren<QLabel*>()) named |= label->text() == "mean of heads 0.0, 0.1";
  QVERIFY(named);
  // Heads that another model does not have are not averaged.
  snapshot.state.averagedHeads = {{7, 0}};
  QCOMPARE(inspectedHeads(snapshot), (std::vector<HeadId>{{0, 0}}));
}

/// What takes longer than a frame is done elsewhere; the ranking before stays until then.
void TestInspectorView::longAveragesAreRankedOffTheGuiThread() {
  Snapshot snapshot = snapshotOf(makeDenseSource({8, 3, 2, 3000}));
  snapshot.focus.query = 1;
  QVERIFY(!isSlowToRank(snapshot));
  for (int layer = 0; layer < 8; ++layer)
    for (int head = 0; head < 3; ++head) snapshot.state.averagedHeads.push_back({layer, head});
  QVERIFY(isSlowToRank(snapshot));
  Snapshot before = smallSnapshot(smallSentence());
  before.focus.query = 3;
  InspectorView view({});
  view.setSnapshot(before);
  const QAbstractItemModel* model = listOf(view)->model();
  QCOMPARE(model->rowCount(), 14);
  view.setSnapshot(snapshot);
  QCOMPARE(model->rowCount(), 14);
  QTRY_COMPARE(model->rowCount(), 201);
  const RankedKeys expected = inspectorContent(snapshot).ranked;
  QCOMPARE(model->index(0, 0).data(RankedKeysModel::WeightRole).toFloat(), expected.keys[0].weight);
  // One that is of no interest any more never comes.
  Snapshot other = snapshot;
  other.focus.query = 0;
  view.setSnapshot(other);
  view.setSnapshot(before);
  QCOMPARE(model->rowCount(), 14);
  QTest::qWait(50);
  QCOMPARE(model->rowCount(), 14);
}

void TestInspectorView::cellFactsAreTheScoreSources() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 3;
  QVERIFY(cellFacts(snapshot).empty());
  snapshot.focus.key = 5;
  const CellFacts expected = snapshot.attention()->scores->facts({0, 0}, 3, 5);
  const std::vector<Fact> facts = cellFacts(snapshot);
  QCOMPARE(facts.size(), std::size_t{5});
  QCOMPARE(facts[0].value, scoreText(expected.dot));
  QCOMPARE(facts[1].value, scoreText(expected.scale));
  QCOMPARE(facts[2].value, scoreText(expected.score));
  QCOMPARE(facts[3].value, scoreText(expected.logSumExp));
  QCOMPARE(facts[4].value, weightText(expected.weight));
}

void TestInspectorView::maskedCellIsSaidInWords() {
  Snapshot snapshot = smallSnapshot(smallSentence(), true);
  snapshot.focus.query = 3;
  snapshot.focus.key = 5;
  const std::vector<Fact> facts = cellFacts(snapshot);
  QCOMPARE(facts[2].value, QStringLiteral("masked"));
  QCOMPARE(facts.back().value, QStringLiteral("0"));
}

void TestInspectorView::copiesATable() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 3;
  InspectorView view({});
  view.setSnapshot(snapshot);
  QApplication::clipboard()->clear();
  QTest::keyClick(listOf(view), Qt::Key_C, Qt::ControlModifier);
  const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), 15);
  QVERIFY(lines.first().startsWith(QStringLiteral("rank\tposition")));
}

void TestInspectorView::pictureNeedsAQuery() {
  const InspectorView view({});
  QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&image);
  QVERIFY_EXCEPTION_THROWN(
      InspectorView::paintPicture(painter, smallSnapshot(smallSentence()), {image.rect()}, {}), Error);
}

void TestInspectorView::headFactsAreTheStatistics() {
  const Snapshot snapshot = smallSnapshot(smallSentence());
  const HeadStatistics statistics = headStatistics(*snapshot.patterns(), {{0, 0}}, {}).front();
  const std::vector<Fact> facts = headFacts(statistics);
  QCOMPARE(facts.size(), std::size_t{8});
  QCOMPARE(facts[0].value, QString::number(statistics.entropyBits, 'f', 2) + " bits");
  QCOMPARE(facts[3].value, weightText(statistics.firstToken));
  InspectorView view({});
  view.setSnapshot(snapshot);
  bool shown = false;
  for (const QLabel* label : view.findChildren<QLabel*>()) shown |= label->text().contains(facts[3].value);
  QVERIFY(shown);
  // What has no meaning is not shown as a number.
  HeadStatistics bare;
  bare.entropyBits = bare.normalizedEntropy = std::numeric_limits<double>::quiet_NaN();
  QCOMPARE(headFacts(bare).front().name, QStringLiteral("mean distance"));
}

/// Whatever is written below the list: a cell's numbers take much of its height.
void TestInspectorView::theFocusedKeyStaysInView() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 9;
  InspectorView view({});
  view.resize(300, 520);
  view.move(450, 0);  // away from where the mouse was left: a list under it is not scrolled
  view.show();
  view.setSnapshot(snapshot);
  QCoreApplication::processEvents();
  QListView* const list = listOf(view);
  snapshot.focus.key = list->model()->index(11, 0).data(RankedKeysModel::KeyRole).toLongLong();
  view.setSnapshot(snapshot);
  QTRY_VERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex())));
  QCOMPARE(list->currentIndex().row(), 11);
}

/// Where another token is chosen its list is seen from its beginning.
void TestInspectorView::theStrongestComeFirst() {
  Snapshot snapshot = smallSnapshot(smallSentence());
  snapshot.focus.query = 9;
  InspectorView view({});
  view.resize(300, 480);
  view.show();
  view.setSnapshot(snapshot);
  QCoreApplication::processEvents();
  QListView* const list = listOf(view);
  list->scrollToBottom();
  QVERIFY(list->verticalScrollBar()->value() > 0);
  snapshot.focus.query = 8;
  view.setSnapshot(snapshot);
  QCoreApplication::processEvents();
  QCOMPARE(list->verticalScrollBar()->value(), 0);
}

/// Writes what people see to $HEADLIGHT_LOOK, for looking at it.
void TestInspectorView::looksRight() {
  const QString folder = qEnvironmentVariable("HEADLIGHT_LOOK");
  for (const bool dark : {false, true}) {
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    Snapshot snapshot =
        smallSnapshot({"[CLS]", "猫", "Donaudampfschifffahrtsgesellschaft", "👩‍👩‍👧", "cross",
                       "the", "street", "because", "it", "was", "tired", ".", "[SEP]"});
    snapshot.focus.query = 4;
    snapshot.focus.key = 2;
    snapshot.state.display.leaveOut = LeaveOut::FirstToken;
    snapshot.state.averagedHeads = {{0, 0}, {0, 2}};
    InspectorView view({});
    view.resize(300, 700);
    view.show();
    view.setSnapshot(snapshot);
    QCoreApplication::processEvents();
    QVERIFY(!view.grab().isNull());
    QImage image(840, 1400, QImage::Format_ARGB32_Premultiplied);
    image.fill(themeColors(dark).pictureBackground);
    QPainter painter(&image);
    painter.scale(2, 2);
    InspectorView::paintPicture(painter, snapshot,
                                {QRectF(QPointF(), InspectorView::pictureSize(snapshot, {})), dark}, {});
    painter.end();
    if (folder.isEmpty()) continue;
    const QString name = folder + (dark ? "/inspector-dark" : "/inspector-light");
    QVERIFY(view.grab().save(name + ".png"));
    QVERIFY(image.save(name + "-picture.png"));
  }
}

QTEST_MAIN(TestInspectorView)
#include "tst_inspector_view.moc"
