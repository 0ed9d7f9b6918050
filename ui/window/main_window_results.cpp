#include <QStringList>
#include <algorithm>
#include <utility>

#include "ui/session/focus.h"
#include "ui/window/main_window_private.h"

namespace headlight {
namespace {

// Behind the limit a few are enough to see where it is; a whole book of them would only cost time.
constexpr std::int64_t kMostUncomputedChips = 500;

}  // namespace

void MainWindow::Private::connectController() {
  connect(&controller, &ComputeController::finished, window,
          [this](const ComputeOutcome& outcome) { showOutcome(outcome); });
  connect(&controller, &ComputeController::failed, window,
          [this](const ComputeFailure& failure) { showFailure(failure); });
  connect(&controller, &ComputeController::cancelled, window,
          [this](const ComputeRequest& request, bool opening) {
            status->showMessage(tr("Cancelled."), 4000);
            if (opening && request.source == state.source) leaveSource(request.source);
          });
  connect(&controller, &ComputeController::progressed, status, &StatusLine::setProgress);
  connect(&controller, &ComputeController::busyChanged, status, &StatusLine::setBusy);
}

void MainWindow::Private::showOutcome(const ComputeOutcome& outcome) {
  const auto before = result;
  result = outcome.result;
  const bool otherModel = model != outcome.model || shownSource != outcome.request.source;
  model = outcome.model;
  shownSource = outcome.request.source;
  if (result && before && focusFollowsText && before->text != result->text)
    state.focus = followFocus(state.focus, *before, *result);
  else if (result)
    state.focus = clampFocus(state.focus, *result->trace);
  if (previewed && result) previewed = clampFocus(*previewed, *result->trace);
  // What was run before the problem came up is no answer to it.
  if (requestsMade > problemAt && outcome.request == computeRequestOf(state)) errors->clear();
  if (otherModel) {
    showModel();
    syncWidgets();
  }
  centerStack->setCurrentIndex(result ? 0 : 1);
  status->setResult(result.get());
  status->setNotice(result
                        ? QStringList(result->warnings.begin(), result->warnings.end()).join(QLatin1Char(' '))
                        : QString());
  updateChips();
  updateViews();
  exports->update();
  updateTitle();
  emit window->resultShown();
}

void MainWindow::Private::showFailure(const ComputeFailure& failure) {
  showProblem(failure.sentence);
  if (failure.opening && failure.request.source == state.source) leaveSource(failure.request.source);
}

void MainWindow::Private::showProblem(const QString& sentence) {
  errors->showSentence(sentence);
  problemAt = requestsMade;
}

/// A source that did not open is given up for the one on the screen, so that typing goes on.
void MainWindow::Private::leaveSource(const SourceChoice& failed) {
  if (!shownSource || *shownSource == failed) return;
  history.forgetSource(failed);
  SessionState next = state;
  next.source = *shownSource;
  setState(next, true);
  problemAt = requestsMade;
}

void MainWindow::Private::lockFocus(const Focus& focus) {
  previewed.reset();
  if (focus == state.focus) {
    updateViews();
    return;
  }
  change({}, [&](SessionState& next) { next.focus = focus; });
}

void MainWindow::Private::preview(const std::optional<Focus>& focus) {
  if (focus == previewed) return;
  previewed = focus;
  updateViews();
}

Focus MainWindow::Private::effectiveFocus() const {
  const Focus focus = previewed.value_or(state.focus);
  return result ? clampFocus(focus, *result->trace) : focus;
}

Snapshot MainWindow::Private::snapshot() const { return {result, state, effectiveFocus()}; }

void MainWindow::Private::updateViews() {
  const Snapshot shown = snapshot();
  const View* current = nullptr;
  const int tab = tabs->currentIndex();
  if (tab >= 0 && tab < static_cast<int>(centerViews.size()))
    current = centerViews[static_cast<std::size_t>(tab)];
  for (View* view : views) {
    const bool hidden =
        view != current && std::find(centerViews.begin(), centerViews.end(), view) != centerViews.end();
    if (!hidden) view->setSnapshot(shown);
  }
  chips->setSelection(shown.focus.query, shown.focus.key);
}

void MainWindow::Private::updateChips() {
  if (!result) {
    chips->setTokens({}, 0);
    return;
  }
  const AttentionTrace* attention = result->trace->attention(effectiveFocus().kind);
  const PatternSource* patterns = attention ? attention->patterns.get() : nullptr;
  if (patterns && patterns->shape().queries != result->computedTokens) {
    chips->setTokens(patterns->queryTokens(), patterns->shape().queries);
    return;
  }
  const std::int64_t shown = result->computedTokens + kMostUncomputedChips;
  if (static_cast<std::int64_t>(result->tokens.size()) <= shown)
    chips->setTokens(result->tokens, result->computedTokens);
  else
    chips->setTokens({result->tokens.begin(), result->tokens.begin() + shown}, result->computedTokens);
}

void MainWindow::Private::updateTitle() {
  if (!result) {
    window->setWindowTitle(tr("Headlight"));
    return;
  }
  QString source = result->sourceName;
  if (!result->sourceNote.isEmpty()) source += QStringLiteral(" (%1)").arg(result->sourceNote);
  const QString text = result->text.left(200).simplified();
  const QString start = text.size() > 60 ? text.left(59) + QChar(0x2026) : text;
  window->setWindowTitle(start.isEmpty() ? tr("%1 – Headlight").arg(source)
                                         : tr("%1 – %2 – Headlight").arg(start, source));
}

}  // namespace headlight
