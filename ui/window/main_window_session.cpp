#include <QFileInfo>

#include "core/analysis/first_head.h"
#include "ui/session/focus.h"
#include "ui/window/example_sentences.h"
#include "ui/window/main_window_private.h"

namespace headlight {
namespace {

// A pattern of so many cells in all heads is looked at in a few milliseconds; a larger one off the GUI
// thread.
constexpr std::int64_t kCellsAtOnce = 1 << 16;

}  // namespace

/// The first session: the one that was kept, if there is one, as far as it still makes sense.
void MainWindow::Private::start() {
  SessionState first = startState();
  first.display = settings.display;
  const auto loaded = store.load(first);
  headIsOpen = !loaded;
  if (loaded) {
    first = *loaded;
    restoring = true;
    if (!first.documentFile.isEmpty() && !QFileInfo(first.documentFile).isReadable()) {
      showProblem(tr("%1 was open last time and is not there any more.").arg(first.documentFile));
      first.documentFile.clear();
    }
    kept = first;
  }
  // An array may lie there too, with labels beside it.
  if (!std::holds_alternative<ArrayChoice>(first.source)) store.cleanTexts(first.documentFile);
  training.open(first.training.runFolder);
  window->apply(first);
  // What could not be read was said before the first run, which does not take it back.
  problemAt = requestsMade;
}

/// What was kept cannot be shown: its model has gone, or its text is too long for what memory there is now.
void MainWindow::Private::giveUpKeptSession() {
  restoring = false;
  headIsOpen = true;
  SessionState next = startState();
  next.display = state.display;
  setState(next, false);
  problemAt = requestsMade;
}

/// What was asked for before the kept session had shown anything did not work; the session is still good.
void MainWindow::Private::returnToKeptSession(const SessionState& session, const SourceChoice& failed) {
  if (failed != session.source) history.forgetSource(failed);
  restoring = true;
  kept = session;
  headIsOpen = false;
  setState(session, false);
  problemAt = requestsMade;
}

void MainWindow::Private::startAfresh() {
  const int requestsBefore = requestsMade;
  const SessionState before = state;
  setState(startState(), false);
  leaveHeadOpen(requestsBefore);
  startColumns();
  notices->clear();
  if (state != before) history.record(before, state, tr("Start Afresh"));
}

void MainWindow::Private::keepSession() {
  if (started && !restoring) store.keep(state);
}

/// The window was moved or resized, or its columns were.
void MainWindow::Private::windowChanged() {
  if (started && !windowDelay.isActive()) windowDelay.start();
}

/// Puts the window's size, place and columns into the settings; false if they are there already.
bool MainWindow::Private::takeWindow() {
  const QByteArray geometry = window->saveGeometry(), columns = splitter->saveState();
  if (geometry == settings.windowGeometry && columns == settings.splitterState) return false;
  settings.windowGeometry = geometry;
  settings.splitterState = columns;
  return true;
}

/// However the program ends, the window is the same at the next start. The disk may take its time.
void MainWindow::Private::keepWindowSoon() {
  if (!takeWindow()) return;
  if (!windowJob) windowJob.emplace();
  windowJob->start([kept = settings](const Execution&) {
    saveSettings(kept);
    return LatestJob::Outcome();
  });
}

/// At the end, which waits for the disk: what is written beside it must not come later.
void MainWindow::Private::keepWindow() {
  windowDelay.stop();
  windowJob.reset();
  takeWindow();
  saveSettings(settings);
}

/// A request has been answered: what it opened is a recent file now, and the session is one that works.
void MainWindow::Private::opened(const ComputeRequest& request) {
  restoring = false;
  kept.reset();
  if (!opening || request.source != opening->source || request.documentFile != opening->documentFile) return;
  rememberRecent(opening->path);
  opening.reset();
}

/// The head is chosen with the next result; with the one on the screen if no other is on its way.
void MainWindow::Private::leaveHeadOpen(int requestsBefore) {
  headIsOpen = true;
  if (requestsMade != requestsBefore || controller.isBusy()) return;
  if (result) state.focus = clampFocus(state.focus, *result->trace);
  chooseFirstHead();
}

/// A newcomer sees a head that tells something; whoever has chosen one keeps it.
void MainWindow::Private::chooseFirstHead() {
  const AttentionTrace* attention = result ? result->trace->attention(state.focus.kind) : nullptr;
  if (!attention || !attention->patterns) return;
  headIsOpen = false;
  const auto patterns = attention->patterns;
  const PatternShape shape = patterns->shape();
  if (shape.layers * shape.heads * shape.queries * shape.keys <= kCellsAtOnce)
    return takeFirstHead(firstHead(*patterns, {}));
  // A letter typed meanwhile changes the patterns, but not which head tells something.
  firstHeadJob.start([this, patterns, source = shownSource, found = state.focus](const Execution& execution) {
    const HeadId head = firstHead(*patterns, execution);
    return [this, source, found, head] {
      const bool sameHead = state.focus.kind == found.kind && state.focus.headId() == found.headId();
      if (shownSource == source && sameHead && hasHead(head)) takeFirstHead(head);
    };
  });
}

/// Nothing that a person did, so nothing to undo.
void MainWindow::Private::takeFirstHead(HeadId head) {
  SessionState next = state;
  next.focus.layer = head.layer;
  next.focus.head = head.head;
  setState(next, true);
}

}  // namespace headlight
