#include "core/training/data_feed.h"

#include <chrono>
#include <utility>

namespace headlight {

DataFeed::DataFeed(std::unique_ptr<DataMixer> mixer, const Settings& settings)
    : m_mixer(std::move(mixer)), m_settings(settings) {
  m_thread = std::jthread([this](const std::stop_token& stop) { produce(stop); });
}

DataFeed::~DataFeed() = default;

FedStep DataFeed::makeStep() {
  FedStep step;
  for (int rank = 0; rank < m_settings.ranks; ++rank) {
    for (std::int64_t i = 0; i < m_settings.microBatches; ++i) {
      MicroBatch batch = m_mixer->nextMicroBatch(m_settings.microBatchTokens);
      if (rank == m_settings.rank) step.batches.push_back(std::move(batch));
    }
  }
  step.position = m_mixer->position();
  return step;
}

void DataFeed::produce(const std::stop_token& stop) {
  try {
    while (!stop.stop_requested()) put(makeStep(), stop);
  } catch (...) {
    const std::lock_guard lock(m_mutex);
    m_failure = std::current_exception();
    m_changed.notify_all();
  }
}

void DataFeed::put(FedStep step, const std::stop_token& stop) {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, stop, [&] { return std::ssize(m_ready) < m_settings.stepsAhead; });
  if (stop.stop_requested()) return;
  m_ready.push_back(std::move(step));
  m_changed.notify_all();
}

FedStep DataFeed::next() {
  std::unique_lock lock(m_mutex);
  if (m_ready.empty() && !m_failure) {
    const auto started = std::chrono::steady_clock::now();
    m_changed.wait(lock, [&] { return !m_ready.empty() || m_failure; });
    m_waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  }
  // What was made before bad data was found is still given, so that the message comes at the same step.
  if (m_ready.empty()) std::rethrow_exception(m_failure);
  FedStep step = std::move(m_ready.front());
  m_ready.pop_front();
  m_changed.notify_all();
  return step;
}

}  // namespace headlight
