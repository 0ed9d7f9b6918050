#include "ui/export/export_actions.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>

#include "core/arrays/attention_export.h"
#include "ui/compute/job_progress.h"
#include "ui/compute/latest_job.h"
#include "ui/export/copy_image.h"
#include "ui/export/copy_table.h"
#include "ui/export/data_export_dialog.h"
#include "ui/export/export_dialog.h"
#include "ui/export/image_exporter.h"
#include "ui/session/theme.h"

namespace headlight {

struct ExportActions::Private {
  ExportActions* actions = nullptr;
  std::function<Snapshot()> snapshot;
  QWidget* window = nullptr;
  QAction* exportImage = nullptr;
  QAction* exportData = nullptr;
  QAction* copyImage = nullptr;
  QAction* copyTable = nullptr;
  JobProgress* progress = nullptr;
  LatestJob job{nullptr, LatestJob::spareThreads()};

  void makeActions();
  void connectJob();
  void run(const QString& what, const LatestJob::Work& work);
  void writeImage(const Snapshot& shown, const ImageRequest& request);
  void writeData(const Snapshot& shown, const ExportSelection& selection, const QString& file);
  void askForImage();
  void askForData();
  void putImageOnClipboard();
  void putTableOnClipboard();
};

void ExportActions::Private::makeActions() {
  const auto add = [this](const QString& text, const QString& icon, const QKeySequence& keys) {
    auto* action = new QAction(QIcon::fromTheme(icon), text, actions);
    action->setShortcut(keys);
    return action;
  };
  exportImage =
      add(tr("Export &Image…"), QStringLiteral("document-save-as"), QKeySequence(Qt::CTRL | Qt::Key_E));
  exportData = add(tr("Export &Data…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
  copyImage =
      add(tr("Copy &Picture"), QStringLiteral("edit-copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
  copyTable = add(tr("Copy Ta&ble"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
  connect(exportImage, &QAction::triggered, actions, [this] { askForImage(); });
  connect(exportData, &QAction::triggered, actions, [this] { askForData(); });
  connect(copyImage, &QAction::triggered, actions, [this] { putImageOnClipboard(); });
  connect(copyTable, &QAction::triggered, actions, [this] { putTableOnClipboard(); });
}

void ExportActions::Private::connectJob() {
  progress = new JobProgress(window);
  connect(progress, &JobProgress::cancelRequested, actions, &ExportActions::cancel);
  connect(&job, &LatestJob::progressed, progress, &JobProgress::setFraction);
  connect(&job, &LatestJob::failed, actions, &ExportActions::failed);
  connect(&job, &LatestJob::runningChanged, actions, [this](bool running) {
    if (!running) progress->end();
    actions->update();
  });
}

/// One piece of work at a time: the actions are off while it lasts.
void ExportActions::Private::run(const QString& what, const LatestJob::Work& work) {
  if (job.isRunning()) return;
  progress->begin(what);
  job.start(work);
}

void ExportActions::Private::askForImage() {
  const Snapshot shown = snapshot();
  ExportDialog dialog(shown, window);
  if (dialog.exec() == QDialog::Accepted) writeImage(shown, dialog.request());
}

void ExportActions::Private::askForData() {
  const Snapshot shown = snapshot();
  DataExportDialog dialog(shown, window);
  if (dialog.exec() == QDialog::Accepted) writeData(shown, dialog.selection(), dialog.file());
}

void ExportActions::Private::writeImage(const Snapshot& shown, const ImageRequest& request) {
  const QString name = QFileInfo(request.file).fileName();
  run(tr("Writing %1").arg(name),
      [this, shown, request, name](const Execution& execution) -> LatestJob::Outcome {
        headlight::exportImage(shown, request, execution);
        return [this, name] { emit actions->message(tr("Saved %1.").arg(name)); };
      });
}

void ExportActions::Private::writeData(const Snapshot& shown, const ExportSelection& selection,
                                       const QString& file) {
  if (!shown.result) return;
  const QString name = QFileInfo(file).fileName();
  run(tr("Writing %1").arg(name),
      [this, trace = shown.result->trace, selection, file,
       name](const Execution& execution) -> LatestJob::Outcome {
        exportAttention(*trace, selection, file.toStdString(), execution);
        return [this, name] { emit actions->message(tr("Saved %1.").arg(name)); };
      });
}

void ExportActions::Private::putImageOnClipboard() {
  run(tr("Drawing the picture"),
      [this, shown = snapshot(),
       dark = isDarkPalette(window->palette())](const Execution& execution) -> LatestJob::Outcome {
        const CopiedImage copied = renderCopy(shown, dark, execution);
        return [this, copied] {
          putOnClipboard(copied);
          emit actions->message(tr("Copied the picture."));
        };
      });
}

void ExportActions::Private::putTableOnClipboard() {
  run(tr("Making the table"), [this, shown = snapshot()](const Execution& execution) -> LatestJob::Outcome {
    const QString table = tableText(shown, execution);
    return [this, table] {
      QGuiApplication::clipboard()->setText(table);
      emit actions->message(tr("Copied the focused head's weights as a table."));
    };
  });
}

ExportActions::ExportActions(std::function<Snapshot()> snapshot, QWidget* window)
    : QObject(window), m_private(std::make_unique<Private>()) {
  Private& p = *m_private;
  p.actions = this;
  p.snapshot = std::move(snapshot);
  p.window = window;
  p.makeActions();
  p.connectJob();
  update();
}

ExportActions::~ExportActions() = default;

QAction* ExportActions::exportImageAction() const { return m_private->exportImage; }
QAction* ExportActions::exportDataAction() const { return m_private->exportData; }
QAction* ExportActions::copyImageAction() const { return m_private->copyImage; }
QAction* ExportActions::copyTableAction() const { return m_private->copyTable; }
JobProgress* ExportActions::progress() const { return m_private->progress; }

void ExportActions::writeImage(const ImageRequest& request) {
  m_private->writeImage(m_private->snapshot(), request);
}

void ExportActions::writeData(const ExportSelection& selection, const QString& file) {
  m_private->writeData(m_private->snapshot(), selection, file);
}

void ExportActions::askForFrames(FrameExport frames) {
  Private& p = *m_private;
  ExportDialog dialog(frames.shown, p.window);
  if (dialog.exec() != QDialog::Accepted) return;
  frames.image = dialog.request();
  p.run(tr("Writing pictures of every step"),
        [this, frames = std::move(frames)](const Execution& execution) -> LatestJob::Outcome {
          const std::int64_t count = exportFrames(frames, execution);
          return
              [this, count] { emit message(tr("Saved %n picture(s).", nullptr, static_cast<int>(count))); };
        });
}

bool ExportActions::cancel() {
  if (!m_private->job.isRunning()) return false;
  m_private->job.cancel();
  emit message(tr("Cancelled; nothing was written."));
  return true;
}

void ExportActions::update() {
  const Private& p = *m_private;
  const bool possible = p.snapshot().patterns() && !p.job.isRunning();
  for (QAction* action : {p.exportImage, p.exportData, p.copyImage, p.copyTable})
    action->setEnabled(possible);
}

}  // namespace headlight
