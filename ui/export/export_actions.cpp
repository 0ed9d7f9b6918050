#include "ui/export/export_actions.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QPalette>
#include <QProgressDialog>
#include <QThread>
#include <algorithm>

#include "core/arrays/attention_export.h"
#include "core/error.h"
#include "ui/compute/latest_job.h"
#include "ui/export/copy_image.h"
#include "ui/export/copy_table.h"
#include "ui/export/data_export_dialog.h"
#include "ui/export/export_dialog.h"
#include "ui/export/image_exporter.h"
#include "ui/session/theme.h"

namespace headlight {

namespace {

constexpr int progressDelay = 300;  // milliseconds before a progress bar appears
constexpr int progressSteps = 1000;

}  // namespace

struct ExportActions::Private {
  ExportActions* actions = nullptr;
  std::function<Snapshot()> snapshot;
  QWidget* window = nullptr;
  QAction* exportImage = nullptr;
  QAction* exportData = nullptr;
  QAction* copyImage = nullptr;
  QAction* copyTable = nullptr;
  LatestJob job;
  QProgressDialog* dataProgress = nullptr;  // of the data export under way

  void guarded(const std::function<void()>& work);
  QProgressDialog* makeProgress(const QString& file);
  void writeImage(const Snapshot& shown, const ImageRequest& request);
  void writeData(const Snapshot& shown, const ExportSelection& selection, const QString& file);
  void askForImage();
  void askForData();
  void dataExportEnded();
};

/// What goes wrong is said in the window.
void ExportActions::Private::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const Cancelled&) {
    emit actions->message(tr("Cancelled; nothing was written."));
  } catch (const std::exception& problem) {
    emit actions->failed(QString::fromUtf8(problem.what()));
  }
}

QProgressDialog* ExportActions::Private::makeProgress(const QString& file) {
  auto* progress = new QProgressDialog(tr("Writing %1…").arg(QFileInfo(file).fileName()), tr("Cancel"), 0,
                                       progressSteps, window);
  progress->setWindowModality(Qt::WindowModal);
  progress->setMinimumDuration(progressDelay);
  progress->setAutoReset(false);
  progress->setValue(0);
  return progress;
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
  const std::unique_ptr<QProgressDialog> progress(makeProgress(request.file));
  std::stop_source stop;
  connect(progress.get(), &QProgressDialog::canceled, actions, [&stop] { stop.request_stop(); });
  Execution execution;
  execution.stop = stop.get_token();
  execution.progress = [&progress](double fraction) {
    // Pictures are painted here, but their parts may be computed on other threads.
    if (QThread::currentThread() == qApp->thread())
      progress->setValue(static_cast<int>(fraction * progressSteps));
  };
  guarded([&] {
    headlight::exportImage(shown, request, execution);
    emit actions->message(tr("Saved %1.").arg(QFileInfo(request.file).fileName()));
  });
}

void ExportActions::Private::dataExportEnded() {
  if (dataProgress) dataProgress->deleteLater();
  dataProgress = nullptr;
  exportData->setEnabled(true);
}

void ExportActions::Private::writeData(const Snapshot& shown, const ExportSelection& selection,
                                       const QString& file) {
  if (!shown.result || dataProgress) return;
  exportData->setEnabled(false);
  dataProgress = makeProgress(file);
  connect(dataProgress, &QProgressDialog::canceled, actions, [this] {
    job.cancel();
    dataExportEnded();
    emit actions->message(tr("Cancelled; nothing was written."));
  });
  QProgressDialog* progress = dataProgress;
  job.start([this, progress, trace = shown.result->trace, selection,
             file](const Execution& given) -> LatestJob::Outcome {
    ThreadPool pool(std::max(1, QThread::idealThreadCount() - 1));  // one core is left to the window
    int last = 0;
    Execution execution = given;
    execution.pool = &pool;
    execution.progress = [this, progress, &last](double fraction) {
      const int step = static_cast<int>(fraction * progressSteps);
      if (step == std::exchange(last, step)) return;
      QMetaObject::invokeMethod(actions, [this, progress, step] {
        if (dataProgress == progress) progress->setValue(step);
      });
    };
    exportAttention(*trace, selection, file.toStdString(), execution);
    return [this, file] {
      dataExportEnded();
      emit actions->message(tr("Saved %1.").arg(QFileInfo(file).fileName()));
    };
  });
}

ExportActions::ExportActions(std::function<Snapshot()> snapshot, QWidget* window)
    : QObject(window), m_private(std::make_unique<Private>()) {
  Private& p = *m_private;
  p.actions = this;
  p.snapshot = std::move(snapshot);
  p.window = window;
  const auto add = [this](const QString& text, const QString& icon, const QKeySequence& keys) {
    auto* action = new QAction(QIcon::fromTheme(icon), text, this);
    action->setShortcut(keys);
    return action;
  };
  p.exportImage =
      add(tr("Export &Image…"), QStringLiteral("document-save-as"), QKeySequence(Qt::CTRL | Qt::Key_E));
  p.exportData = add(tr("Export &Data…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
  p.copyImage =
      add(tr("Copy &Picture"), QStringLiteral("edit-copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
  p.copyTable = add(tr("Copy &Table"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
  connect(p.exportImage, &QAction::triggered, this, [&p] { p.guarded([&p] { p.askForImage(); }); });
  connect(p.exportData, &QAction::triggered, this, [&p] { p.guarded([&p] { p.askForData(); }); });
  connect(p.copyImage, &QAction::triggered, this, [this, &p] {
    p.guarded([this, &p] {
      headlight::copyImage(p.snapshot(), isDarkPalette(p.window->palette()));
      emit message(tr("Copied the picture."));
    });
  });
  connect(p.copyTable, &QAction::triggered, this, [this, &p] {
    p.guarded([this, &p] {
      headlight::copyTable(p.snapshot());
      emit message(tr("Copied the focused head's weights as a table."));
    });
  });
  connect(&p.job, &LatestJob::failed, this, [this, &p](const QString& sentence) {
    p.dataExportEnded();
    emit failed(sentence);
  });
  update();
}

ExportActions::~ExportActions() = default;

QAction* ExportActions::exportImageAction() const { return m_private->exportImage; }
QAction* ExportActions::exportDataAction() const { return m_private->exportData; }
QAction* ExportActions::copyImageAction() const { return m_private->copyImage; }
QAction* ExportActions::copyTableAction() const { return m_private->copyTable; }

void ExportActions::writeImage(const ImageRequest& request) {
  m_private->writeImage(m_private->snapshot(), request);
}

void ExportActions::writeData(const ExportSelection& selection, const QString& file) {
  m_private->writeData(m_private->snapshot(), selection, file);
}

void ExportActions::update() {
  const Snapshot shown = m_private->snapshot();
  const bool any = shown.patterns() != nullptr;
  m_private->exportImage->setEnabled(any);
  m_private->exportData->setEnabled(any && !m_private->dataProgress);
  m_private->copyImage->setEnabled(any);
  m_private->copyTable->setEnabled(any);
}

}  // namespace headlight
