#include <QFileInfo>
#include <QStringList>
#include <algorithm>
#include <utility>

#include "core/analysis/first_head.h"
#include "core/error.h"
#include "ui/compute/spaced_result.h"
#include "ui/session/focus.h"
#include "ui/session/retired_models.h"
#include "ui/window/main_window_private.h"

namespace headlight {
namespace {

// A pattern of so many cells in all heads is looked at in a few milliseconds; a larger one off the GUI
// thread.
constexpr std::int64_t kCellsAtOnce = 1 << 16;

}  // namespace

/// Whether there is a model of this name, whoever brought it.
bool MainWindow::Private::libraryHas(const QString& name) const {
  try {
    (void)parts.library.open(name.toStdString());
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// What the session names and is not there any more gives way, and a person is told.
void MainWindow::Private::replaceWhatIsGone(SessionState& session) {
  QStringList told;
  if (!session.documentFile.isEmpty() && !QFileInfo(session.documentFile).isReadable()) {
    told << tr("%1 was open last time and is not there any more.").arg(session.documentFile);
    session.documentFile.clear();
  }
  const QString retired = retiredModel(session.source);
  if (!retired.isEmpty() && !libraryHas(retired)) {
    openInPlaceOfRetired(startState().source, session);
    openFocus = OpenFocus::Any;
    told << tr("%1 is not part of Headlight any more; %2 is open in its place.")
                .arg(retired, std::get<CheckpointChoice>(session.source).nameOrDirectory);
  }
  if (!told.isEmpty()) showProblem(told.join(QLatin1Char(' ')));
}

/// The first session: the one that was kept, if there is one, as far as it still makes sense.
void MainWindow::Private::start() {
  SessionState first = startState();
  first.display = settings.display;
  const auto loaded = store.load(first);
  openFocus = loaded ? OpenFocus::Nothing : OpenFocus::Any;
  if (loaded) {
    first = *loaded;
    restoring = true;
    replaceWhatIsGone(first);
    kept = first;
  }
  // An array may lie there too, with labels beside it.
  if (!std::holds_alternative<ArrayChoice>(first.source)) store.cleanTexts(first.documentFile);
  training.open(optionsIn<TrainingOptions>(first.viewOptions).runFolder);
  showCards(!loaded && settings.firstCards && libraryHas(QStringLiteral("english-encoder")));
  window->apply(first);
  // What could not be read was said before the first run, which does not take it back.
  problemAt = requestsMade;
}

/// What was kept cannot be shown: its model has gone, or its text is too long for what memory there is now.
void MainWindow::Private::giveUpKeptSession() {
  restoring = false;
  openFocus = OpenFocus::Any;
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
  openFocus = OpenFocus::Nothing;
  setState(session, false);
  problemAt = requestsMade;
}

void MainWindow::Private::startAfresh() {
  if (lesson) closeLesson();
  const int requestsBefore = requestsMade;
  const SessionState before = state;
  setState(startState(), false);
  startColumns();
  notices->clear();
  // A focus alone is no step.
  SessionState same = before;
  same.focus = state.focus;
  if (state != same) history.record(before, state, tr("Start Afresh"));
  leaveOpen(OpenFocus::Any, requestsBefore);
}

void MainWindow::Private::keepSession() {
  // A lesson is no session of one's own.
  if (started && !restoring) store.keep(beforeLesson.value_or(state));
}

/// The window was moved or resized, or its columns were.
void MainWindow::Private::windowChanged() {
  if (started && !windowDelay.isActive()) windowDelay.start();
}

/// Puts the window's size, place and columns into the settings; false if they are there already.
bool MainWindow::Private::takeWindow() {
  if (presented) return false;
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

/// The focus is chosen with the next result; with the one on the screen if no other is on its way.
void MainWindow::Private::leaveOpen(OpenFocus open, int requestsBefore) {
  openFocus = std::max(openFocus, open);
  if (requestsMade != requestsBefore || controller.isBusy()) return;
  if (result) state.focus = clampFocus(state.focus, *result->trace);
  chooseOpenFocus();
}

/// A newcomer sees a head that tells something; whoever has chosen one keeps it.
void MainWindow::Private::chooseOpenFocus() {
  const AttentionTrace* attention = result ? result->trace->attention(state.focus.kind) : nullptr;
  if (!attention || !attention->patterns || openFocus == OpenFocus::Nothing) return;
  const OpenFocus open = std::exchange(openFocus, OpenFocus::Nothing);
  if (takeStart(open) || open != OpenFocus::Any) return;
  const auto patterns = attention->patterns;
  const PatternShape shape = patterns->shape();
  const auto take = [this](HeadId head) {
    Focus focus = state.focus;
    focus.layer = head.layer;
    focus.head = head.head;
    takeFocus(focus);
  };
  if (shape.layers * shape.heads * shape.queries * shape.keys <= kCellsAtOnce)
    return take(firstHead(*patterns, {}));
  // A letter typed meanwhile changes the patterns, but not which head tells something.
  firstHeadJob.start(
      [this, patterns, take, source = shownSource, found = state.focus](const Execution& execution) {
        const HeadId head = firstHead(*patterns, execution);
        return [this, take, source, found, head] {
          const bool sameHead = state.focus.kind == found.kind && state.focus.headId() == found.headId();
          if (shownSource == source && sameHead && hasHead(head)) take(head);
        };
      });
}

/// What the model's own files name; false if they name no head.
bool MainWindow::Private::takeStart(OpenFocus open) {
  if (!result->model || !result->model->start) return false;
  const StartFocus& start = *result->model->start;
  // Its token is named by the label that it has without visible spaces.
  const AttentionTrace* attention = plainResult(*result).trace->attention(start.kind);
  if (!attention || !attention->patterns) return false;
  Focus focus = state.focus;
  if (open != OpenFocus::Token) {
    // Another kind of attention may have other tokens.
    if (focus.kind != start.kind) focus = Focus{start.kind};
    focus.layer = start.head.layer;
    focus.head = start.head.head;
  }
  if (focus.query < 0 && focus.kind == start.kind)
    focus.query = startQuery(start, attention->patterns->queryTokens());
  takeFocus(clampFocus(focus, *result->trace));
  return true;
}

/// Nothing that a person did, so no step of its own.
void MainWindow::Private::takeFocus(const Focus& focus) {
  SessionState next = state;
  next.focus = focus;
  setState(next, true);
  history.amend(state);
}

}  // namespace headlight
