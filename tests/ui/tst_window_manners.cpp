#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/window/command_palette.h"
#include "ui/window/display_bar.h"
#include "ui/window/find_bar.h"
#include "ui/window/help_window.h"
#include "ui/window/menu_commands.h"
#include "ui/window/view_rail.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

ViewHelp fakeHelp() {
  ViewHelp help;
  help.shows = QStringLiteral("Fakes.");
  return help;
}

WindowParts helpfulParts() {
  WindowParts parts = fakeParts();
  for (ViewEntry& entry : parts.views) entry.help = &fakeHelp;
  for (ViewEntry& entry : parts.views)
    if (entry.id == QStringLiteral("positions")) entry.shows = FocusPart::Cell;
  return parts;
}

SessionState threeWords() {
  SessionState state;
  state.source = CheckpointChoice{QStringLiteral("encoder")};
  state.text = QStringLiteral("the cat saw the dog");
  return state;
}

/// The menu that is open, or nullptr.
QMenu* openMenu() { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }

QAction* entryOf(const QMenu& menu, const QString& text) {
  for (QAction* action : menu.actions())
    if (action->text() == text) return action;
  return nullptr;
}

std::vector<QAction*> actionsBelow(const QMenu& menu) {
  std::vector<QAction*> found;
  for (QAction* action : menu.actions()) {
    if (action->isSeparator() || !action->isVisible()) continue;
    if (action->menu()) {
      const std::vector<QAction*> below = actionsBelow(*action->menu());
      found.insert(found.end(), below.begin(), below.end());
    } else {
      found.push_back(action);
    }
  }
  return found;
}

void press(Window& w, int key, Qt::KeyboardModifiers modifiers = {}) {
  QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &w.window,
                  static_cast<Qt::Key>(key), modifiers);
}

}  // namespace

/// What the window does for every view: selections shown elsewhere, search, help, the palette, presentation.
class WindowMannersTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }

  void whatTheMouseIsOnIsShownElsewhereAndUndone() {
    Window w(helpfulParts(), threeWords());
    Focus cell = w.focus();
    cell.head = 2;
    cell.query = 4;
    cell.key = 2;
    emit w.view("heads")->previewRequested(cell);
    emit w.view("heads")->menuRequested(QPoint(20, 20), true);
    QMenu* menu = openMenu();
    QVERIFY(menu);
    QVERIFY(menu->actions().first()->text().startsWith(QStringLiteral("Head 0.2: “the” → “cat”, 0.")));
    // The picture stays with what the menu is about.
    emit w.view("heads")->previewEnded();
    QVERIFY(w.view("inspector")->shown.focus == cell);
    QAction* entry = entryOf(*menu, QStringLiteral("Show in positions"));
    QVERIFY(entry && entry->isEnabled());
    entry->trigger();
    menu->hide();
    QCOMPARE(w.window.state().view, QStringLiteral("positions"));
    QVERIFY(w.focus() == cell);
    w.action(QStringLiteral("Undo Show in positions"))->trigger();
    QCOMPARE(w.window.state().view, QStringLiteral("heads"));
    QVERIFY(w.focus().query < 0);
    QTRY_VERIFY(!w.previews());
  }

  void withoutACellTheEntrySaysSo() {
    Window w(helpfulParts(), threeWords());
    emit w.view("heads")->menuRequested(QPoint(20, 20), false);
    QMenu* menu = openMenu();
    QVERIFY(menu);
    const QAction* entry = entryOf(*menu, QStringLiteral("Show in positions (choose a cell first)"));
    QVERIFY(entry && !entry->isEnabled());
    menu->hide();
  }

  void actionsOfAViewAreInItsMenu() {
    Window w(helpfulParts(), threeWords());
    auto* own = new QAction(QStringLiteral("Own"), w.view("inspector"));
    w.view("inspector")->addAction(own);
    emit w.view("inspector")->menuRequested(QPoint(20, 20), false);
    QVERIFY(openMenu() && entryOf(*openMenu(), QStringLiteral("Own")) == own);
    openMenu()->hide();
    emit w.view("heads")->menuRequested(QPoint(20, 20), false);
    QVERIFY(!entryOf(*openMenu(), QStringLiteral("Own")));
    openMenu()->hide();
  }

  void tokensAreFoundInWhateverViewIsInFront() {
    Window w(helpfulParts(), threeWords());
    auto* bar = w.window.findChild<FindBar*>();
    QVERIFY(bar->isHidden());
    w.action(QStringLiteral("Find Token…"))->trigger();
    QVERIFY(bar->isVisible());
    auto* edit = bar->findChild<QLineEdit*>();
    QTest::keyClicks(edit, "the");
    QCOMPARE(w.focus().query, std::int64_t{1});  // behind [CLS]
    const auto shown = w.view("heads")->shown;
    QVERIFY(shown.foundQueries());
    QCOMPARE(*shown.foundQueries(), (std::vector<std::uint8_t>{0, 1, 0, 0, 1, 0, 0}));
    w.action(QStringLiteral("Find Next"))->trigger();
    QCOMPARE(w.focus().query, std::int64_t{4});
    w.action(QStringLiteral("Find Previous"))->trigger();
    QCOMPARE(w.focus().query, std::int64_t{1});
    QTest::keyClick(&w.window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(bar->isVisible() && w.view("positions")->shown.foundQueries());
    w.editor->setFocus();
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, " the");
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat saw the dog the"));
    QTRY_COMPARE(w.view("positions")->shown.found->tokens.size(), std::size_t{3});
    w.view("positions")->setFocus();
    press(w, Qt::Key_Escape);
    QVERIFY(bar->isHidden() && !w.view("positions")->shown.foundQueries());
  }

  void theHelpOpensAtTheViewInFrontAndStays() {
    Window w(helpfulParts(), threeWords());
    w.action(QStringLiteral("This View"))->trigger();
    auto* help = w.window.findChild<HelpWindow*>();
    QVERIFY(help && help->isVisible() && !help->isModal());
    QCOMPARE(help->currentPage(), QStringLiteral("heads"));
    QVERIFY(help->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("Fakes.")));
    QTest::keyClick(&w.window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(help->isVisible());
    w.action(QStringLiteral("This View"))->trigger();
    QCOMPARE(help->currentPage(), QStringLiteral("positions"));
    w.action(QStringLiteral("Keys"))->trigger();
    QCOMPARE(help->currentPage(), QStringLiteral("keys"));
    QVERIFY(help->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("Ctrl+Shift+P")));
  }

  void everyActionOfTheMenusIsInThePaletteAndRuns() {
    Window w(helpfulParts(), threeWords());
    w.action(QStringLiteral("Command Palette…"))->trigger();
    auto* palette = w.window.findChild<CommandPalette*>();
    QVERIFY(palette->isVisible());
    // The menus were filled for the palette, and stay as they are until they open.
    std::vector<QAction*> actions;
    for (const QAction* menu : w.window.menuBar()->actions()) {
      const std::vector<QAction*> below = actionsBelow(*menu->menu());
      actions.insert(actions.end(), below.begin(), below.end());
    }
    QVERIFY(actions.size() > 40);
    const std::vector<NamedCommand> commands = palette->list()->commands();
    QVERIFY(commands.size() > actions.size());
    for (std::size_t i = 0; i < actions.size(); ++i) {
      QAction* const action = actions[i];
      // What it does might be a dialog; that it is asked to is what counts.
      action->disconnect();
      action->setEnabled(true);
      QSignalSpy triggered(action, &QAction::triggered);
      commands[i].run();
      QVERIFY2(triggered.size() == 1, qPrintable(action->text()));
    }
  }

  /// Nor the letter in parentheses that Chinese menus have for them.
  void thePaletteNamesActionsWithoutMnemonics() {
    QMenuBar bar;
    QMenu* const menu = bar.addMenu(QStringLiteral("文件(&F)"));
    menu->addAction(QStringLiteral("打开(&O)…"));
    menu->addAction(QStringLiteral("&Quit"));
    menu->addAction(QStringLiteral("Q && A (all)"));
    QStringList names;
    for (const NamedCommand& command : menuCommands(bar)) {
      names << command.text;
      QCOMPARE(command.place, QStringLiteral("文件"));
    }
    QCOMPARE(names,
             (QStringList{QStringLiteral("打开…"), QStringLiteral("Quit"), QStringLiteral("Q & A (all)")}));
  }

  void thePaletteIsUsedByTheKeyboardAlone() {
    Window w(helpfulParts(), threeWords());
    auto* palette = w.window.findChild<CommandPalette*>();
    w.editor->setFocus();
    w.action(QStringLiteral("Command Palette…"))->trigger();
    auto* edit = palette->findChild<QLineEdit*>();
    QVERIFY(edit->hasFocus());
    QTest::keyClicks(edit, "layer 1 head 2");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(palette->isHidden() && w.editor->hasFocus());
    QVERIFY(w.focus().headId() == (HeadId{1, 2}));
    w.action(QStringLiteral("Command Palette…"))->trigger();
    QTest::keyClicks(edit, "show in positions");
    QCOMPARE(palette->list()->command(0).obstacle, QStringLiteral("choose a cell first"));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(palette->isVisible());
    QCOMPARE(w.window.state().view, QStringLiteral("heads"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(palette->isHidden());
  }

  void aPresentationIsLargeAndGivesEverythingBack() {
    Window w(helpfulParts(), threeWords());
    w.window.resize(1280, 720);
    QCoreApplication::processEvents();
    const SessionState before = w.window.state();
    const int line = w.editor->fontMetrics().height();
    auto* splitter = w.window.findChild<QSplitter*>();
    const QList<int> columns = splitter->sizes();
    const QSize size = w.window.size();
    QAction* const present = w.action(QStringLiteral("Presentation"));
    present->trigger();
    QVERIFY(w.window.isFullScreen());
    QTRY_VERIFY(w.editor->fontMetrics().height() > line);
    for (const QWidget* bar :
         {static_cast<QWidget*>(w.window.menuBar()), static_cast<QWidget*>(w.status),
          static_cast<QWidget*>(w.window.findChild<ViewRail*>()),
          static_cast<QWidget*>(w.window.findChild<DisplayBar*>()),
          static_cast<QWidget*>(w.view("inspector")), static_cast<QWidget*>(w.view("head-map"))})
      QVERIFY(!bar->isVisible());
    QVERIFY(w.editor->isVisible() && w.chips->isVisible() && w.view("heads")->isVisible());
    for (const QToolButton* button : w.window.findChildren<QToolButton*>())
      if (button->text() == QLatin1String("Compare") || button->text() == QLatin1String("Words"))
        QVERIFY(!button->isVisible());
    // The sentence is larger than the words around it.
    QTRY_VERIFY(w.editor->fontMetrics().height() > w.chips->fontMetrics().height());
    // Keys work though the menus are hidden.
    QVERIFY(w.window.actions().contains(present));
    w.view("heads")->setFocus();
    press(w, Qt::Key_Escape);
    QVERIFY(!w.window.isFullScreen() && w.window.menuBar()->isVisible());
    QTRY_COMPARE(w.editor->fontMetrics().height(), line);
    QVERIFY(w.view("inspector")->isVisible() && w.view("head-map")->isVisible());
    QTRY_COMPARE(w.window.size(), size);
    // Columns have room for whole pixels only: on the way there and back some are moved.
    for (qsizetype i = 0; i < columns.size(); ++i)
      QTRY_VERIFY(std::abs(splitter->sizes().at(i) - columns.at(i)) <= 8);
    QVERIFY(w.window.state() == before);
    QVERIFY(!w.window.actions().contains(present));
    present->trigger();
    w.editor->setFocus();
    press(w, Qt::Key_Escape);
    QVERIFY(!present->isChecked());
  }

  void experimentsAreSaidAboveThePictureAndInTheTitle() {
    Window w(helpfulParts(), threeWords());
    QLabel* line = nullptr;
    for (QLabel* label : w.window.findChildren<QLabel*>())
      if (label->accessibleName() == QLatin1String("Experiments that are on")) line = label;
    QVERIFY(line && !line->isVisible());
    SessionState state = w.window.state();
    addExperiment(state.experiments, CutToken{2});
    w.window.apply(state, QStringLiteral("Experiment"));
    QTRY_VERIFY(line->isVisible());
    QCOMPARE(line->text(), QStringLiteral("Experiment: token 2 “cat” cut"));
    QVERIFY(w.window.windowTitle().contains(QStringLiteral("token 2 “cat” cut")));
    w.action(QStringLiteral("Undo Experiment"))->trigger();
    QTRY_VERIFY(!line->isVisible());
  }

  void aDragOfASliderIsOneStep() {
    Window w(helpfulParts(), threeWords());
    const SessionState before = w.window.state();
    SessionState next = before;
    for (int share : {10, 20, 30}) {
      next.viewOptions.insert(QStringLiteral("lines"), {{"share", share}});
      emit w.view("heads")->stateRequested(next, {});
    }
    emit w.view("heads")->stepMade(before, QStringLiteral("Share"));
    w.action(QStringLiteral("Undo Share"))->trigger();
    QVERIFY(w.window.state() == before);
    w.action(QStringLiteral("Redo Share"))->trigger();
    QVERIFY(w.window.state() == next);
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(WindowMannersTest)
#include "tst_window_manners.moc"
