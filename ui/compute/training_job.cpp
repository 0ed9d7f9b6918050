#include "ui/compute/training_job.h"

#include <QDateTime>
#include <QDir>
#include <QTimer>
#include <mutex>
#include <vector>

#include "core/error.h"
#include "core/parallel/execution.h"
#include "ui/compute/training_folder_history.h"
#include "ui/models/core_words.h"

namespace headlight {

namespace {

constexpr int kPublishMilliseconds = 100;

/// "2026-11-25 20.15.30", and a number where that is taken.
QString newFolder(const QString& parent) {
  const QString name = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
  QString path = QDir(parent).filePath(name);
  for (int number = 2; QDir(path).exists(); ++number)
    path = QDir(parent).filePath(QStringLiteral("%1 (%2)").arg(name).arg(number));
  return path;
}

}  // namespace

/// What the two threads share of one run.
struct TrainingJob::Run {
  TrainingControl control;
  QTimer publishing;  // GUI thread
  std::mutex mutex;   // guards what follows
  std::vector<TrainingProgress> pending;
  bool taken = true;    // whether the GUI thread has been told of what is pending
  std::jthread thread;  // last: it ends before the rest goes
};

TrainingJob::TrainingJob(TrainingService service, QString folder, QObject* parent)
    : QObject(parent),
      m_service(std::move(service)),
      m_folder(std::move(folder)),
      m_history(std::make_shared<TrainingHistory>()) {}

TrainingJob::~TrainingJob() {
  if (!m_run) return;
  m_run->thread.request_stop();
  m_run->control.setPaused(false);
  m_run->thread.join();
}

template <typename Change>
void TrainingJob::update(Change change) {
  change(m_growing);
  publish();
}

void TrainingJob::publish() {
  m_history = std::make_shared<TrainingHistory>(m_growing);
  emit changed();
}

QString TrainingJob::start(const TrainingOptions& options) {
  m_growing = {};
  m_growing.phase = TrainingHistory::Phase::Preparing;
  m_growing.folder = newFolder(m_folder);
  m_growing.stepsWanted = options.steps;
  m_growing.sentence = tr("making a vocabulary of the text");
  m_run = std::make_unique<Run>();
  m_run->publishing.setInterval(kPublishMilliseconds);
  m_run->publishing.setSingleShot(true);
  connect(&m_run->publishing, &QTimer::timeout, this, [this] { publish(); });
  begin(*m_run, options);
  publish();
  return m_growing.folder;
}

void TrainingJob::begin(Run& run, const TrainingOptions& options) {
  TrainingService::Request request;
  request.options = options;
  request.folder = m_growing.folder;
  request.control = &run.control;
  const auto post = [this](auto&& deliver) {
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
  };
  request.prepared = [this, post] {
    post([this] {
      update([](TrainingHistory& history) {
        if (history.phase == TrainingHistory::Phase::Preparing)
          history.phase = TrainingHistory::Phase::Running;
        history.sentence.clear();
      });
    });
  };
  request.progressed = [this, post, &run](const TrainingProgress& progress) {
    const std::lock_guard lock(run.mutex);
    run.pending.push_back(progress);
    if (!std::exchange(run.taken, false)) return;
    post([this] {
      std::vector<TrainingProgress> pending;
      {
        const std::lock_guard guard(m_run->mutex);
        pending.swap(m_run->pending);
        m_run->taken = true;
      }
      for (const TrainingProgress& made : pending) add(made);
      if (!m_run->publishing.isActive()) m_run->publishing.start();
    });
  };
  request.snapshotMade = [this, post](qint64 step, const QString& folder) {
    post([this, step, folder] {
      update([&](TrainingHistory& history) { history.snapshots.push_back({step, folder}); });
      emit snapshotMade(step, folder);
    });
  };
  run.thread = std::jthread([this, request, post](const std::stop_token& stop) {
    QString problem;
    try {
      m_service.run(request, stop);
    } catch (const Cancelled&) {
    } catch (const std::exception& error) {
      problem = errorText(error);
    }
    post([this, problem] { end(problem); });
  });
}

void TrainingJob::add(const TrainingProgress& progress) {
  if (progress.step > 0 && (m_growing.steps.empty() || m_growing.steps.back().step < progress.step - 1))
    m_growing.steps.push_back({progress.step - 1, static_cast<float>(progress.loss),
                               static_cast<float>(progress.rate), static_cast<float>(progress.gradientNorm),
                               static_cast<float>(progress.tokensPerSecond)});
  if (progress.heldOut)
    m_growing.heldOut.push_back({progress.step, static_cast<float>(progress.heldOut->all.mean())});
  m_growing.secondsLeft = progress.secondsLeft;
}

void TrainingJob::setPaused(bool paused) {
  using Phase = TrainingHistory::Phase;
  if (!m_run || m_growing.phase != (paused ? Phase::Running : Phase::Paused)) return;
  m_run->control.setPaused(paused);
  update([&](TrainingHistory& history) { history.phase = paused ? Phase::Paused : Phase::Running; });
}

void TrainingJob::stop() {
  if (!m_run || !isActive()) return;
  m_run->thread.request_stop();
  update([&](TrainingHistory& history) { history.sentence = tr("stopping"); });
}

void TrainingJob::end(const QString& sentence) {
  m_run->publishing.stop();
  m_run->thread.join();
  m_run.reset();
  update([](TrainingHistory& history) {
    const bool whole = !history.steps.empty() && history.steps.back().step + 1 >= history.stepsWanted;
    history.phase = TrainingHistory::Phase::Ended;
    history.secondsLeft = 0;
    history.sentence = whole ? tr("finished") : tr("stopped");
  });
  if (!sentence.isEmpty()) emit failed(sentence);
}

void TrainingJob::open(const QString& folder) {
  if (isActive() || folder.isEmpty() || folder == m_growing.folder) return;
  const TrainingHistory found = readTrainingFolder(folder);
  if (found.steps.empty() && found.snapshots.empty()) return;
  m_growing = found;
  publish();
}

}  // namespace headlight
