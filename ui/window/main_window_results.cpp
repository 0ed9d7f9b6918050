#include <QLocale>
#include <QStringList>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "core/model/names.h"
#include "core/tokenizer/word_pieces.h"
#include "ui/models/experiment_text.h"
#include "ui/models/facts.h"
#include "ui/models/head_questions.h"
#include "ui/models/head_sentence.h"
#include "ui/session/focus.h"
#include "ui/views/compare/comparison_words.h"
#include "ui/views/shown_snapshot.h"
#include "ui/window/find_bar.h"
#include "ui/window/main_window_private.h"
#include "ui/window/shown_sentence.h"

namespace headlight {
namespace {

/// The kinds of attention that a trace has.
std::vector<AttentionKind> kindsOf(const Trace& trace) {
  std::vector<AttentionKind> kinds;
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const AttentionTrace* attention = trace.attention(kind);
    if (attention && attention->patterns) kinds.push_back(kind);
  }
  return kinds;
}

}  // namespace

void MainWindow::Private::connectController() {
  connect(&controller, &ComputeController::finished, window,
          [this](const ComputeOutcome& outcome) { showOutcome(outcome); });
  connect(&controller, &ComputeController::failed, window,
          [this](const ComputeFailure& failure) { showFailure(failure); });
  connect(&controller, &ComputeController::cancelled, window,
          [this](const ComputeRequest& request, bool wasOpening) { showCancelled(request, wasOpening); });
  connect(&controller, &ComputeController::progressed, status, &StatusLine::setProgress);
  connect(&controller, &ComputeController::busyChanged, status, &StatusLine::setBusy);
  connectAnswers();
  for (const LatestJob* job : {&pathJob, &saveJob})
    connect(job, &LatestJob::failed, window, [this](const QString& sentence) { showProblem(sentence); });
}

void MainWindow::Private::connectAnswers() {
  answerProgress = new JobProgress(window);
  status->addJob(answerProgress);
  for (AnswerRun* const asked : {&answers, &shownAnswers}) {
    connect(&controller, &ComputeController::busyChanged, asked, &AnswerRun::setBusy);
    connect(asked, &AnswerRun::answeringChanged, window, [this] {
      if (answers.isAnswering() || shownAnswers.isAnswering())
        answerProgress->begin(tr("Computing"));
      else
        answerProgress->end();
    });
    connect(asked, &AnswerRun::progressed, answerProgress, &JobProgress::setFraction);
    connect(answerProgress, &JobProgress::cancelRequested, window, [asked] { asked->giveUp(); });
    connect(asked, &AnswerRun::changed, window, [this] { updateViews(); });
    connect(asked, &AnswerRun::progressed, window, [this](double fraction) {
      if (View* view = viewInFront()) view->setProgress(fraction);
    });
  }
}

void MainWindow::Private::showOutcome(const ComputeOutcome& outcome) {
  const auto before = result;
  result = outcome.result;
  shownResult = outcome.shown;
  answers.setResult(result);
  shownAnswers.setResult(shownResult ? shownResult->result : nullptr);
  const bool otherModel = model != outcome.model || shownSource != outcome.request.source;
  model = outcome.model;
  shownSource = outcome.request.source;
  shownAnswer = outcome.request;
  // The result of a step that was passed on the way to another one says nothing about that one's focus. It is
  // the newest request that counts: its experiments may have got their places in the text since.
  const bool current = requested && isSameRun(outcome.request, *requested);
  if (current) placeExperiments();
  if (result && before && focusFollowsText)
    state.focus = followFocus(state.focus, *before, *result, takeEditsTo(*before, *result), anchor);
  else if (result && current)
    state.focus = clampFocus(state.focus, *result->trace);
  if (result && current) std::erase_if(state.averagedHeads, [this](HeadId head) { return !hasHead(head); });
  if (otherModel) endPreview();
  opened(outcome.request);
  keepSession();
  // What was run before the problem came up is no answer to it.
  if (requestsMade > problemAt && current) notices->clear();
  if (otherModel) {
    showModel();
    syncWidgets();
  }
  centerStack->setCurrentIndex(result ? 0 : 1);
  status->setResult(result.get());
  status->setNotice(result
                        ? QStringList(result->warnings.begin(), result->warnings.end()).join(QLatin1Char(' '))
                        : QString());
  display->setKinds(result ? kindsOf(*result->trace) : std::vector<AttentionKind>{}, state.focus.kind);
  display->setPatterns(result.get(), state.focus.kind);
  updateNotices();
  updateChips();
  updateViews();
  exports->update();
  updateTitle();
  emit window->resultShown();
  chooseOpenFocus();
  // What is shown may be of one token, which has moved with the text.
  const ShownRequest wanted = shownRequestOf(state);
  if (current && wanted != outcome.request.shown && wanted.choice == outcome.request.shown.choice)
    requestRun(true);
}

void MainWindow::Private::showFailure(const ComputeFailure& failure) {
  showProblem(failure.sentence);
  if (!failure.fittingFamily.isEmpty()) offerFamily(failure);
  // A file that was opened meanwhile stays, whatever became of what was kept.
  const bool same =
      failure.request.source == state.source && failure.request.documentFile == state.documentFile;
  if (std::exchange(restoring, false) && same) {
    opening.reset();
    const auto back = std::exchange(kept, std::nullopt);
    if (!back || computeRequestOf(*back) == failure.request) return giveUpKeptSession();
    return returnToKeptSession(*back, failure.request.source);
  }
  if (failure.opening && failure.request.source == state.source) leaveSource(failure.request.source);
  if (same) opening.reset();
}

/// A model that nobody knows can be opened as the family that it looks like.
void MainWindow::Private::offerFamily(const ComputeFailure& failure) {
  const auto* const checkpoint = std::get_if<CheckpointChoice>(&failure.request.source);
  if (!checkpoint) return;
  const CheckpointChoice choice{checkpoint->nameOrDirectory, failure.fittingFamily};
  const QString name = QString::fromStdString(familyName(failure.fittingFamily.toStdString()));
  notices->show({NoticeBar::problemId(), Notice::Kind::Problem, failure.sentence, tr("Open as %1").arg(name),
                 [this, choice] { change(tr("Model"), [&](SessionState& next) { next.source = choice; }); }});
}

void MainWindow::Private::showCancelled(const ComputeRequest& request, bool wasOpening) {
  status->showMessage(tr("Cancelled."), 4000);
  // What was to be opened before the kept session had shown anything gives way to it. The run that was under
  // way may still have been the session's.
  const bool newest = requestsMade == cancelledAt;
  if (restoring && newest && kept && computeRequestOf(*kept) != computeRequestOf(state)) {
    opening.reset();
    const SessionState back = *std::exchange(kept, std::nullopt);
    return returnToKeptSession(back, state.source);
  }
  if (wasOpening && request.source == state.source) leaveSource(request.source);
  if (!wasOpening && newest) keepWhatIsShown(request);
}

/// Where only what is shown of the run was given up, the session goes back to what is on the screen, to its
/// token as well.
void MainWindow::Private::keepWhatIsShown(const ComputeRequest& givenUp) {
  if (!shownAnswer || !result || givenUp.shown != shownRequestOf(state) || !isSameRun(givenUp, *shownAnswer))
    return;
  const SessionState before = state;
  askAgain(state, shownAnswer->shown);
  state.focus = clampFocus(state.focus, *result->trace);
  if (state == before) return;
  requested = computeRequestOf(state);
  history.record(before, state, tr("Cancel"));
  keepSession();
  syncWidgets();
  updateViews();
}

void MainWindow::Private::showProblem(const QString& sentence) {
  notices->showProblem(sentence);
  problemAt = requestsMade;
}

/// A source that did not open is given up for the one on the screen, with the head and the tokens chosen
/// there, so that typing goes on; at the start, for the model that the program brings along.
void MainWindow::Private::leaveSource(const SourceChoice& failed) {
  const auto given = std::exchange(opening, std::nullopt);
  const SourceChoice back = shownSource ? *shownSource : SessionState{}.source;
  if (back == failed) return;
  // What came with the source, such as a text of its own, goes with it.
  const std::optional<SessionState> before = history.forgetSource(failed);
  SessionState next = before && before->source == back ? *before : state;
  next.source = back;
  if (openFocus != OpenFocus::Any) openFocus = OpenFocus::Nothing;
  if (given && given->source == failed) {
    next.focus = given->focus;
    openFocus = OpenFocus::Nothing;
  }
  setState(next, true);
  problemAt = requestsMade;
}

void MainWindow::Private::lockFocus(const Focus& wanted) {
  previewed.reset();
  // A picture may still be that of a text that was longer.
  const Focus focus = result ? clampFocus(wanted, *result->trace) : wanted;
  if (focus == state.focus) {
    updateViews();
    return;
  }
  if (focus.headId() != state.focus.headId()) openFocus = OpenFocus::Nothing;
  change({}, [&](SessionState& next) { next.focus = focus; });
}

/// Whatever the mouse rests on: what is on the screen is what was chosen, until the mouse moves again.
void MainWindow::Private::endPreview() {
  for (View* view : views) view->endHover();
  chips->endHover();
  QToolTip::hideText();
  preview(std::nullopt);
}

/// Remembers where an edit was made until its result is there.
void MainWindow::Private::noteEdit(const TextEdit& edit, bool inPair) {
  edits.push_back({edit, inPair, state.text, state.pairText});
}

/// The edits that were seen being made between two results; none if they do not lead from one to the other.
EditsBetween MainWindow::Private::takeEditsTo(const RunResult& before, const RunResult& shown) {
  const auto leadsTo = [&shown](const MadeEdit& made) {
    return made.text == shown.text && (shown.pairText.isEmpty() || made.pairText == shown.pairText);
  };
  const auto last = std::find_if(edits.rbegin(), edits.rend(), leadsTo);
  EditsBetween between;
  QString text = before.text, pairText = before.pairText;
  for (auto made = edits.begin(); made != last.base(); ++made) {
    (made->inPair ? between.pairText : between.text).push_back(made->edit);
    QString& edited = made->inPair ? pairText : text;
    edited.replace(made->edit.begin, made->edit.removed, made->edit.inserted);
  }
  edits.erase(edits.begin(), last.base());
  return text == shown.text && pairText == shown.pairText ? between : EditsBetween{};
}

void MainWindow::Private::preview(const std::optional<Focus>& focus) {
  if (focus == previewed || showIn->isVisible()) return;
  previewed = focus;
  updateViews();
}

Focus MainWindow::Private::effectiveFocus() const {
  const Focus focus = previewed.value_or(state.focus);
  return result ? clampFocus(focus, *result->trace) : focus;
}

/// As views of patterns see it; ofRun() is how those do that explain the run.
Snapshot MainWindow::Private::snapshot() const { return snapshot(find->found()); }

Snapshot MainWindow::Private::snapshot(std::shared_ptr<const FoundTokens> found) const {
  Snapshot ofRun{result, state, effectiveFocus(), answers.answers(), training.history()};
  ofRun.others = others;
  ofRun.found = std::move(found);
  return shownSnapshot(ofRun, shownResult, shownAnswers.answers());
}

bool MainWindow::Private::explainsRun(const View* view) const {
  return std::find(runViews.begin(), runViews.end(), view) != runViews.end();
}

/// What a view points at, in the heads and tokens of the run.
Focus MainWindow::Private::ownFocus(const View* view, const Focus& focus) const {
  return shownResult && !explainsRun(view) ? shownResult->places.own(focus, state.focus) : focus;
}

SessionState MainWindow::Private::ownState(const View* view, const SessionState& changed) const {
  if (!shownResult || explainsRun(view)) return changed;
  return shownResult->places.own(changed, shownResult->places.shown(state), state);
}

/// Whether the focused kind of attention has this head.
bool MainWindow::Private::hasHead(HeadId head) const {
  const AttentionTrace* attention = result ? result->trace->attention(state.focus.kind) : nullptr;
  if (!attention || !attention->patterns) return false;
  const PatternShape shape = attention->patterns->shape();
  return head.layer >= 0 && head.layer < shape.layers && head.head >= 0 && head.head < shape.heads;
}

View* MainWindow::Private::viewInFront() const {
  const int page = pages->currentIndex();
  const bool there = page >= 0 && page < static_cast<int>(centerViews.size());
  return there ? centerViews[static_cast<std::size_t>(page)] : nullptr;
}

void MainWindow::Private::updateViews() {
  const View* current = viewInFront();
  find->setRun(result, effectiveFocus().kind);
  const Snapshot all = snapshot();
  const Snapshot& front = explainsRun(current) ? all.ofRun() : all;
  WantedAnswers wanted;
  for (View* view : views) {
    const bool hidden =
        view != current && std::find(centerViews.begin(), centerViews.end(), view) != centerViews.end();
    if (hidden || (view == mapView && !mapShows())) continue;
    const Snapshot& seen = explainsRun(view) ? all.ofRun() : all;
    std::vector<Question>& asked = &seen == &all ? wanted.ofShown : wanted.ofRun;
    // What the picture in the middle needs comes first.
    const std::vector<Question> needs = view->needs(seen);
    asked.insert(view == current ? asked.begin() : asked.end(), needs.begin(), needs.end());
    if (view == current) wanted.first = std::ssize(needs);
    view->setSnapshot(seen);
  }
  askForHead(front, &front == &all ? wanted.ofShown : wanted.ofRun, wanted.first);
  addGuessQuestions(all.ofRun(), shownResult ? wanted.ofRun : wanted.ofShown);
  setWanted(std::move(wanted));
  updateReading(front);
  selectChips(all.ofRun().focus);
  const std::vector<std::uint8_t>* const found = (chipWords ? all : all.ofRun()).foundQueries();
  chips->setFound(found ? *found : std::vector<std::uint8_t>());
  updateExperiments(all.ofRun());
  updateGeneration(all.ofRun());
  updateLesson(all);
}

/// The sentence about the focused head needs it; `first`: behind so many questions.
void MainWindow::Private::askForHead(const Snapshot& front, std::vector<Question>& wanted,
                                     std::ptrdiff_t first) const {
  const Question aboutHead = headQuestion(front.focus.kind, front.focus.headId());
  const bool isKnown = knownStatistics(front, front.focus.headId()) && !front.answers.contains(aboutHead.key);
  if (asksForHead(front) && !isKnown) wanted.insert(wanted.begin() + first, aboutHead);
}

/// Where nothing is shown in place of the run, everything is asked of that.
void MainWindow::Private::setWanted(WantedAnswers wanted) {
  if (shownResult) {
    shownAnswers.setWanted(std::move(wanted.ofShown));
  } else {
    wanted.ofRun = std::exchange(wanted.ofShown, {});
  }
  answers.setWanted(std::move(wanted.ofRun));
}

/// Whether the sentence above the picture is about the focused head, which has something to tell.
bool MainWindow::Private::asksForHead(const Snapshot& shown) const {
  const View* front = viewInFront();
  const PatternSource* patterns = shown.patterns();
  // What is made of many heads is no head that does something.
  const bool isHead = shown.result && (shown.result->shownAs.isEmpty() || !shown.state.shown.pattern);
  return settings.readings && front && front->isAboutHead() && patterns && isHead &&
         patterns->hasPattern(shown.focus.layer);
}

/// A view of the computation itself has no words; empty where there is nothing to say.
QString MainWindow::Private::tokensSentence(const View* front) const {
  if (!shownResult || !state.shown.words || !explainsRun(front)) return {};
  return tr("This view shows tokens: a word that is chosen stands for its last one.");
}

/// The sentence of a head stays while the head does, so that it does not flicker while one types.
void MainWindow::Private::updateReading(const Snapshot& shown) {
  const View* front = viewInFront();
  if (!settings.readings || !front) return;
  const QStringList before{front->reading(), shownSentence(explainsRun(front) ? nullptr : shownResult.get()),
                           tokensSentence(front)};
  if (!asksForHead(shown))
    return reading->setText(shown.result ? before.join(QLatin1Char(' ')).trimmed() : QString());
  const auto statistics = knownStatistics(shown, shown.focus.headId());
  const QString key = headQuestion(shown.focus.kind, shown.focus.headId()).key;
  if (statistics || shown.answers.contains(key) || key != saidOf)
    saidOfHead = statistics ? habitSentence(habitOf(*statistics)) : QString();
  saidOf = key;
  reading->setText((before + QStringList{saidOfHead}).join(QLatin1Char(' ')).simplified());
}

void MainWindow::Private::showReadings(bool shown) {
  settings.readings = shown;
  saveSettings(settings);
  reading->setVisible(shown);
  readingAction->setChecked(shown);
  updateViews();
}

/// What a person should know about the text, as long as it is true.
void MainWindow::Private::updateNotices() {
  const QString about = QStringLiteral("unknown-words");
  const std::int64_t words = result ? unknownWords(result->tokens) : 0;
  if (words == 0) return notices->clear(about);
  const QString advice =
      tr("A model whose vocabulary has this language would help; the playground takes any word.");
  const QString said =
      words == 1 ? tr("%1 does not know one word (dashed outline): it sees that a word is there, not which.")
                       .arg(result->sourceName)
                 : tr("%1 does not know %2 words (dashed outlines): it sees that words are there, not which.")
                       .arg(result->sourceName, QLocale().toString(static_cast<qlonglong>(words)));
  notices->show({about, Notice::Kind::Notice, said + QLatin1Char(' ') + advice});
}

/// Another kind of attention of the same run. Its tokens may be others, so a token stays chosen only where
/// both kinds have the same.
void MainWindow::Private::chooseKind(AttentionKind kind) {
  const AttentionTrace* from = result ? result->trace->attention(state.focus.kind) : nullptr;
  const AttentionTrace* to = result ? result->trace->attention(kind) : nullptr;
  if (!to || !to->patterns) return;
  change(tr("Kind of Attention"), [&](SessionState& next) {
    next.focus.kind = kind;
    const bool known = from && from->patterns;
    if (!known || from->patterns->queryTokens() != to->patterns->queryTokens()) next.focus.query = -1;
    if (!known || from->patterns->keyTokens() != to->patterns->keyTokens()) next.focus.key = -1;
    next.focus = clampFocus(next.focus, *result->trace);
    next.averagedHeads.clear();
  });
}

void MainWindow::Private::updateTitle() {
  if (!result) {
    window->setWindowTitle(tr("Headlight"));
    return;
  }
  QString source = result->sourceName;
  if (!result->sourceNote.isEmpty()) source += QStringLiteral(" (%1)").arg(result->sourceNote);
  if (const QStringList on = experimentTexts(*result); !on.isEmpty())
    source = tr("experiment with %1: %2").arg(source, on.join(QStringLiteral(", ")));
  source = shownName(source, shownResult.get());
  const auto compared = optionsIn<CompareOptions>(state.viewOptions);
  if (const QString other = comparedWithWords(compared, standsForAllHeads(snapshot())); !other.isEmpty())
    source = tr("%1 compared with %2").arg(source, other);
  const QString text = result->text.left(200).simplified();
  const QString start = text.size() > 60 ? text.left(59) + QChar(0x2026) : text;
  window->setWindowTitle(start.isEmpty() ? tr("%1 – Headlight").arg(source)
                                         : tr("%1 – %2 – Headlight").arg(start, source));
}

}  // namespace headlight
