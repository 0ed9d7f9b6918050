#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QScreen>
#include <QSignalBlocker>
#include <QTimer>
#include <QUrl>
#include <algorithm>
#include <thread>
#include <utility>

#include "core/error.h"
#include "ui/session/compare_options.h"
#include "ui/session/text_file.h"
#include "ui/window/compared_path.h"
#include "ui/window/experiments_panel.h"
#include "ui/window/main_window_private.h"
#include "ui/window/opened_path.h"

namespace headlight {
namespace {

/// Pictures leave one processor to the GUI.
int pictureThreads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1); }

/// Most of the screen, but no more than it has.
QSize startSize() {
  const QScreen* screen = QGuiApplication::primaryScreen();
  if (!screen) return {1280, 720};
  const QSize available = screen->availableSize();
  // The desktop's frame around the window is not known yet; with a usual one it fits.
  const QSize frame(8, 40);
  return (available * 0.8).expandedTo(QSize(1280, 720)).boundedTo(available - frame);
}

}  // namespace

WindowParts::WindowParts(ModelLibrary models)
    : library(std::move(models)),
      services(std::make_shared<const ComputeServices>(coreServices(library))),
      trainingService(std::make_shared<const TrainingService>(coreTrainingService())),
      views(viewRegistry()) {}
WindowParts::WindowParts(const WindowParts&) = default;
WindowParts::~WindowParts() = default;

MainWindow::Private::Private(MainWindow* owner, const WindowParts& windowParts)
    : window(owner),
      parts(windowParts),
      settings(loadSettings()),
      theme(qApp),
      store(windowParts.sessionFile),
      controller(*windowParts.services,
                 {.modelBytes = settings.modelBytes, .limits = {settings.maxTokens, settings.traceBytes}}),
      pictures(settings.pictureBytes, pictureThreads(), owner),
      training(*windowParts.trainingService, folderForTrainings()) {
  pool = controller.pool();
  others = std::make_shared<OtherRuns>(
      *windowParts.services, RunLimits{settings.maxTokens, settings.traceBytes}, settings.modelBytes);
  state.display = settings.display;
  theme.setInterfaceSize(settings.interfaceSize);
  theme.setChoice(settings.theme);
}

MainWindow::Private::~Private() {
  // Views hold results and pictures, so they go before what those need; their pages' going is no change.
  QObject::disconnect(pages, nullptr, window, nullptr);
  QObject::disconnect(chips, nullptr, window, nullptr);
  // The history empties itself when it goes, and that is no step of a lesson.
  QObject::disconnect(history.stack(), nullptr, window, nullptr);
  for (View* view : views) delete view;
  delete experiments;
}

MainWindow::MainWindow(ModelLibrary library, QWidget* parent)
    : MainWindow(WindowParts(std::move(library)), parent) {}

MainWindow::MainWindow(const WindowParts& parts, QWidget* parent)
    : QMainWindow(parent), m_private(std::make_unique<Private>(this, parts)) {
  Private& p = *m_private;
  setAcceptDrops(true);
  p.buildLayout();
  p.buildShowIn();
  p.buildMenus();
  p.connectController();
  p.connectTraining();
  connect(&p.history, &SessionHistory::restored, this, [&p](const SessionState& state) { p.restore(state); });
  connect(&p.theme, &Theme::changed, this, [&p] { p.applyTheme(); });
  connect(&p.desktopTheme, &DesktopTheme::darkPreferred, &p.theme, &Theme::setDesktopDark);
  p.desktopTheme.start();
  p.applyTheme();
  resize(startSize());
  if (!p.settings.windowGeometry.isEmpty()) restoreGeometry(p.settings.windowGeometry);
  if (p.settings.splitterState.isEmpty() || !p.splitter->restoreState(p.settings.splitterState))
    p.startColumns();
  p.columnsMoved();
  p.syncWidgets();
  p.updateTitle();
  p.editor->setFocus();
}

MainWindow::~MainWindow() {
  disconnect(&m_private->controller, nullptr, this, nullptr);
  disconnect(&m_private->answers, nullptr, this, nullptr);
  disconnect(&m_private->shownAnswers, nullptr, this, nullptr);
}

const SessionState& MainWindow::state() const { return m_private->state; }

void MainWindow::apply(const SessionState& state, const QString& undoText) {
  Private& p = *m_private;
  SessionState next = state;
  dropStaleGeneration(p.state, next);
  if (p.started && next == p.state) return;
  const SessionState before = p.state;
  if (p.started) p.followTexts(next);
  p.setState(next, next.focus == before.focus);
  if (!undoText.isEmpty()) p.history.record(before, p.state, undoText);
}

void MainWindow::openFile(const QString& path) { m_private->openPath(path); }

void MainWindow::Private::setState(const SessionState& next, bool focusFollows) {
  const bool computes = !started || computeRequestOf(next) != computeRequestOf(state);
  const AttentionKind kindBefore = state.focus.kind;
  const bool pageTurns = next.view != state.view || next.singleHead != state.singleHead;
  const bool displayChanged = next.display != state.display;
  started = true;
  if (!focusFollows) edits.clear();
  if (!focusFollows || next.focus.query != state.focus.query) anchor.query = -1;
  if (!focusFollows || next.focus.key != state.focus.key) anchor.key = -1;
  state = next;
  if (displayChanged && !lesson) settings.display = state.display;
  keepSession();
  syncWidgets();
  if (computes || pageTurns || next.focus.kind != kindBefore) endPreview();
  if (computes) requestRun(focusFollows);
  if (state.focus.kind != kindBefore) updateChips();
  updateViews();
}

/// Asks for the run of the session and for what is shown of it; `focusFollows`: the focus moves with the
/// text.
void MainWindow::Private::requestRun(bool focusFollows) {
  focusFollowsText = focusFollows;
  ++requestsMade;
  requested = computeRequestOf(state);
  controller.request(*requested);
}

void MainWindow::Private::restore(const SessionState& restored) {
  openFocus = OpenFocus::Nothing;  // what is undone and redone has its focus
  setState(restored, false);
}

void MainWindow::Private::change(const QString& undoText, const std::function<void(SessionState&)>& edit) {
  SessionState next = state;
  edit(next);
  window->apply(next, undoText);
}

/// A model's head means nothing to another one, and an example that nobody typed gives way to its own.
void MainWindow::Private::chooseModel(const SourceChoice& source) {
  const bool same = sameButForTraining(source, state.source);
  const int requestsBefore = requestsMade;
  change(tr("Model"), [&](SessionState& next) {
    const auto own = same ? std::nullopt : ownExampleInPlaceOf(next, source);
    if (own) showExample(*own, next);
    next.source = source;
  });
  if (!same) leaveOpen(OpenFocus::ModelsOwn, requestsBefore);
}

void MainWindow::Private::changeText(const QString& text, const TextEdit& edit) {
  change(tr("Typing"), [&](SessionState& next) { next.text = text; });
  noteEdit(edit, false);
}

void MainWindow::Private::changePairText(const QString& text, const TextEdit& edit) {
  change(tr("Typing"), [&](SessionState& next) { next.pairText = text; });
  noteEdit(edit, true);
}

/// Who compares with nothing so far begins with the same text, to reword it.
void MainWindow::Private::setComparing(bool on) {
  change(tr("Compare"), [&](SessionState& next) {
    editOptions<CompareOptions>(next.viewOptions, [&](CompareOptions& options) {
      options.on = on;
      if (on && options.text.isEmpty() && next.documentFile.isEmpty()) options.text = next.text;
    });
  });
  if (on && compareBar->editor()->isVisible()) compareBar->editor()->setFocus();
}

/// Beside an encoder the second text is what the decoder has written.
void MainWindow::Private::syncPairWords() {
  const bool decoders = model && model->config.architecture() == Architecture::EncoderDecoder;
  const QString name = decoders ? tr("Decoder's text") : tr("Second text");
  pairEditor->setPlaceholderText(decoders ? tr("Decoder's text: leave empty to let the model write it")
                                          : name);
  pairEditor->setAccessibleName(name);
  pairButton->setText(decoders ? tr("Decoder") : tr("Pair"));
  pairButton->setToolTip(decoders ? tr("Shows the decoder's text beside the text (Ctrl+P)")
                                  : tr("Shows a second text beside the first (Ctrl+P)"));
  pairButton->setAccessibleName(name);
}

void MainWindow::Private::syncWidgets() {
  wordsAction->setChecked(state.shown.words);
  spacesAction->setChecked(state.shown.spaces);
  editor->setText(state.text);
  pairEditor->setText(state.pairText);
  const bool array = std::holds_alternative<ArrayChoice>(state.source);
  const bool attached = !state.documentFile.isEmpty();
  document->setFile(state.documentFile);
  editors->setVisible(!array && !attached);
  document->setVisible(!array && attached);
  arrayLabel->setVisible(array);
  const bool pairs = !array && model && takesPair(model->config);
  pairButton->setVisible(pairs && !presented);
  {
    const QSignalBlocker blocker(pairButton);
    pairButton->setChecked(state.pairShown);
  }
  pairEditor->setVisible(pairs && state.pairShown);
  const bool compares = optionsIn<CompareOptions>(state.viewOptions).on;
  compareAction->setChecked(compares);
  compareBar->setVisible(compares);
  // What B has as its second text is seen wherever it counts.
  const bool otherPair = !optionsIn<CompareOptions>(state.viewOptions).pairText.isEmpty();
  compareBar->setState(state, pairs && (state.pairShown || otherPair));
  updateTitle();
  syncPairWords();
  display->setState(state);
  display->setPositionsEnabled(!array);
  display->setKind(state.focus.kind);
  display->setPatterns(result.get(), state.focus.kind);
  const auto* settingsOfPlayground = std::get_if<PlaygroundSettings>(&state.source);
  playground->setVisible(settingsOfPlayground != nullptr);
  if (settingsOfPlayground) playground->setSettings(*settingsOfPlayground);
  modelMenu->setCurrent(state.source);
  for (std::size_t i = 0; i < centerViews.size(); ++i)
    if (centerViews[i]->id() == state.view) pages->setCurrentIndex(static_cast<int>(i));
}

/// What a path is may take its file system a while to tell.
void MainWindow::Private::openPath(const QString& path) {
  SessionState standard = startState();
  standard.display = settings.display;
  pathJob.start([this, path, standard](const Execution&) -> LatestJob::Outcome {
    const OpenedPath found = inspectPath(path, standard);
    return [this, found] { takePath(found); };
  });
}

/// Of a text, or of a folder with a model, that was put into a text to compare with.
void MainWindow::Private::openCompared(const QString& path, bool pair) {
  pathJob.start([this, path, pair](const Execution&) -> LatestJob::Outcome {
    const CompareEdit edit = comparedWith(inspectPath(path), pair);
    return [this, edit] {
      notices->clear();
      change(tr("Comparison"),
             [&](SessionState& next) { editOptions<CompareOptions>(next.viewOptions, edit); });
    };
  });
}

void MainWindow::Private::takePath(const OpenedPath& opened) {
  const int requestsBefore = requestsMade;
  const Focus focusBefore = state.focus;
  switch (opened.kind) {
    case OpenedPath::Kind::ModelDirectory:
      chooseModel(CheckpointChoice{opened.path});
      break;
    case OpenedPath::Kind::AttentionArray:
      change(tr("Attention Array"), [&](SessionState& next) {
        next.source = ArrayChoice{opened.path};
        next.focus = Focus{};
      });
      leaveOpen(OpenFocus::Any, requestsBefore);
      break;
    case OpenedPath::Kind::Text:
    case OpenedPath::Kind::LongText:
      change(tr("Text"), [&](SessionState& next) {
        const bool attached = opened.kind == OpenedPath::Kind::LongText;
        next.documentFile = attached ? opened.path : QString();
        if (!attached) next.text = opened.text;
        next.focus.query = next.focus.key = -1;
        // A text needs a model; an array on the screen gives way to the one used before.
        if (std::holds_alternative<ArrayChoice>(next.source)) next.source = startState().source;
      });
      break;
    case OpenedPath::Kind::Session:
      notices->clear();
      return takeSession(opened);
    case OpenedPath::Kind::Lesson:
      notices->clear();
      rememberRecent(opened.path);
      return startLesson(opened.lesson);
  }
  notices->clear();
  // A text has been read by now, and what is on the screen has been opened; for others it will be seen.
  if (opened.kind == OpenedPath::Kind::Text || requestsMade == requestsBefore)
    rememberRecent(opened.path);
  else
    opening = Opening{state.source, state.documentFile, opened.path, focusBefore};
}

/// Where the session is kept what it refers to is kept with it.
QString MainWindow::Private::folderForTexts() const {
  const QString besideSession = store.textFolder();
  return besideSession.isEmpty() ? pastedTexts.path() : besideSession;
}

void MainWindow::Private::attachLongText(const QString& text) {
  const QDir folder(folderForTexts());
  do ++pastedCount;
  while (folder.exists(tr("pasted text %1.txt").arg(pastedCount)));
  const QString path = folder.filePath(tr("pasted text %1.txt").arg(pastedCount));
  pathJob.start([this, path, text](const Execution&) -> LatestJob::Outcome {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.flush())
      throw Error(tr("The pasted text is longer than 32 KB and could not be kept as a document: %1.")
                      .arg(file.errorString())
                      .toStdString());
    return [this, path] {
      change(tr("Paste"), [&](SessionState& next) { next.documentFile = path; });
      status->showMessage(tr("The text is longer than 32 KB and was attached as a document."), 8000);
    };
  });
}

void MainWindow::Private::rememberRecent(const QString& path) {
  addRecentFile(settings, path);
  saveSettings(settings);
  modelMenu->setRecentFiles(settings.recentFiles);
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (m_private->started) return;
  m_private->start();
  QTimer::singleShot(0, this, [this] {
    m_private->fitToScreen();
    // Only now have the columns their widths.
    m_private->columnsMoved();
  });
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::WindowStateChange) m_private->windowChanged();
  if (event->type() == QEvent::ActivationChange && !isActiveWindow()) m_private->endPreview();
}

void MainWindow::leaveEvent(QEvent* event) {
  QMainWindow::leaveEvent(event);
  m_private->endPreview();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  Private& p = *m_private;
  p.keepWindow();
  p.keepSession();
  p.store.flush();
  QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  m_private->windowChanged();
  QTimer::singleShot(0, this, [this] { m_private->columnsMoved(); });
}

void MainWindow::moveEvent(QMoveEvent* event) {
  QMainWindow::moveEvent(event);
  m_private->windowChanged();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (!m_private->walk(event->key(), event->modifiers())) QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() || event->mimeData()->hasText()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    if (!url.isLocalFile()) continue;
    openFile(url.toLocalFile());
    event->acceptProposedAction();
    return;
  }
  if (!event->mimeData()->hasText()) return;
  event->acceptProposedAction();
  const QString dropped = cleanText(event->mimeData()->text());
  m_private->change(tr("Drop"), [&](SessionState& next) { next.text = dropped; });
}

}  // namespace headlight
