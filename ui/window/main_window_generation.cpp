#include <QHBoxLayout>
#include <utility>

#include "ui/views/predictions/next_guesses.h"
#include "ui/views/predictions/next_text.h"
#include "ui/views/predictions/text_generation.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/generation_strip.h"
#include "ui/window/main_window_private.h"
#include "ui/window/next_bars.h"
#include "ui/window/timeline_bar.h"

namespace headlight {
namespace {

/// Whether what was asked for in one session can be shown behind the other.
bool goesOnFrom(const SessionState& asked, SessionState now) {
  dropStaleGeneration(asked, now);
  return now.generated == asked.generated && hasSameText(now, asked) &&
         interventionsOf(now.experiments) == interventionsOf(asked.experiments);
}

}  // namespace

/// What the model says beside the text: bars at the end of the chips.
QWidget* MainWindow::Private::buildNextBars(QWidget* line) {
  nextBars = new NextBars(line);
  nextBars->setWanted(settings.nextBars);
  connect(nextBars, &NextBars::tokenChosen, window, [this](const WrittenToken& token) { takeToken(token); });
  return nextBars;
}

/// What it writes, as a timeline below them.
QWidget* MainWindow::Private::buildGeneration(QWidget* central) {
  generation = new GenerationStrip(central);
  generation->hide();
  connect(generation, &GenerationStrip::tokensWanted, window, [this](int count) {
    wantedTokens = count;
    generatedFrom = state;
    generateWanted();
  });
  connect(generation, &GenerationStrip::stopRequested, window, [this] { stopGeneration(); });
  connect(generation, &GenerationStrip::stepChosen, window, [this](qint64 step) {
    change(tr("Step of the Generation"), [step](SessionState& next) { showStep(next, step); });
  });
  connect(generation, &GenerationStrip::leaveRequested, window, [this] { backToText(); });
  connect(generation, &GenerationStrip::stateRequested, window,
          [this](const SessionState& next, const QString& undoText) { window->apply(next, undoText); });
  connect(&generationJob, &LatestJob::runningChanged, window, [this](bool running) {
    generation->setRunning(running);
    if (running)
      generationProgress->begin(tr("Generating"));
    else
      generationProgress->end();
  });
  connect(&generationJob, &LatestJob::failed, window,
          [this](const QString& sentence) { showProblem(sentence); });
  return generation;
}

void MainWindow::Private::connectGeneration() {
  generationProgress = new JobProgress(window);
  status->addJob(generationProgress);
  connect(&generationJob, &LatestJob::progressed, generationProgress, &JobProgress::setFraction);
  connect(generationProgress, &JobProgress::cancelRequested, window, [this] { stopGeneration(); });
}

void MainWindow::Private::backToText() {
  wantedTokens = 0;
  change(tr("Back to the Text"), [](SessionState& next) { leaveGeneration(next); });
}

/// Tokens that are wanted while a run is under way wait for it: the model goes on from what is on the screen.
void MainWindow::Private::generateWanted() {
  const Snapshot shown = snapshot().ofRun();
  if (wantedTokens == 0 || generationJob.isRunning() || controller.isBusy() || !isRunOfText(shown)) return;
  const int count = std::exchange(wantedTokens, 0);
  if (!whyNoGeneration(shown).isEmpty()) return;
  generationEnough = std::make_shared<std::atomic<bool>>(false);
  const bool many = count > 1;
  generationJob.start([this, many, task = generationTask(shown, count),
                       enough = generationEnough](const Execution& execution) {
    const GeneratedText made = generateText(task, enough, execution);
    return LatestJob::Outcome([this, made, many] { showGeneration(made, many); });
  });
}

void MainWindow::Private::showGeneration(const GeneratedText& made, bool many) {
  change(tr("Generate"), [&made](SessionState& next) { showGenerated(next, made); });
  // From now on the arrows walk through what was written.
  if (many) generation->timeline()->setFocus(Qt::OtherFocusReason);
}

/// Keeps the tokens that there are.
void MainWindow::Private::stopGeneration() {
  wantedTokens = 0;
  if (generationEnough) *generationEnough = true;
}

/// What was begun behind another text or step, or in another experiment, is not wanted any more.
void MainWindow::Private::updateGeneration(const Snapshot& shown) {
  if ((generationJob.isRunning() || wantedTokens > 0) && !goesOnFrom(*generatedFrom, state)) {
    generationJob.cancel();
    wantedTokens = 0;
  }
  const View* front = viewInFront();
  // Why nothing can be generated is no part of a presentation.
  const bool hasUse = !presented || whyNoGeneration(shown.ofRun()).isEmpty();
  generation->setSnapshot(shown, hasUse && front && front->id() == QLatin1String(PredictionsOptions::viewId));
  nextBars->setSnapshot(shown);
  generateWanted();
}

/// Whatever stands beside the text asks after the views.
void MainWindow::Private::addGuessQuestions(const Snapshot& shown, std::vector<Question>& wanted) const {
  if (const auto place = guessPlace(shown); place && settings.nextBars)
    wanted.push_back(guessQuestion(*place));
  const std::vector<Question> changes = experiments->needs(shown);
  wanted.insert(wanted.end(), changes.begin(), changes.end());
}

void MainWindow::Private::takeToken(const WrittenToken& token) {
  const Snapshot shown = snapshot().ofRun();
  const auto place = guessPlace(shown);
  if (!place || !isRunOfText(shown)) return;
  const NextText taken = takenToken(shown, *place, token);
  if (taken.problem.isEmpty())
    window->apply(taken.state, tr("Take a Token"));
  else
    status->showMessage(taken.problem, 8000);
}

void MainWindow::Private::showNextBars(bool shown) {
  settings.nextBars = shown;
  saveSettings(settings);
  nextBars->setWanted(shown);
  nextBarsAction->setChecked(shown);
  updateViews();
}

}  // namespace headlight
