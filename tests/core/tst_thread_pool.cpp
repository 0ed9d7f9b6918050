#include <QTest>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/parallel/execution.h"
#include "core/parallel/thread_pool.h"

using headlight::ThreadPool;

class tst_thread_pool : public QObject {
  Q_OBJECT
 private slots:
  void countsTheCallingThread();
  void runsEveryIndexOnce_data();
  void runsEveryIndexOnce();
  void workersAreInRangeAndNotSharedAtOnce();
  void runsManyShortLoops();
  void wakesAfterSleeping();
  void throwsTheFirstException();
  void isUsableAfterAnException();
  void stopsBetweenIndices();
  void runsNothingWhenStoppedBefore();
  void serializesConcurrentCallers();
  void twoPoolsMayBeNested();
};

void tst_thread_pool::countsTheCallingThread() {
  QCOMPARE(ThreadPool(1).threadCount(), 1);
  QCOMPARE(ThreadPool(3).threadCount(), 3);
  QVERIFY(ThreadPool(0).threadCount() >= 1);
}

void tst_thread_pool::runsEveryIndexOnce_data() {
  QTest::addColumn<int>("threads");
  QTest::addColumn<int>("count");
  for (int threads : {1, 2, 4})
    for (int count : {0, 1, 2, 3, 1000})
      QTest::addRow("%d threads, %d indices", threads, count) << threads << count;
}

void tst_thread_pool::runsEveryIndexOnce() {
  QFETCH(int, threads);
  QFETCH(int, count);
  ThreadPool pool(threads);
  std::vector<std::atomic<int>> calls(static_cast<std::size_t>(count));
  QVERIFY(
      pool.parallelFor(count, [&](std::int64_t index, int) { calls[static_cast<std::size_t>(index)]++; }));
  for (const auto& call : calls) QCOMPARE(call.load(), 1);
}

void tst_thread_pool::workersAreInRangeAndNotSharedAtOnce() {
  ThreadPool pool(4);
  // Plain ints: two bodies with the same worker number at once would be a data race that tsan reports.
  std::vector<int> sums(4, 0);
  std::atomic<bool> inRange{true};
  pool.parallelFor(2000, [&](std::int64_t, int worker) {
    if (worker < 0 || worker >= 4) {
      inRange = false;
    } else {
      sums[static_cast<std::size_t>(worker)]++;
    }
  });
  QVERIFY(inRange.load());
  QCOMPARE(sums[0] + sums[1] + sums[2] + sums[3], 2000);
}

void tst_thread_pool::runsManyShortLoops() {
  ThreadPool pool(2);
  std::vector<std::int64_t> data(16, 0);
  for (int loop = 0; loop < 5000; ++loop) {
    pool.parallelFor(16, [&](std::int64_t index, int) { data[static_cast<std::size_t>(index)] += index; });
  }
  for (std::int64_t index = 0; index < 16; ++index)
    QCOMPARE(data[static_cast<std::size_t>(index)], 5000 * index);
}

void tst_thread_pool::wakesAfterSleeping() {
  ThreadPool pool(2);
  for (int round = 0; round < 5; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    // Both indices wait for each other, so that the loop ends only if the second thread woke up.
    std::atomic<int> arrived{0};
    pool.parallelFor(2, [&](std::int64_t, int) {
      arrived++;
      while (arrived.load() < 2) std::this_thread::yield();
    });
    QCOMPARE(arrived.load(), 2);
  }
}

void tst_thread_pool::throwsTheFirstException() {
  for (int threads : {1, 3}) {
    ThreadPool pool(threads);
    std::atomic<int> inside{0};
    try {
      pool.parallelFor(1000, [&](std::int64_t index, int) {
        inside++;
        if (index == 7) {
          inside--;
          throw std::runtime_error("index 7");
        }
        inside--;
      });
      QFAIL("the exception was lost");
    } catch (const std::runtime_error& error) {
      QCOMPARE(error.what(), "index 7");
    }
    QCOMPARE(inside.load(), 0);
  }
}

void tst_thread_pool::isUsableAfterAnException() {
  ThreadPool pool(2);
  for (int round = 0; round < 100; ++round) {
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, pool.parallelFor(10, [](std::int64_t, int) {
      throw std::runtime_error("each one fails");
    }));
    std::atomic<int> calls{0};
    QVERIFY(pool.parallelFor(10, [&](std::int64_t, int) { calls++; }));
    QCOMPARE(calls.load(), 10);
  }
}

void tst_thread_pool::stopsBetweenIndices() {
  for (int threads : {1, 2}) {
    ThreadPool pool(threads);
    std::stop_source source;
    std::atomic<int> calls{0};
    const bool all = pool.parallelFor(
        100000,
        [&](std::int64_t, int) {
          if (++calls == 10) source.request_stop();
        },
        source.get_token());
    QVERIFY(!all);
    // The index that asked for the stop, and at most one more on each other thread that was already past the
    // check.
    QVERIFY(calls.load() >= 10 && calls.load() < 100000);
    if (threads == 1) QCOMPARE(calls.load(), 10);
  }
}

void tst_thread_pool::runsNothingWhenStoppedBefore() {
  ThreadPool pool(2);
  std::stop_source source;
  source.request_stop();
  std::atomic<int> calls{0};
  QVERIFY(!pool.parallelFor(
      50, [&](std::int64_t, int) { calls++; }, source.get_token()));
  QCOMPARE(calls.load(), 0);
}

void tst_thread_pool::serializesConcurrentCallers() {
  ThreadPool pool(2);
  std::int64_t shared = 0;  // unguarded on purpose: loops of different callers must not overlap
  const auto call = [&](std::int64_t add) {
    for (int round = 0; round < 500; ++round) {
      pool.parallelFor(1, [&](std::int64_t, int) { shared += add; });
      std::atomic<std::int64_t> sum{0};
      pool.parallelFor(8, [&](std::int64_t index, int) { sum += index; });
      if (sum.load() != 28) throw std::runtime_error("an index was lost");
    }
  };
  std::jthread first([&] { call(1); });
  std::jthread second([&] { call(1000); });
  call(1000000);
  first.join();
  second.join();
  QCOMPARE(shared, std::int64_t{500} * 1001001);
}

void tst_thread_pool::twoPoolsMayBeNested() {
  ThreadPool outer(2);
  std::atomic<int> calls{0};
  outer.parallelFor(4, [&](std::int64_t, int) {
    ThreadPool inner(2);
    inner.parallelFor(4, [&](std::int64_t, int) { calls++; });
  });
  QCOMPARE(calls.load(), 16);
}

QTEST_GUILESS_MAIN(tst_thread_pool)
#include "tst_thread_pool.moc"
