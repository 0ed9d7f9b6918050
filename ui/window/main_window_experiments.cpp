#include <QVBoxLayout>

#include "ui/compute/experiment_places.h"
#include "ui/models/experiment_text.h"
#include "ui/session/theme.h"
#include "ui/window/edged_area.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/main_window_private.h"

namespace headlight {
namespace {

PlacedTokens tokensOf(const RunResult& result) {
  return {result.model.get(), result.tokens, result.request.decoderTokens, result.text, result.pairText};
}

}  // namespace

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
    // It takes what the others leave: what a lesson says comes first.
    view->setSizePolicy(view->sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
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
  const QStringList on = result ? experimentTexts(*result) : QStringList();
  edge->setEdged(!on.isEmpty());
  experimentLine->setVisible(!on.isEmpty());
  if (on.isEmpty()) return;
  QPalette colors = window->palette();
  colors.setColor(QPalette::WindowText, theme.colors().experiment);
  experimentLine->setPalette(colors);
  experimentLine->setText(tr("Experiment: %1").arg(on.join(QStringLiteral(" · "))));
}

/// An edit of a text takes the experiments on its tokens along; what came with experiments of its own, such
/// as a session that is opened, counts its tokens rightly already.
void MainWindow::Private::followTexts(SessionState& next) const {
  if (next.experiments != state.experiments) return;
  const bool sameDocument = next.documentFile == state.documentFile;
  const bool sameSource = next.source == state.source;
  if (sameDocument && sameSource && next.text == state.text && next.pairText == state.pairText) return;
  const bool countsHere = result && result->text == state.text &&
                          (result->pairText.isEmpty() || result->pairText == state.pairText);
  if (countsHere) findPlaces(next.experiments, tokensOf(*result));
  if (!sameDocument) return loseTokens(next.experiments, false);
  if (!sameSource) loseTokens(next.experiments, true);
  if (next.text != state.text) followEdit(next.experiments, {false, state.text, next.text});
  if (next.pairText != state.pairText) followEdit(next.experiments, {true, state.pairText, next.pairText});
}

/// The newest result says where the tokens of experiments are in it, and which it has no more.
void MainWindow::Private::placeExperiments() {
  if (!result || !result->model) return;
  state.experiments = experimentsIn(state.experiments, tokensOf(*result));
  findPlaces(state.experiments, tokensOf(*result));
}

}  // namespace headlight
