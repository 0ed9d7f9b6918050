#include <QFileDialog>
#include <QFileInfo>

#include "ui/session/session_file.h"
#include "ui/session/session_texts.h"
#include "ui/window/main_window_private.h"

namespace headlight {

void MainWindow::Private::chooseSession() {
  const QString path = QFileDialog::getOpenFileName(
      window, tr("Open a Session"), {},
      tr("Sessions (*.%1 *.json);;All files (*)").arg(QLatin1String(sessionSuffix)));
  if (!path.isEmpty()) openPath(path);
}

void MainWindow::Private::saveSessionAs() {
  const QString suffix = QString::fromLatin1(sessionSuffix);
  QFileDialog chooser(window, tr("Save the Session"), QString(), tr("Sessions (*.%1)").arg(suffix));
  chooser.setAcceptMode(QFileDialog::AcceptSave);
  chooser.setDefaultSuffix(suffix);
  if (chooser.exec() == QDialog::Accepted) saveSession(chooser.selectedFiles().value(0));
}

/// The disk may take its time. A text that was pasted is kept with the file, since ours is deleted some day.
void MainWindow::Private::saveSession(const QString& path) {
  saveJob.start([this, path, saved = state, texts = folderForTexts()](const Execution&) {
    SessionState whole = saved;
    bringTexts(path, texts, whole);
    writeSessionFile(path, whole);
    return LatestJob::Outcome([this, path] {
      rememberRecent(path);
      status->showMessage(tr("The session was saved as %1.").arg(QFileInfo(path).fileName()), 8000);
    });
  });
}

/// A session has its own focus, and gives way as a whole if its model does not open.
void MainWindow::Private::takeSession(const OpenedPath& opened) {
  if (lesson) closeLesson();
  const int requestsBefore = requestsMade;
  SessionState next = opened.session;
  openFocus = OpenFocus::Nothing;
  replaceWhatIsGone(next);
  const SessionState before = state;
  if (next != before) {
    // The focus is the session's own, which no edit moves.
    setState(next, false);
    history.record(before, state, tr("Open Session"));
  }
  if (requestsMade == requestsBefore)
    rememberRecent(opened.path);
  else
    opening = Opening{state.source, state.documentFile, opened.path, before.focus};
}

}  // namespace headlight
