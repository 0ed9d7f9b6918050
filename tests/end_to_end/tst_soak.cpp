#include <QAction>
#include <QApplication>
#include <QKeySequence>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <memory>

#include "app/embedded_files.h"
#include "core/model/model.h"
#include "tests/end_to_end/random_hands.h"
#include "ui/compute/compute_job.h"
#include "ui/main_window.h"
#include "ui/views/head_grid.h"
#include "ui/views/head_plot.h"
#include "ui/views/heads_view.h"
#include "ui/views/inspector_view.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/single_head.h"
#include "ui/views/view_registry.h"

using namespace headlight;
using headlight::testing::RandomHands;

namespace {

constexpr int kPatience = 60000;  // ms for a window to come to rest; a sanitizer makes it slow
constexpr int kBetweenChecks = 25;

/// The inspector, which also tells what it was given: it is never behind another view.
class WatchedInspector : public InspectorView {
 public:
  using InspectorView::InspectorView;
  void setSnapshot(const Snapshot& snapshot) override {
    shown = snapshot;
    InspectorView::setSnapshot(snapshot);
  }
  Snapshot shown;
};

bool isInside(const Focus& focus, const Snapshot& shown) {
  const AttentionTrace* attention = shown.result->trace->attention(focus.kind);
  if (!attention || !attention->patterns) return false;
  const PatternShape shape = attention->patterns->shape();
  return focus.layer >= 0 && focus.layer < shape.layers && focus.head >= 0 && focus.head < shape.heads &&
         focus.query >= -1 && focus.query < shape.queries && focus.key >= -1 && focus.key < shape.keys;
}

/// For a message: what of a session is likely to differ.
QString words(const SessionState& state) {
  const Focus& focus = state.focus;
  return QStringLiteral("%1 in %2, \"%3\" / \"%4\", kind %5 head %6.%7, %8 -> %9, %10 experiments")
      .arg(state.view, std::get<CheckpointChoice>(state.source).nameOrDirectory, state.text, state.pairText)
      .arg(static_cast<int>(focus.kind))
      .arg(focus.layer)
      .arg(focus.head)
      .arg(focus.query)
      .arg(focus.key)
      .arg(state.experiments.size());
}

}  // namespace

/// Somebody does one thing after another in a real window over the embedded models: HEADLIGHT_SOAK_ACTIONS
/// of them, in an order that HEADLIGHT_SOAK_SEED decides. It must neither crash nor get stuck, and must show
/// what its session says whenever it comes to rest.
class SoakTest : public QObject {
  Q_OBJECT
 private slots:
  void init();
  void randomActions();
  void cleanup();

 private:
  /// Whether what is on the screen is of the session's text and model.
  bool showsTheSession() const;
  bool frontIsUpToDate() const;
  void comeToRest();
  QString whereItStands() const;
  QAction* actionOf(const QKeySequence& keys) const;
  void goTo(const QKeySequence& keys, SessionState& end);

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<RandomHands> m_hands;
  WatchedInspector* m_watcher = nullptr;
  QStringList m_done;
};

void SoakTest::init() {
  bool given = false;
  const int seed = qEnvironmentVariableIntValue("HEADLIGHT_SOAK_SEED", &given);
  m_folder = std::make_unique<QTemporaryDir>();
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("settings"));
  WindowParts parts(ModelLibrary(embeddedModels(), LibraryPaths{}));
  parts.sessionFile = m_folder->filePath("session.json");
  for (ViewEntry& entry : parts.views)
    if (entry.place == ViewPlace::Right)
      entry.make = [this](const ViewContext& context, QWidget* parent) {
        return m_watcher = new WatchedInspector(context, parent);
      };
  m_window = std::make_unique<MainWindow>(parts);
  const std::uint32_t used = given ? static_cast<std::uint32_t>(seed) : 1;
  qInfo("seed %u", used);
  m_hands = std::make_unique<RandomHands>(*m_window, used,
                                          [this]() -> const Snapshot& { return m_watcher->shown; });
  m_done.clear();
  m_window->show();
}

void SoakTest::cleanup() {
  if (QTest::currentTestFailed()) qInfo("%s", qPrintable(whereItStands()));
  m_hands.reset();
  m_window.reset();
}

bool SoakTest::showsTheSession() const {
  const ComputeRequest asked = computeRequestOf(m_window->state());
  const auto& result = m_watcher->shown.result;
  if (!result) return asked.text.isEmpty();  // a text of spaces may give tokens, or none
  const bool pairs = takesPair(result->model->config);
  return result->text == asked.text &&
         result->sourceName == std::get<CheckpointChoice>(asked.source).nameOrDirectory &&
         result->pairText == (pairs ? asked.pairText.value_or(QString()) : QString());
}

bool SoakTest::frontIsUpToDate() const {
  View* view = m_hands->viewInFront();
  if (!view || !view->isVisible()) return !m_watcher->shown.result;
  if (const auto* scene = qobject_cast<const SceneView*>(view)) return scene->isUpToDate();
  if (const auto* heads = qobject_cast<const HeadsView*>(view))
    return heads->grid()->isVisible() ? heads->grid()->isComplete()
                                      : heads->singleHead()->plot()->isComplete();
  return true;
}

/// Where the window waits for nothing any more, its focus lies inside what is shown and the view in front
/// shows it.
void SoakTest::comeToRest() {
  QTRY_VERIFY_WITH_TIMEOUT(showsTheSession(), kPatience);
  if (!m_watcher->shown.result) return;
  QTRY_VERIFY_WITH_TIMEOUT(frontIsUpToDate(), kPatience);
  QVERIFY(isInside(m_watcher->shown.focus, m_watcher->shown));
  QVERIFY(isInside(m_window->state().focus, m_watcher->shown));
}

QString SoakTest::whereItStands() const {
  const auto& result = m_watcher->shown.result;
  const Focus& focus = m_window->state().focus;
  const qsizetype kept = std::min<qsizetype>(m_done.size(), 30);
  return QStringLiteral(
             "after %1 actions, view %2, text \"%3\", shown \"%4\" of %5, focus %6.%7 %8 %9; last: ")
             .arg(m_done.size())
             .arg(m_window->state().view, m_window->state().text, result ? result->text : QStringLiteral("-"),
                  result ? result->sourceName : QString())
             .arg(focus.layer)
             .arg(focus.head)
             .arg(focus.query)
             .arg(focus.key) +
         m_done.mid(m_done.size() - kept).join(QStringLiteral("; "));
}

QAction* SoakTest::actionOf(const QKeySequence& keys) const {
  for (QAction* action : m_window->findChildren<QAction*>())
    if (action->shortcuts().contains(keys)) return action;
  return nullptr;
}

/// Takes back or does again as far as it goes.
void SoakTest::goTo(const QKeySequence& keys, SessionState& end) {
  QAction* action = actionOf(keys);
  QVERIFY(action);
  while (action->isEnabled()) action->trigger();
  comeToRest();
  end = m_window->state();
}

void SoakTest::randomActions() {
  bool given = false;
  const int asked = qEnvironmentVariableIntValue("HEADLIGHT_SOAK_ACTIONS", &given);
  const int actions = given ? asked : 200;
  comeToRest();
  if (QTest::currentTestFailed()) return;
  // A dialog or a menu that opened after all would wait for ever.
  QTimer guard;
  QString opened;
  connect(&guard, &QTimer::timeout, this, [&opened] {
    for (QWidget* widget : {QApplication::activeModalWidget(), QApplication::activePopupWidget()}) {
      if (!widget) continue;
      opened = QLatin1String(widget->metaObject()->className());
      widget->close();
    }
  });
  guard.start(500);
  for (int i = 0; i < actions; ++i) {
    m_done.append(m_hands->act());
    QCoreApplication::processEvents();
    if (i % kBetweenChecks == kBetweenChecks - 1) comeToRest();
    if (QTest::currentTestFailed()) return;
    QVERIFY2(opened.isEmpty(), qPrintable(opened));
  }
  comeToRest();
  const QKeySequence undo(Qt::CTRL | Qt::Key_Z), redo(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
  SessionState first, last, firstAgain, lastAgain;
  goTo(undo, first);
  goTo(redo, last);
  goTo(undo, firstAgain);
  goTo(redo, lastAgain);
  if (QTest::currentTestFailed()) return;
  QCOMPARE(words(first), words(firstAgain));
  QVERIFY(first == firstAgain);
  QCOMPARE(words(last), words(lastAgain));
  QVERIFY(last == lastAgain);
}

/// Ten thousand actions take longer than a test function may by default.
int main(int count, char** arguments) {
  if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT")) qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
  QApplication application(count, arguments);
  SoakTest test;
  return QTest::qExec(&test, count, arguments);
}

#include "tst_soak.moc"
