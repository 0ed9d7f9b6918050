#include "ui/compute/compute_controller.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "core/error.h"
#include "core/model/fitting_family.h"
#include "ui/compute/cancel_policy.h"
#include "ui/models/core_words.h"

namespace headlight {
namespace {

constexpr qint64 kReportInterval = 50;  // ms between two progress signals

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

}  // namespace

ComputeController::ComputeController(ComputeServices services, const ComputeSettings& settings,
                                     QObject* parent)
    : QObject(parent),
      m_services(std::move(services)),
      m_settings(settings),
      m_pool(std::make_shared<ThreadPool>(settings.threads)),
      m_models(settings.modelBytes),
      m_thread([this](std::stop_token stop) { work(stop); }) {}

ComputeController::~ComputeController() {
  m_thread.request_stop();
  {
    const std::lock_guard lock(m_mutex);
    m_runStop.request_stop();
  }
  m_thread.join();
}

void ComputeController::request(const ComputeRequest& request) {
  const bool wasBusy = isBusy();
  ++m_lastRequested;
  m_latestSource = request.source;
  std::optional<std::stop_source> giveUp;
  {
    const std::lock_guard lock(m_mutex);
    m_pending = Pending{request, m_lastRequested};
    if (m_running) {
      RunProgress progress;
      progress.elapsed = milliseconds(m_runTimer);
      const bool hasBegun = m_stage == ComputeStage::Running || m_stage == ComputeStage::Deriving;
      progress.fraction = hasBegun ? m_fraction : 0;
      if (m_sincePicture) progress.sincePicture = milliseconds(*m_sincePicture);
      const bool otherSource = m_running->request.source != request.source;
      const bool opening = m_stage == ComputeStage::Opening;
      // Opening the source that the new request needs as well goes on, and so does a run that it needs.
      const bool needed =
          opening || (m_stage != ComputeStage::Deriving && isSameRun(m_running->request, request));
      if (otherSource || (!needed && shouldCancel(progress))) giveUp = m_runStop;
    }
  }
  if (giveUp) giveUp->request_stop();
  m_wake.notify_one();
  if (!wasBusy) emit busyChanged(true);
}

void ComputeController::cancel() {
  std::optional<std::stop_source> giveUp;
  std::optional<Pending> dropped;
  {
    const std::lock_guard lock(m_mutex);
    dropped = std::exchange(m_pending, std::nullopt);
    if (m_running) {
      m_cancelledByPerson = true;
      giveUp = m_runStop;
    }
  }
  if (giveUp) giveUp->request_stop();
  if (dropped) {
    ended(dropped->number);
    if (!giveUp) emit cancelled(dropped->request, false);
  }
}

void ComputeController::work(std::stop_token stop) {
  while (true) {
    Pending next;
    std::stop_token runStop;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, stop, [this] { return m_pending.has_value(); })) return;
      if (stop.stop_requested()) return;
      next = *std::exchange(m_pending, std::nullopt);
      m_running = next;
      m_runStop = std::stop_source();
      runStop = m_runStop.get_token();
      m_runTimer.start();
      m_fraction = 0;
      m_stage = ComputeStage::Tokenizing;
      m_cancelledByPerson = false;
      m_sinceReport.start();
    }
    process(next, runStop);
    const std::lock_guard lock(m_mutex);
    m_running.reset();
  }
}

void ComputeController::process(const Pending& pending, std::stop_token stop) {
  const auto isOpening = [this] {
    const std::lock_guard lock(m_mutex);
    return m_stage == ComputeStage::Opening;
  };
  const auto fail = [&](const QString& sentence, const QString& fittingFamily = {}) {
    const ComputeFailure failure{pending.request, sentence, isOpening(), fittingFamily};
    post(pending.number, [this, failure, number = pending.number] {
      // A newer text is on its way: what was wrong with the older one is of no interest any more.
      if (failure.opening || number == m_lastRequested) emit failed(failure);
    });
  };
  const ComputeJob job{m_services, m_models, m_settings.limits, [this](ComputeStage stage) { enter(stage); },
                       &m_lastRun};
  const Execution execution{m_pool.get(), stop, [this](double fraction) { reportProgress(fraction); }};
  try {
    const ComputeOutcome outcome = compute(pending.request, job, execution);
    post(pending.number, [this, outcome] {
      // What came too late from a source that nobody looks at any more is not shown.
      if (outcome.request.source != m_latestSource) return;
      m_sincePicture.emplace().start();
      emit finished(outcome);
    });
  } catch (const Cancelled&) {
    const bool opening = isOpening();
    bool byPerson = false;
    {
      const std::lock_guard lock(m_mutex);
      byPerson = m_cancelledByPerson;
    }
    post(pending.number, [this, request = pending.request, opening, byPerson] {
      if (byPerson) emit cancelled(request, opening);
    });
  } catch (const std::bad_alloc&) {
    fail(tr("There is not enough memory for this text and model; use a shorter text or a smaller model."));
  } catch (const UnknownFamily& unknown) {
    fail(errorText(unknown), QString::fromStdString(unknown.fitting));
  } catch (const std::exception& error) {
    fail(errorText(error));
  }
}

/// A newer request may have waited for the run, which it needs as well; what was to be shown of the run
/// before is of no use to it. Where the run was there already, request() has decided.
void ComputeController::enter(ComputeStage stage) {
  std::optional<std::stop_source> giveUp;
  {
    const std::lock_guard lock(m_mutex);
    const bool hasRun = std::exchange(m_stage, stage) == ComputeStage::Running;
    m_fraction = 0;
    const bool other = m_pending && isSameRun(m_pending->request, m_running->request) &&
                       m_pending->request.shown != m_running->request.shown;
    if (stage == ComputeStage::Deriving && hasRun && other) giveUp = m_runStop;
  }
  if (giveUp) giveUp->request_stop();
}

void ComputeController::post(std::uint64_t number, const std::function<void()>& deliver) {
  QMetaObject::invokeMethod(
      this,
      [this, number, deliver] {
        deliver();
        ended(number);
      },
      Qt::QueuedConnection);
}

void ComputeController::ended(std::uint64_t number) {
  const bool wasBusy = isBusy();
  m_lastEnded = std::max(m_lastEnded, number);
  if (wasBusy && !isBusy()) emit busyChanged(false);
}

void ComputeController::reportProgress(double fraction) {
  ComputeProgress progress;
  {
    const std::lock_guard lock(m_mutex);
    m_fraction = fraction;
    if (m_sinceReport.elapsed() < kReportInterval) return;
    m_sinceReport.start();
    progress = {m_stage, fraction};
  }
  QMetaObject::invokeMethod(
      this, [this, progress] { emit progressed(progress); }, Qt::QueuedConnection);
}

}  // namespace headlight
