#include <QFileDialog>
#include <QFileInfo>

#include "ui/session/session_file.h"
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

/// The disk may take its time.
void MainWindow::Private::saveSession(const QString& path) {
  pathJob.start([this, path, saved = state](const Execution&) -> LatestJob::Outcome {
    writeSessionFile(path, saved);
    return [this, path] {
      rememberRecent(path);
      status->showMessage(tr("The session was saved as %1.").arg(QFileInfo(path).fileName()), 8000);
    };
  });
}

/// A session has its own focus, and gives way as a whole if its model does not open.
void MainWindow::Private::takeSession(const OpenedPath& opened) {
  const int requestsBefore = requestsMade;
  const Focus focusBefore = state.focus;
  SessionState next = opened.session;
  openFocus = OpenFocus::Nothing;
  replaceWhatIsGone(next);
  window->apply(next, tr("Open Session"));
  if (requestsMade == requestsBefore)
    rememberRecent(opened.path);
  else
    opening = Opening{state.source, state.documentFile, opened.path, focusBefore};
}

}  // namespace headlight
