#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <mutex>

#include "tests/ui/fakes.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/compute/answer_all.h"
#include "ui/views/scene/column_scene.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/scene/view_controls.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

/// Rows of 40 units, one a query token; a click on the left half locks it, on the right half changes the
/// session.
class RowsScene : public Scene {
 public:
  RowsScene(const Snapshot& snapshot, const SceneRequest& request)
      : m_focus(snapshot.focus),
        m_rows(snapshot.patterns()->shape().queries),
        m_width(request.width),
        m_answer(snapshot.answer<int>("number")) {}
  QSizeF size() const override { return {m_width, 40.0 * static_cast<double>(m_rows)}; }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override {
    painter.fillRect(QRectF(QPointF(), size()) & part, style.highlight);
  }
  SceneHit at(const QPointF& point) const override {
    const auto row = static_cast<std::int64_t>(point.y() / 40);
    if (row < 0 || row >= m_rows) return {};
    SceneHit hit;
    hit.rect = rowRect(row);
    hit.tip = QString::number(row);
    if (point.x() > m_width / 2) {
      hit.change = [](SessionState& state) { state.singleHead = true; };
      hit.undoText = QStringLiteral("Enlarge");
      return hit;
    }
    hit.focus = m_focus;
    hit.focus->query = row;
    return hit;
  }
  std::vector<SceneMark> marks(const Focus& focus) const override {
    if (focus.query < 0) return {};
    return {{rowRect(focus.query), SceneMark::Role::Query}};
  }
  void prepare(const QRectF& part, const Execution&) const override {
    const std::lock_guard lock(m_mutex);
    m_prepared.push_back(part);
  }
  bool isPrepared(const QRectF& part) const override {
    for (const QRectF& prepared : preparedParts())
      if (prepared.contains(part & QRectF(QPointF(), size()))) return true;
    return false;
  }
  std::vector<QRectF> preparedParts() const {
    const std::lock_guard lock(m_mutex);
    return m_prepared;
  }
  QString summary() const override {
    return QStringLiteral("%1 rows, %2").arg(m_rows).arg(m_answer ? *m_answer : -1);
  }

 private:
  QRectF rowRect(std::int64_t row) const { return {0, 40.0 * static_cast<double>(row), m_width, 40}; }

  Focus m_focus;
  std::int64_t m_rows;
  double m_width;
  std::shared_ptr<const int> m_answer;
  mutable std::mutex m_mutex;
  mutable std::vector<QRectF> m_prepared;
};

struct RowsPicture {
  static constexpr const char* id = "rows";
  static QString title() { return QStringLiteral("Rows"); }
  static std::vector<Question> needs(const Snapshot&) {
    return {question<int>("number", [](const RunResult&, const Execution&) { return 7; })};
  }
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution&) {
    if (!snapshot.patterns()) return placeholderScene(QStringLiteral("Nothing is here."), request);
    return std::make_shared<RowsScene>(snapshot, request);
  }
};

SceneDefinition rows() { return definitionOf<RowsPicture>(); }

TokenList tokens(int count) {
  TokenList list(static_cast<std::size_t>(count));
  for (TokenInfo& token : list) token.label = "x";
  return list;
}

Snapshot rowsSnapshot(int count) {
  return snapshotOf(std::make_shared<UniformPatterns>(AttentionKind::Encoder, 1, 1, tokens(count)));
}

Snapshot answered(Snapshot snapshot) {
  answerAll(RowsPicture::needs(snapshot), *snapshot.result, snapshot.answers, {});
  return snapshot;
}

/// A view of rows on the screen.
struct Shown {
  SceneView view{rows(), ViewContext{}};
  explicit Shown(const Snapshot& snapshot) {
    view.resize(400, 200);
    view.show();
    view.setSnapshot(snapshot);
  }
  bool isDrawn() const { return view.isUpToDate() && view.scene(); }
  QWidget* surface() const { return view.findChild<QAbstractScrollArea*>()->viewport(); }
  QPoint point(const QPointF& scenePoint) const {
    return surface()->mapFrom(&view, view.toWidget(scenePoint).toPoint());
  }
};

}  // namespace

class SceneViewTest : public QObject {
  Q_OBJECT

 private slots:
  void showsWhatTheSnapshotHas();
  void keepsTheLastSceneUntilItsQuestionsAreAnswered();
  void aGoodSceneIsNotReplacedByWaiting();
  void clicksLockAndChange();
  void hoverPreviewsAndEnds();
  void whatIsNewUnderTheMouseIsPreviewed();
  void scrollsToTheFocus();
  void preparesWhatWillBeSeen();
  void forgetsBehindAnotherView();
  void keepsNoResultBehindAnotherView();
  void partsOfAPageAreWhereTheyStand();
  void isPaintedIntoFilesAtTheirSize();
};

void SceneViewTest::showsWhatTheSnapshotHas() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  QCOMPARE(shown.view.scene()->summary(), QStringLiteral("3 rows, 7"));
  QCOMPARE(shown.view.accessibleDescription(), QStringLiteral("3 rows, 7"));
  QCOMPARE(shown.view.needs({}).size(), std::size_t{1});
  Shown empty{answered(snapshotOf(nullptr))};
  QTRY_VERIFY(empty.isDrawn());
  QCOMPARE(empty.view.scene()->summary(), QStringLiteral("Nothing is here."));
}

void SceneViewTest::keepsTheLastSceneUntilItsQuestionsAreAnswered() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  Snapshot next = rowsSnapshot(5);
  shown.view.setSnapshot(next);
  QTest::qWait(30);
  QCOMPARE(shown.view.scene()->summary(), QStringLiteral("3 rows, 7"));
  QVERIFY(!shown.view.isUpToDate());
  shown.view.setSnapshot(answered(next));
  QTRY_COMPARE(shown.view.scene()->summary(), QStringLiteral("5 rows, 7"));
}

void SceneViewTest::aGoodSceneIsNotReplacedByWaiting() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  // While a scene is made another is asked for, and then one that must wait.
  shown.view.setSnapshot(answered(rowsSnapshot(4)));
  shown.view.setSnapshot(answered(rowsSnapshot(5)));
  shown.view.setSnapshot(rowsSnapshot(6));
  QTRY_COMPARE(shown.view.scene()->summary(), QStringLiteral("4 rows, 7"));
  QTest::qWait(50);
  QCOMPARE(shown.view.scene()->summary(), QStringLiteral("4 rows, 7"));
}

void SceneViewTest::clicksLockAndChange() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  QSignalSpy locked(&shown.view, &View::focusRequested);
  QSignalSpy changed(&shown.view, &View::stateRequested);
  QTest::mouseClick(shown.surface(), Qt::LeftButton, {}, shown.point({20, 90}));
  QCOMPARE(locked.size(), 1);
  QCOMPARE(locked.first().first().value<Focus>().query, std::int64_t{2});
  QSignalSpy ends(&shown.view, &View::previewEnded);
  QTest::mouseClick(shown.surface(), Qt::LeftButton, {}, shown.point({390, 90}));
  QCOMPARE(ends.size(), 1);
  QCOMPARE(locked.size(), 1);
  QCOMPARE(changed.size(), 1);
  QVERIFY(changed.first().first().value<SessionState>().singleHead);
  QCOMPARE(changed.first().last().toString(), QStringLiteral("Enlarge"));
  QTest::mouseClick(shown.surface(), Qt::LeftButton, {}, shown.point({20, 150}));  // below the rows
  QCOMPARE(locked.size() + changed.size(), 2);
}

void SceneViewTest::hoverPreviewsAndEnds() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  QSignalSpy previews(&shown.view, &View::previewRequested);
  QSignalSpy ends(&shown.view, &View::previewEnded);
  QTest::mouseMove(shown.surface(), shown.point({20, 50}));
  QTRY_COMPARE(previews.size(), 1);
  QTest::mouseMove(shown.surface(), shown.point({25, 55}));  // the same row
  QTest::qWait(10);
  QCOMPARE(previews.size(), 1);
  QTest::mouseMove(shown.surface(), shown.point({20, 90}));
  QTRY_COMPARE(previews.size(), 2);
  QTest::mouseMove(shown.surface(), shown.point({20, 160}));
  QTRY_COMPARE(ends.size(), 1);
}

/// Another scene may have something else in the same place.
void SceneViewTest::whatIsNewUnderTheMouseIsPreviewed() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  QSignalSpy previews(&shown.view, &View::previewRequested);
  QTest::mouseMove(shown.surface(), shown.point({20, 50}));
  QTRY_COMPARE(previews.size(), 1);
  Snapshot locked = answered(rowsSnapshot(3));
  locked.focus.key = locked.state.focus.key = 2;
  shown.view.setSnapshot(locked);
  QTRY_VERIFY(shown.isDrawn());
  QTest::mouseMove(shown.surface(), shown.point({25, 55}));
  QTRY_COMPARE(previews.size(), 2);
  QCOMPARE(previews.last().first().value<Focus>().key, std::int64_t{2});
}

void SceneViewTest::scrollsToTheFocus() {
  Shown shown(answered(rowsSnapshot(100)));
  QTRY_VERIFY(shown.isDrawn());
  Snapshot far = answered(rowsSnapshot(100));
  far.focus.query = far.state.focus.query = 80;
  shown.view.setSnapshot(far);
  const QScrollBar* bar = shown.view.findChild<QAbstractScrollArea*>()->verticalScrollBar();
  QTRY_VERIFY(bar->value() + 200 >= 81 * 40 && bar->value() <= 80 * 40);
  // A preview scrolls nothing.
  const int before = bar->value();
  far.focus.query = 2;
  shown.view.setSnapshot(far);
  QTRY_VERIFY(shown.isDrawn());
  QCOMPARE(bar->value(), before);
}

/// Before the scene is shown, what will be seen of it where it is scrolled to; then what is a page away.
void SceneViewTest::preparesWhatWillBeSeen() {
  Snapshot snapshot = answered(rowsSnapshot(100));
  snapshot.focus.query = snapshot.state.focus.query = 80;
  Shown shown(snapshot);
  QTRY_VERIFY(shown.isDrawn());
  const auto scene = std::dynamic_pointer_cast<const RowsScene>(shown.view.scene());
  auto* bar = shown.view.findChild<QAbstractScrollArea*>()->verticalScrollBar();
  const double page = shown.surface()->height();
  const auto around = [&] { return QRectF(0, bar->value() - page, 100, 3 * page); };
  QVERIFY(bar->value() > 1000);
  QCOMPARE(scene->preparedParts().front(), QRectF(QPointF(0, bar->value()), QSizeF(shown.surface()->size())));
  QTRY_VERIFY(scene->isPrepared(around()));
  bar->setValue(40);
  QTRY_VERIFY(scene->isPrepared(around()));
  // Where all is prepared nobody is asked.
  const std::size_t asked = scene->preparedParts().size();
  bar->setValue(20);
  QTest::qWait(50);
  QCOMPARE(scene->preparedParts().size(), asked);
}

void SceneViewTest::forgetsBehindAnotherView() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  shown.view.hide();
  QVERIFY(!shown.view.scene());
  shown.view.show();
  // Until it is told what to show it shows nothing.
  QTest::qWait(30);
  QVERIFY(!shown.view.scene());
  shown.view.setSnapshot(answered(rowsSnapshot(4)));
  QTRY_VERIFY(shown.isDrawn());
}

void SceneViewTest::keepsNoResultBehindAnotherView() {
  class Controls : public ViewControls {
   public:
    using ViewControls::ViewControls;
    Snapshot shown;
    void setSnapshot(const Snapshot& snapshot) override { shown = snapshot; }
  };
  SceneDefinition definition = rows();
  definition.makeControls = [](QWidget* parent) -> ViewControls* { return new Controls(parent); };
  SceneView view(definition, ViewContext{});
  auto* controls = static_cast<Controls*>(view.controls());
  view.show();
  Snapshot snapshot = answered(rowsSnapshot(3));
  snapshot.state.singleHead = true;
  view.setSnapshot(snapshot);
  QTRY_VERIFY(view.isUpToDate() && view.scene());
  const std::weak_ptr<const RunResult> result = snapshot.result;
  snapshot = {};
  QVERIFY(controls->shown.result);
  view.hide();
  QTRY_VERIFY(result.expired());
  // What the controls still ask for is made from the session.
  QVERIFY(controls->shown.state.singleHead);
}

void SceneViewTest::partsOfAPageAreWhereTheyStand() {
  class Outlined : public Scene {
   public:
    QSizeF size() const override { return {50, 50}; }
    void paint(QPainter&, const QRectF&, const PictureStyle&) const override {}
    SceneHit at(const QPointF&) const override {
      SceneHit hit;
      hit.rect = QRectF(0, 0, 10, 10);
      hit.rects = {hit.rect};
      hit.outline.addRect(hit.rect);
      return hit;
    }
    std::vector<SceneMark> marks(const Focus&) const override {
      SceneMark mark{QRectF(0, 0, 10, 10)};
      mark.outline.addRect(mark.rect);
      return {mark};
    }
    void prepare(const QRectF& part, const Execution&) const override { prepared = part; }
    bool isPrepared(const QRectF& part) const override { return prepared.contains(part); }
    QString summary() const override { return {}; }
    mutable QRectF prepared;
  };
  const auto part = std::make_shared<Outlined>();
  const auto page = columnScene({part, part}, SceneRequest{{}, 200, 200});
  const std::vector<SceneMark> marks = page->marks({});
  QCOMPARE(marks.size(), std::size_t{2});
  QVERIFY(marks[1].rect.top() > 50);
  QCOMPARE(marks[1].outline.boundingRect(), marks[1].rect);
  const QRectF corner(marks[1].rect.topLeft(), QSizeF(20, 20));
  QVERIFY(!page->isPrepared(corner));
  page->prepare(corner, {});
  QCOMPARE(part->prepared, QRectF(0, 0, 20, 20));
  QVERIFY(page->isPrepared(corner));
  const SceneHit hit = page->at(marks[1].rect.center());
  QCOMPARE(hit.rect, marks[1].rect);
  QCOMPARE(hit.rects.front(), hit.rect);
  QCOMPARE(hit.outline.boundingRect(), hit.rect);
}

void SceneViewTest::isPaintedIntoFilesAtTheirSize() {
  const Snapshot snapshot = answered(rowsSnapshot(50));  // 2,000 units high
  QCOMPARE(sceneSize(rows(), snapshot, {}).height(), 2000.0);
  QImage image(300, 100, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  PaintRequest request;
  request.area = QRectF(0, 0, 300, 100);
  paintScene(rows(), painter, snapshot, request, {});
  painter.end();
  // Scaled down to a twentieth as a whole.
  const QColor painted = pictureStyle(false).highlight;
  QCOMPARE(image.pixelColor(5, 50), painted);
  QCOMPARE(image.pixelColor(5, 98), painted);
  QCOMPARE(image.pixelColor(25, 50), QColor(Qt::white));
}

QTEST_MAIN(SceneViewTest)
#include "tst_scene_view.moc"
