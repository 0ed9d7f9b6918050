#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <semaphore>
#include <thread>

#include "core/error.h"
#include "ui/compute/latest_job.h"

using namespace headlight;

namespace {

/// Work that ends only when it is stopped.
LatestJob::Outcome untilStopped(const Execution& execution) {
  while (true) {
    execution.throwIfStopped();
    std::this_thread::yield();
  }
}

}  // namespace

class TestLatestJob : public QObject {
  Q_OBJECT
 private slots:
  void outcomeIsCalledOnTheGuiThread() {
    LatestJob job;
    QSignalSpy running(&job, &LatestJob::runningChanged);
    std::thread::id worked;
    std::thread::id called;
    job.start([&](const Execution&) -> LatestJob::Outcome {
      worked = std::this_thread::get_id();
      return [&] { called = std::this_thread::get_id(); };
    });
    QVERIFY(job.isRunning());
    QTRY_VERIFY(called == std::this_thread::get_id());
    QVERIFY(worked != called);
    QVERIFY(!job.isRunning());
    QCOMPARE(running.size(), 2);
    QCOMPARE(running.first().first().toBool(), true);
    QCOMPARE(running.last().first().toBool(), false);
  }

  void onlyTheNewestCounts() {
    LatestJob job;
    bool first = false, second = false;
    job.start([&](const Execution& execution) -> LatestJob::Outcome {
      const auto end = untilStopped(execution);
      return [&] { first = true; };
    });
    job.start([&](const Execution&) -> LatestJob::Outcome { return [&] { second = true; }; });
    QTRY_VERIFY(second);
    QVERIFY(!first);
  }

  void cancellingStopsTheWorkAndForgetsIt() {
    LatestJob job;
    QSignalSpy failures(&job, &LatestJob::failed);
    QSignalSpy running(&job, &LatestJob::runningChanged);
    std::binary_semaphore entered(0);
    std::atomic<bool> stopped = false;
    job.start([&](const Execution& execution) -> LatestJob::Outcome {
      entered.release();
      try {
        return untilStopped(execution);
      } catch (const Cancelled&) {
        stopped = true;
        throw;
      }
    });
    entered.acquire();
    job.cancel();
    QVERIFY(!job.isRunning());
    QCOMPARE(running.size(), 2);
    QTRY_VERIFY(stopped);
    QCoreApplication::processEvents();
    QCOMPARE(failures.size(), 0);
    // It can be used again.
    bool done = false;
    job.start([&](const Execution&) -> LatestJob::Outcome { return [&] { done = true; }; });
    QTRY_VERIFY(done);
  }

  void destroyingStopsTheWork() {
    std::binary_semaphore entered(0);
    std::atomic<bool> ended = false;
    {
      LatestJob job;
      job.start([&](const Execution& execution) -> LatestJob::Outcome {
        entered.release();
        try {
          return untilStopped(execution);
        } catch (const Cancelled&) {
          ended = true;
          throw;
        }
      });
      entered.acquire();
    }
    QVERIFY(ended);
  }

  void progressOfTheNewestIsTold() {
    LatestJob job;
    QSignalSpy progress(&job, &LatestJob::progressed);
    std::binary_semaphore told(0);
    job.start([&](const Execution& execution) -> LatestJob::Outcome {
      std::this_thread::sleep_for(std::chrono::milliseconds(60));
      execution.progress(0.25);
      execution.progress(0.5);  // too soon after the other to be of use
      told.acquire();
      return {};
    });
    QTRY_COMPARE(progress.size(), 1);
    QCOMPARE(progress.first().first().toDouble(), 0.25);
    told.release();
    QTRY_VERIFY(!job.isRunning());
  }

  void whatGoesWrongIsSaid_data() {
    QTest::addColumn<bool>("memory");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("error") << false << "The file is not there.";
    QTest::newRow("memory") << true << "There is not enough memory for this.";
  }
  void whatGoesWrongIsSaid() {
    QFETCH(bool, memory);
    QFETCH(QString, sentence);
    LatestJob job;
    QSignalSpy failures(&job, &LatestJob::failed);
    job.start([memory](const Execution&) -> LatestJob::Outcome {
      if (memory) throw std::bad_alloc();
      throw Error("The file is not there.");
    });
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures.first().first().toString(), sentence);
    QVERIFY(!job.isRunning());
  }

  void loopsMayUseThreads() {
    LatestJob job(nullptr, 2);
    int threads = 0;
    job.start([&](const Execution& execution) -> LatestJob::Outcome {
      return [&, count = execution.threadCount()] { threads = count; };
    });
    QTRY_COMPARE(threads, 2);
  }
};

QTEST_GUILESS_MAIN(TestLatestJob)
#include "tst_latest_job.moc"
