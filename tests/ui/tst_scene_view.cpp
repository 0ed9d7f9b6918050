#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/fakes.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/compute/answer_all.h"
#include "ui/views/scene/scene_view.h"

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
  QString summary() const override {
    return QStringLiteral("%1 rows, %2").arg(m_rows).arg(m_answer ? *m_answer : -1);
  }

 private:
  QRectF rowRect(std::int64_t row) const { return {0, 40.0 * static_cast<double>(row), m_width, 40}; }

  Focus m_focus;
  std::int64_t m_rows;
  double m_width;
  std::shared_ptr<const int> m_answer;
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
  void clicksLockAndChange();
  void hoverPreviewsAndEnds();
  void scrollsToTheFocus();
  void forgetsBehindAnotherView();
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

void SceneViewTest::clicksLockAndChange() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  QSignalSpy locked(&shown.view, &View::focusRequested);
  QSignalSpy changed(&shown.view, &View::stateRequested);
  QTest::mouseClick(shown.surface(), Qt::LeftButton, {}, shown.point({20, 90}));
  QCOMPARE(locked.size(), 1);
  QCOMPARE(locked.first().first().value<Focus>().query, std::int64_t{2});
  QTest::mouseClick(shown.surface(), Qt::LeftButton, {}, shown.point({390, 90}));
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

void SceneViewTest::forgetsBehindAnotherView() {
  Shown shown(answered(rowsSnapshot(3)));
  QTRY_VERIFY(shown.isDrawn());
  shown.view.hide();
  QVERIFY(!shown.view.scene());
  shown.view.show();
  shown.view.setSnapshot(answered(rowsSnapshot(4)));
  QTRY_VERIFY(shown.isDrawn());
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
