#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/training/data_mixer.h"

namespace headlight {

/// What one process computes of a step, and where the data are behind the whole step.
struct FedStep {
  std::vector<MicroBatch> batches;
  DataPosition position;
};

/// Reads, tokenizes and packs ahead on a thread of its own, so that the trainer finds the next step's
/// micro-batches made. How far it is ahead changes nothing of what it gives. Used from one thread.
class DataFeed {
 public:
  struct Settings {
    std::int64_t microBatchTokens = 1024;
    std::int64_t microBatches = 8;  // of a step, of one process
    int rank = 0;                   // which of several processes this is: a step's first micro-batches are
    int ranks = 1;                  // those of rank 0, the next ones those of rank 1, ...
    std::int64_t stepsAhead = 2;    // that may lie ready
  };
  DataFeed(std::unique_ptr<DataMixer> mixer, const Settings& settings);
  ~DataFeed();
  DataFeed(const DataFeed&) = delete;
  DataFeed& operator=(const DataFeed&) = delete;

  /// Waits where the next step's data are not made yet. Throws Error for bad data.
  FedStep next();

  /// Seconds that next() has waited, all of them together.
  double waited() const { return m_waited; }

 private:
  void produce(const std::stop_token& stop);
  FedStep makeStep();
  void put(FedStep step, const std::stop_token& stop);

  std::unique_ptr<DataMixer> m_mixer;
  Settings m_settings;
  double m_waited = 0;

  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<FedStep> m_ready;  // guarded by m_mutex, like what follows
  std::exception_ptr m_failure;
  std::jthread m_thread;  // last, so that it ends before what it uses
};

}  // namespace headlight
