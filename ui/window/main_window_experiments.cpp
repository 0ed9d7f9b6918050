#include <QVBoxLayout>

#include "ui/models/experiment_text.h"
#include "ui/window/edged_area.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/main_window_private.h"

namespace headlight {

/// The side at the right: a lesson while there is one, the view that has its place there, which may be
/// nullptr, and the experiments below.
QWidget* MainWindow::Private::buildRightSide(QWidget* view) {
  auto* side = new QWidget(splitter);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  buildLessonPanel(side);
  column->addWidget(lessonPanel);
  if (view) {
    column->addWidget(view, 1);
    side->setFocusProxy(view);
  }
  experiments = new ExperimentsPanel(side);
  column->addWidget(experiments);
  if (!view) column->addStretch(1);
  connect(experiments, &ExperimentsPanel::stateRequested, window,
          [this](const SessionState& next, const QString& undoText) { window->apply(next, undoText); });
  return side;
}

/// What is on the screen decides, not what has been asked for and is still computed.
void MainWindow::Private::updateExperiments(const Snapshot& shown) {
  experiments->setSnapshot(shown);
  edge->setEdged(result && !experimentTexts(*result).isEmpty());
}

}  // namespace headlight
