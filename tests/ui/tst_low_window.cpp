#include <QAction>
#include <QListView>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/model/model.h"
#include "tests/ui/real_window.h"
#include "ui/views/facts_panel.h"
#include "ui/views/inspector_view.h"
#include "ui/window/generation_strip.h"
#include "ui/window/model_summary.h"

using namespace headlight;
using namespace headlight::testing;

/// What a window on a screen of 1280 x 720 has room for.
class LowWindowTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
  }

  /// The facts of the cell and of the head are seen whole, and so are the strongest keys.
  void theInspectorsFactsFit() {
    RealWindow real(QStringLiteral("en"));
    SessionState state = real.window.state();
    state.focus = {AttentionKind::Encoder, 3, 5, 10, 2};
    real.window.apply(state);
    QTest::qWait(200);
    QWidget* const inspector = real.window.findChild<InspectorView*>();
    const auto facts = inspector->findChildren<FactsPanel*>();
    QCOMPARE(facts.size(), 2);
    for (const FactsPanel* panel : facts) {
      QVERIFY(panel->isVisible());
      QCOMPARE(panel->visibleRegion().boundingRect(), panel->rect());
    }
    const auto* list = inspector->findChild<QListView*>();
    QVERIFY(list->viewport()->height() >= 3 * list->sizeHintForRow(0));
    // What shows the cell elsewhere stands beside its heading.
    const auto* corner = facts.first()->findChild<QToolButton*>();
    QVERIFY(corner->isVisible());
    QCOMPARE(corner->geometry().topRight(), facts.first()->rect().topRight());
    QVERIFY(corner->height() <= facts.first()->fontMetrics().height() + 2);
  }

  /// Chinese breaks between any two characters; the facts below the model's name break between facts.
  void modelFactsBreakBetweenFacts() {
    RealWindow real(QStringLiteral("zh_CN"));
    const QString facts =
        modelSummary(*loadModel(ModelLibrary(embeddedModels(), LibraryPaths{}).open("english-encoder"), {}));
    const QChar joiner(0x2060);
    QVERIFY(facts.contains(QStringLiteral("参") + joiner + QStringLiteral("数")));
    QCOMPARE(QString(facts).remove(joiner).count(u' '), 2 * facts.count(QStringLiteral("·")));
  }

  /// Why an encoder writes nothing is said where somebody works, and not to a room.
  void aPresentationLeavesOutWhyNothingIsGenerated() {
    RealWindow real(QStringLiteral("en"));
    SessionState state = real.window.state();
    state.view = QStringLiteral("predictions");
    real.window.apply(state);
    const auto* strip = real.window.findChild<GenerationStrip*>();
    QTRY_VERIFY(strip->isVisible());
    for (QAction* action : real.window.findChildren<QAction*>())
      if (action->shortcut() == QKeySequence(Qt::Key_F11)) action->trigger();
    QTRY_VERIFY(real.window.isFullScreen());
    QTRY_VERIFY(!strip->isVisible());
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(LowWindowTest)
#include "tst_low_window.moc"
