#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QUndoStack>
#include <array>

#include "core/error.h"
#include "ui/compute/job_progress.h"
#include "ui/models/core_words.h"
#include "ui/session/focus.h"
#include "ui/views/head_map_options.h"
#include "ui/window/command_palette.h"
#include "ui/window/example_array.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/find_bar.h"
#include "ui/window/generation_strip.h"
#include "ui/window/main_window_private.h"
#include "ui/window/menu_commands.h"
#include "ui/window/rail_button.h"
#include "ui/window/timeline_bar.h"

namespace headlight {
namespace {

QAction* addShortcutAction(QMenu* menu, const QString& text, const QKeySequence& keys) {
  QAction* action = menu->addAction(text);
  action->setShortcut(keys);
  return action;
}

QString escaped(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

}  // namespace

void MainWindow::Private::buildMenus() {
  // What is looked for is no part of a picture.
  const auto exported = [this] { return snapshot(nullptr); };
  exports = new ExportActions(exported, window);
  connect(exports, &ExportActions::message, window,
          [this](const QString& sentence) { status->showMessage(sentence, 8000); });
  connect(exports, &ExportActions::failed, window,
          [this](const QString& sentence) { showProblem(sentence); });
  status->addJob(exports->progress());
  buildFileMenu();
  buildEditMenu();
  window->menuBar()->addMenu(modelMenu);
  buildViewMenu();
  window->menuBar()->addMenu(experiments->menu());
  buildExamplesMenu();
  buildHelpMenu();
  exports->update();
}

void MainWindow::Private::buildFileMenu() {
  QMenu* menu = window->menuBar()->addMenu(tr("&File"));
  connect(addShortcutAction(menu, tr("&Open…"), QKeySequence::Open), &QAction::triggered, window,
          [this] { chooseFile(); });
  connect(addShortcutAction(menu, tr("Open Model &Folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O),
          &QAction::triggered, window, [this] { chooseDirectory(); });
  connect(menu->addAction(tr("Open &Session…")), &QAction::triggered, window, [this] { chooseSession(); });
  connect(addShortcutAction(menu, tr("Sa&ve Session As…"), Qt::CTRL | Qt::Key_S), &QAction::triggered, window,
          [this] { saveSessionAs(); });
  recentMenu = menu->addMenu(tr("Open &Recent"));
  connect(recentMenu, &QMenu::aboutToShow, window, [this] { fillRecentMenu(); });
  menu->addSeparator();
  exports->exportImageAction()->setShortcut(Qt::CTRL | Qt::Key_E);
  exports->exportDataAction()->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
  menu->addAction(exports->exportImageAction());
  menu->addAction(exports->exportDataAction());
  menu->addSeparator();
  connect(menu->addAction(tr("Start &Afresh")), &QAction::triggered, window, [this] { startAfresh(); });
  menu->addSeparator();
  QAction* quit = addShortcutAction(menu, tr("&Quit"), QKeySequence::Quit);
  if (quit->shortcut().isEmpty()) quit->setShortcut(Qt::CTRL | Qt::Key_Q);
  connect(quit, &QAction::triggered, window, [this] { window->close(); });
}

void MainWindow::Private::fillRecentMenu() {
  recentMenu->clear();
  for (const QString& path : settings.recentFiles) {
    QAction* action = recentMenu->addAction(escaped(QDir::toNativeSeparators(path)));
    connect(action, &QAction::triggered, window, [this, path] { openPath(path); });
  }
  if (settings.recentFiles.isEmpty()) recentMenu->addAction(tr("Nothing was opened yet"))->setEnabled(false);
}

void MainWindow::Private::buildEditMenu() {
  QMenu* menu = window->menuBar()->addMenu(tr("&Edit"));
  QAction* undo = history.stack()->createUndoAction(window, tr("&Undo"));
  undo->setShortcut(Qt::CTRL | Qt::Key_Z);
  QAction* redo = history.stack()->createRedoAction(window, tr("&Redo"));
  redo->setShortcuts({Qt::CTRL | Qt::Key_Y, Qt::CTRL | Qt::SHIFT | Qt::Key_Z});
  menu->addAction(undo);
  menu->addAction(redo);
  menu->addSeparator();
  exports->copyImageAction()->setShortcut(QKeySequence::Copy);
  exports->copyTableAction()->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
  menu->addAction(exports->copyImageAction());
  menu->addAction(exports->copyTableAction());
  menu->addSeparator();
  connect(addShortcutAction(menu, tr("Go to &Text"), Qt::CTRL | Qt::Key_L), &QAction::triggered, window,
          [this] {
            editor->setFocus(Qt::ShortcutFocusReason);
            editor->selectAll();
          });
  connect(addShortcutAction(menu, tr("&Second Text"), Qt::CTRL | Qt::Key_P), &QAction::triggered, window,
          [this] {
            if (pairButton->isVisible()) pairButton->toggle();
          });
}

/// Tokens are looked for in whatever view is in front.
void MainWindow::Private::addFindActions(QMenu* menu) {
  connect(addShortcutAction(menu, tr("&Find Token…"), QKeySequence::Find), &QAction::triggered, window,
          [this] { find->open(); });
  connect(addShortcutAction(menu, tr("Find Ne&xt"), Qt::Key_F3), &QAction::triggered, window,
          [this] { find->step(1); });
  connect(addShortcutAction(menu, tr("Find Pre&vious"), Qt::SHIFT | Qt::Key_F3), &QAction::triggered, window,
          [this] { find->step(-1); });
  menu->addSeparator();
}

/// What the view in front can do; keys without a modifier belong to the picture, so that they can be typed.
void MainWindow::Private::addViewActions(QMenu* menu) {
  const auto add = [&](const QString& text, ViewAction what) {
    QAction* action = menu->addAction(text);
    connect(action, &QAction::triggered, window, [this, what] {
      if (View* view = viewInFront()) view->perform(what);
    });
    connect(menu, &QMenu::aboutToShow, window, [this, action, what] {
      const View* view = viewInFront();
      const bool can = view && view->can(what);
      action->setEnabled(can);
      action->setProperty(obstacleProperty, can ? QString() : tr("not in this view, or not now"));
    });
    // A closed menu must not keep a key from working that has become possible.
    connect(menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); });
    return action;
  };
  QAction* grid = addShortcutAction(menu, tr("&Grid of Heads"), Qt::CTRL | Qt::Key_G);
  QAction* one = addShortcutAction(menu, tr("&One Head"), Qt::CTRL | Qt::SHIFT | Qt::Key_G);
  connect(grid, &QAction::triggered, window, [this] { showHeads(false); });
  connect(one, &QAction::triggered, window, [this] { showHeads(true); });
  add(tr("Zoom &In\t+"), ViewAction::ZoomIn);
  add(tr("Zoom O&ut\t-"), ViewAction::ZoomOut);
  add(tr("Fit\tF"), ViewAction::Fit);
  menu->addSeparator();
}

void MainWindow::Private::showHeads(bool single) {
  change(single ? tr("Show one head") : tr("Show all heads"), [&](SessionState& next) {
    next.view = QStringLiteral("heads");
    next.singleHead = single;
  });
}

/// Ctrl+1 to Ctrl+9 show the views.
void MainWindow::Private::addViews(QMenu* menu) {
  for (std::size_t i = 0; i < centerViews.size() && i < 9; ++i) {
    const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)));
    connect(addShortcutAction(menu, escaped(centerViews[i]->title()), keys), &QAction::triggered, window,
            [this, i] { pages->setCurrentIndex(static_cast<int>(i)); });
  }
}

void MainWindow::Private::buildViewMenu() {
  QMenu* menu = window->menuBar()->addMenu(tr("&View"));
  addFindActions(menu);
  addViewActions(menu);
  const auto step = [&](const QString& text, const QKeySequence& keys, int layers, int heads) {
    connect(addShortcutAction(menu, text, keys), &QAction::triggered, window,
            [this, layers, heads] { walkHeads(layers, heads); });
  };
  step(tr("Next Head"), Qt::CTRL | Qt::Key_Right, 0, 1);
  step(tr("Previous Head"), Qt::CTRL | Qt::Key_Left, 0, -1);
  step(tr("Next Layer"), Qt::CTRL | Qt::Key_Down, 1, 0);
  step(tr("Previous Layer"), Qt::CTRL | Qt::Key_Up, -1, 0);
  menu->addSeparator();
  const auto turn = [&](const QString& text, const QKeySequence& keys, int by) {
    connect(addShortcutAction(menu, text, keys), &QAction::triggered, window, [this, by] {
      if (pages->count() > 0)
        pages->setCurrentIndex((pages->currentIndex() + by + pages->count()) % pages->count());
    });
  };
  addViews(menu);
  mapAction->setText(tr("Head &Map"));
  mapAction->setShortcut(Qt::CTRL | Qt::Key_B);
  menu->addAction(mapAction);
  addTokenActions(menu);
  readingAction = menu->addAction(tr("Plain &Sentences"));
  readingAction->setCheckable(true);
  readingAction->setChecked(settings.readings);
  connect(readingAction, &QAction::triggered, window, [this](bool shown) { showReadings(shown); });
  nextBarsAction = menu->addAction(tr("Next-Token &Bars"));
  nextBarsAction->setCheckable(true);
  nextBarsAction->setChecked(settings.nextBars);
  connect(nextBarsAction, &QAction::triggered, window, [this](bool shown) { showNextBars(shown); });
  turn(tr("Next View"), Qt::CTRL | Qt::Key_PageDown, 1);
  turn(tr("Previous View"), Qt::CTRL | Qt::Key_PageUp, -1);
  connect(addShortcutAction(menu, tr("Next Area"), Qt::Key_F6), &QAction::triggered, window,
          [this] { goToNextArea(); });
  presentAction = addShortcutAction(menu, tr("Prese&ntation"), Qt::Key_F11);
  presentAction->setCheckable(true);
  connect(presentAction, &QAction::triggered, window, [this](bool presents) { present(presents); });
  menu->addSeparator();
  addThemes(menu->addMenu(tr("&Theme")));
  addInterfaceSizes(menu->addMenu(tr("Interface Si&ze")));
  addLanguages(menu);
}

void MainWindow::Private::goToNextArea() {
  std::vector<QWidget*> areas{editor, chips, generation->isVisible() ? generation->timeline() : nullptr};
  if (centerViews.size() > 1) areas.push_back(rail->button(std::max(0, rail->current())));
  if (mapView && mapShows()) areas.push_back(mapView);
  areas.push_back(pages->currentWidget());
  if (rightSide) areas.push_back(rightSide);
  areas.push_back(lessonPanel);
  std::erase_if(areas, [this](const QWidget* area) { return !area || !area->isVisibleTo(window); });
  if (areas.empty()) return;
  std::size_t current = areas.size() - 1;
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas[i]->hasFocus() || areas[i]->isAncestorOf(QApplication::focusWidget())) current = i;
  areas[(current + 1) % areas.size()]->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::Private::addThemes(QMenu* themes) {
  auto* group = new QActionGroup(themes);
  const std::array<std::pair<ThemeChoice, QString>, 3> choices{
      {{ThemeChoice::System, tr("Like the Des&ktop")},
       {ThemeChoice::Light, tr("&Light")},
       {ThemeChoice::Dark, tr("&Dark")}}};
  for (const auto& [choice, name] : choices) {
    QAction* action = themes->addAction(name);
    action->setCheckable(true);
    action->setChecked(settings.theme == choice);
    group->addAction(action);
    connect(action, &QAction::triggered, window, [this, choice = choice] {
      settings.theme = choice;
      saveSettings(settings);
      theme.setChoice(choice);
    });
  }
}

void MainWindow::Private::addInterfaceSizes(QMenu* sizes) {
  for (const int percent : {100, 125, 150, 200, 250, 300})
    connect(sizes->addAction(tr("%1 %").arg(percent)), &QAction::triggered, window,
            [this, percent] { setInterfaceSize(percent); });
  sizes->addSeparator();
  QAction* larger = sizes->addAction(tr("Larger"));
  larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
  connect(larger, &QAction::triggered, window, [this] { setInterfaceSize(settings.interfaceSize + 25); });
  connect(addShortcutAction(sizes, tr("Smaller"), Qt::CTRL | Qt::Key_Minus), &QAction::triggered, window,
          [this] { setInterfaceSize(settings.interfaceSize - 25); });
  connect(addShortcutAction(sizes, tr("Normal"), Qt::CTRL | Qt::Key_0), &QAction::triggered, window,
          [this] { setInterfaceSize(100); });
}

void MainWindow::Private::setInterfaceSize(int percent) {
  theme.setInterfaceSize(percent);
  settings.interfaceSize = theme.interfaceSize();
  saveSettings(settings);
  modelSide->setFixedWidth(modelWidth());
  drawMapButton();
  showModel();
}

void MainWindow::Private::buildExamplesMenu() {
  QMenu* menu = window->menuBar()->addMenu(tr("E&xamples"));
  menu->setToolTipsVisible(true);
  QString group;
  // A build may lack some of the models: what they would show is left out. A window that has none at all,
  // such as one over models of its own, shows everything.
  const bool hasSome = libraryHas(QStringLiteral("english-encoder"));
  for (const ExampleSentence& example : exampleSentences()) {
    const auto* named = example.source ? std::get_if<CheckpointChoice>(&*example.source) : nullptr;
    if (hasSome && named && !libraryHas(named->nameOrDirectory)) continue;
    if (example.group != group) menu->addSection(group = example.group);
    QString text = example.text;
    if (!example.pairText.isEmpty()) text += QStringLiteral(" / ") + example.pairText;
    QAction* action = menu->addAction(tr("%1   (%2)").arg(escaped(text), escaped(example.suits)));
    connect(action, &QAction::triggered, window, [this, example] { chooseExample(example); });
  }
  addExampleArray(menu);
}

void MainWindow::Private::chooseExample(const ExampleSentence& example) {
  const SourceChoice before = state.source;
  const int requestsBefore = requestsMade;
  change(tr("Example"), [&](SessionState& next) {
    showExample(example, next);
    // A model that suits it is kept, trained or not, and so is a playground that was set up already.
    if (example.source && !sameButForTraining(*example.source, next.source))
      next.source = *example.source;
    else if (std::holds_alternative<ArrayChoice>(next.source))
      next.source = startState().source;
  });
  // Whoever has chosen a head of this model keeps it.
  const bool same = sameButForTraining(before, state.source);
  leaveOpen(same ? OpenFocus::Token : OpenFocus::ModelsOwn, requestsBefore);
}

void MainWindow::Private::showCards(bool shown) {
  if (cards) cards->setVisible(shown);
}

/// Each card shows what it speaks of, in the live picture.
void MainWindow::Private::followCard(FirstCard card) {
  switch (card) {
    case FirstCard::Reword:
      return change(tr("Typing"), [](SessionState& next) {
        next.source = startState().source;
        next.text = startState().text.replace(QStringLiteral("tired"), QStringLiteral("wide"));
      });
    case FirstCard::SortHeads:
      return change(tr("Order of Heads"), [](SessionState& next) {
        HeadMapOptions options;
        options.order = HeadMapOptions::Order::Statistic;
        options.sortedBy = Statistic::Previous;
        setOptions(next.viewOptions, options);
      });
    case FirstCard::Lessons:
      return startLesson(0);
    case FirstCard::Translate: {
      for (const ExampleSentence& example : exampleSentences())
        if (example.source == SourceChoice(CheckpointChoice{QStringLiteral("chinese-english")}))
          return chooseExample(example);
    }
  }
}

void MainWindow::Private::addExampleArray(QMenu* menu) {
  menu->addSection(tr("Imported attention"));
  QAction* action = menu->addAction(tr("A random 14 × 14 matrix   (no model)"));
  connect(action, &QAction::triggered, window, [this] {
    try {
      const QString file = writeExampleArray(folderForTexts());
      const int requestsBefore = requestsMade;
      change(tr("Example"), [&](SessionState& next) {
        next.source = ArrayChoice{file};
        next.focus = Focus{};
      });
      leaveOpen(OpenFocus::Any, requestsBefore);
    } catch (const Error& error) {
      showProblem(errorText(error));
    }
  });
}

void MainWindow::Private::buildHelpMenu() {
  QMenu* menu = window->menuBar()->addMenu(tr("&Help"));
  addLessons(menu);
  connect(addShortcutAction(menu, tr("&This View"), Qt::Key_F1), &QAction::triggered, window,
          [this] { openHelp({}); });
  connect(menu->addAction(tr("&Keys")), &QAction::triggered, window,
          [this] { openHelp(QStringLiteral("keys")); });
  palette = new CommandPalette(window);
  connect(addShortcutAction(menu, tr("&Command Palette…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P),
          &QAction::triggered, window, [this] { openPalette(); });
  connect(menu->addAction(tr("&About Headlight")), &QAction::triggered, window, [this] {
    QMessageBox::about(
        window, tr("About Headlight"),
        tr("Headlight %1 shows where a transformer looks.\n\nEvery number on the screen is computed "
           "from the model's own weights.")
            .arg(QApplication::applicationVersion()));
  });
  QAction* models = addShortcutAction(menu, tr("Choose a Model"), Qt::CTRL | Qt::Key_M);
  connect(models, &QAction::triggered, window, [this] { modelButton->showMenu(); });
}

void MainWindow::Private::chooseFile() {
  const QString path = QFileDialog::getOpenFileName(window, tr("Open a Text or an Attention Array"));
  if (!path.isEmpty()) openPath(path);
}

void MainWindow::Private::chooseDirectory() {
  const QString path = QFileDialog::getExistingDirectory(window, tr("Open a Model Folder"));
  if (!path.isEmpty()) openPath(path);
}

void MainWindow::Private::chooseGguf() {
  const QString path = QFileDialog::getOpenFileName(window, tr("Open a GGUF Model"), {},
                                                    tr("GGUF models (*.gguf);;All files (*)"));
  if (!path.isEmpty()) openPath(path);
}

void MainWindow::Private::chooseArray() {
  const QString path = QFileDialog::getOpenFileName(
      window, tr("Open an Attention Array"), {},
      tr("Attention arrays (*.safetensors *.npy *.npz *.json *.csv *.tsv *.txt);;All files (*)"));
  if (!path.isEmpty()) openPath(path);
}

bool MainWindow::Private::walk(int key, Qt::KeyboardModifiers modifiers) {
  if ((modifiers & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
  const bool inChips = chips->hasFocus();
  switch (key) {
    case Qt::Key_Escape:
      release();
      return true;
    case Qt::Key_Left:
      walkTokens(inChips ? -1 : 0, inChips ? 0 : -1);
      return true;
    case Qt::Key_Right:
      walkTokens(inChips ? 1 : 0, inChips ? 0 : 1);
      return true;
    case Qt::Key_Up:
      walkTokens(-1, 0);
      return true;
    case Qt::Key_Down:
      walkTokens(1, 0);
      return true;
    default:
      return false;
  }
}

void MainWindow::Private::walkTokens(int queries, int keys) {
  const View* front = viewInFront();
  const Snapshot all = snapshot();
  const Snapshot& seen = explainsRun(front) ? all.ofRun() : all;
  if (!seen.patterns()) return;
  const PatternShape shape = seen.patterns()->shape();
  const auto walked = [](std::int64_t token, int step, std::int64_t count) {
    if (step == 0) return token;
    if (token < 0) return step > 0 ? std::int64_t{0} : count - 1;
    return std::clamp<std::int64_t>(token + step, 0, count - 1);
  };
  Focus focus = seen.state.focus;
  focus.query = walked(focus.query, queries, shape.queries);
  focus.key = walked(focus.key, keys, shape.keys);
  lockFocus(ownFocus(front, focus));
}

void MainWindow::Private::walkHeads(int layers, int heads) {
  if (!result) return;
  Focus focus = state.focus;
  focus.layer += layers;
  focus.head += heads;
  lockFocus(clampFocus(focus, *result->trace));
}

/// Gives up the run whose progress shows, or else the export, or an answer. False if there is none.
bool MainWindow::Private::cancelWork() {
  if (status->showsProgress()) {
    cancelRun();
    return true;
  }
  if (exports->progress()->isVisible() && exports->cancel()) return true;
  if (generationJob.isRunning()) {
    stopGeneration();
    return true;
  }
  if (!answerProgress->isVisible()) return false;
  answers.giveUp();
  shownAnswers.giveUp();
  return true;
}

void MainWindow::Private::cancelRun() {
  cancelledAt = requestsMade;
  wantedTokens = 0;
  controller.cancel();
}

void MainWindow::Private::release() {
  endPreview();
  if (cancelWork()) return;
  if (closeOverlay()) return;
  SessionState next = state;
  if (const View* view = viewInFront(); view && view->letGo(next)) return window->apply(next, tr("Let Go"));
  // The newest token is in focus because it was generated, and goes with what was.
  const std::optional<GeneratedText>& written = state.generated;
  if (written && (state.focus.query < 0 || state.focus.query == written->newestToken())) return backToText();
  Focus focus = state.focus;
  if (focus.query < 0 && focus.key < 0 && lesson) return endLesson();
  focus.query = focus.key = -1;
  lockFocus(focus);
}

}  // namespace headlight
