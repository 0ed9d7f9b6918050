#include <QCoreApplication>
#include <QFontMetricsF>
#include <QMenuBar>
#include <QScreen>
#include <algorithm>
#include <utility>

#include "ui/window/command_palette.h"
#include "ui/window/find_bar.h"
#include "ui/window/main_window_private.h"

namespace headlight {
namespace {

constexpr double kLinesOnScreen = 34;  // of text, so that it is read from the last row of a room
constexpr double kLeast = 1.25, kMost = 4;

}  // namespace

/// What gives way to the picture and the sentence.
std::vector<QWidget*> MainWindow::Private::bars() const {
  return {window->menuBar(), status, modelSide, choiceBars, controlsBar, rail, leftSide, rightSide};
}

/// All that have keys; behind a hidden menu bar they would have none.
std::vector<QAction*> MainWindow::Private::menuActions() const {
  std::vector<QAction*> actions;
  for (QAction* action : window->findChildren<QAction*>())
    if (!action->shortcuts().isEmpty()) actions.push_back(action);
  return actions;
}

/// Large type over the whole screen, and nothing but the sentence, its tokens and the picture. The session
/// and the settings stay as they are, and the window comes back as it was.
void MainWindow::Private::present(bool presents) {
  if (presents == presented.has_value()) return;
  if (presents) {
    takeWindow();
    presented = Presented{window->saveGeometry(), splitter->saveState(), window->windowState()};
    for (QAction* action : menuActions()) window->addAction(action);
  }
  for (QWidget* bar : bars())
    if (bar) bar->setVisible(!presents && (bar != rail || centerViews.size() > 1));
  const QScreen* const screen = window->screen();
  const double height = screen ? screen->size().height() : 1080;
  const double line = QFontMetricsF(window->font()).height();
  theme.enlarge(presents ? std::clamp(height / kLinesOnScreen / line, kLeast, kMost) : 1);
  presentAction->setChecked(presents);
  if (presents) {
    window->setWindowState(window->windowState() | Qt::WindowFullScreen);
  } else {
    const Presented before = *std::exchange(presented, std::nullopt);
    for (QAction* action : menuActions()) window->removeAction(action);
    window->setWindowState(before.states);
    // Widgets take the smaller type when they are told of it, and need less room only then.
    QCoreApplication::sendPostedEvents();
    window->restoreGeometry(before.geometry);
    splitter->restoreState(before.columns);
    modelSide->setFixedWidth(modelWidth());
  }
  syncWidgets();
  columnsMoved();
  drawMapButton();
  if (!presents) showModel();
  updateViews();
}

/// What Escape closes before it lets go of anything: the search, then the presentation; the palette closes
/// itself. False if there is nothing.
bool MainWindow::Private::closeOverlay() {
  if (!palette->isHidden()) return false;
  if (!find->isHidden()) {
    find->shut();
    return true;
  }
  if (!presented) return false;
  present(false);
  return true;
}

}  // namespace headlight
