#include <QtTest>

#include <atomic>
#include <mutex>

#include "tests/ui/dense_source.h"
#include "ui/plots/picture_cache.h"

using namespace headlight;

namespace {

/// A source whose pictures wait until they are let go, or are cancelled.
class SlowSource : public DenseSource {
 public:
  SlowSource() : DenseSource({2, 4, 8, 8}, std::vector<float>(2 * 4 * 8 * 8, 0.5f)) {}
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution& execution) const override {
    {
      const std::lock_guard lock(mutex);
      order.push_back(head);
    }
    while (!open) {
      if (execution.stop.stop_requested()) {
        ++cancelled;
        throw Cancelled();
      }
      QThread::msleep(1);
    }
    DenseSource::pooled(head, request, out, stride, execution);
  }
  std::atomic<bool> open = false;
  mutable std::atomic<int> cancelled = 0;
  mutable std::mutex mutex;
  mutable std::vector<HeadId> order;
};

PictureKey keyOf(PictureSeries series, int layer, int head) { return {series, {layer, head}, {0, 0, 0}}; }

void waitUntilIdle(PictureCache& cache) { QTRY_VERIFY_WITH_TIMEOUT(cache.isIdle(), 10000); }

}  // namespace

class TestPictureCache : public QObject {
  Q_OBJECT
 private slots:
  void computesWhatIsWanted() {
    PictureCache cache(1 << 20, 2);
    const auto source = makeDenseSource({1, 2, 20, 20});
    const PictureSeries series = cache.series(source, {});
    QVERIFY(!cache.find(keyOf(series, 0, 1)));
    QSignalSpy ready(&cache, &PictureCache::picturesReady);
    cache.want(this, 0, {keyOf(series, 0, 1)});
    QVERIFY(ready.wait(10000));
    const PictureTile* tile = cache.find(keyOf(series, 0, 1));
    QVERIFY(tile);
    QCOMPARE(tile->width, 20);
    QCOMPARE(tile->codes, makeTile(*source, {0, 1}, {}, tileOptions(*source, {})).codes);
    QCOMPARE(cache.usedBytes(), tile->bytes());
    cache.want(this, 0, {});
  }

  void seriesAreTheSameForTheSamePictures() {
    PictureCache cache(1 << 20, 1);
    auto source = makeDenseSource({1, 1, 4, 4});
    DisplayOptions display;
    const PictureSeries first = cache.series(source, display);
    display.colorMap = QStringLiteral("Viridis");
    QCOMPARE(cache.series(source, display), first);
    display.scale = ScaleMode::Log;
    display.range = ScaleRange::Whole;
    QCOMPARE(cache.series(source, display), first);  // another scale is another look at the same weights
    display.scale = ScaleMode::RowMaximum;
    const PictureSeries rows = cache.series(source, display);
    QVERIFY(rows != first);
    QCOMPARE(cache.shape(first), source->shape());
    source.reset();
    // Another source may get the same address; it never gets the same series.
    const auto next = makeDenseSource({1, 1, 4, 4});
    QVERIFY(cache.series(next, display) != rows);
    QVERIFY(!cache.compute(keyOf(first, 0, 0)));  // its source is gone
  }

  void coarsePicturesComeWithTheirOverview() {
    PictureCache cache(1 << 20, 2);
    const auto source = makeDenseSource({1, 1, 400, 400});
    const PictureSeries series = cache.series(source, {});
    const TileIndex whole = overviewTile(source->shape());
    const PictureKey coarse{series, {}, {whole.level + 1, 0, 0}};
    QVERIFY(!cache.histogram(series, {}));
    QVERIFY(!cache.followsFromKnown(coarse));
    cache.want(this, 0, {coarse});
    QTRY_VERIFY(cache.find(coarse));
    QVERIFY(cache.find({series, {}, whole}));
    QCOMPARE(cache.find(coarse)->codes, makeTile(*source, {}, coarse.tile, tileOptions(*source, {})).codes);
    QCOMPARE(cache.histogram(series, {})->count(), std::int64_t{200 * 200});
    QVERIFY(cache.followsFromKnown({series, {}, {whole.level + 2, 0, 0}}));
    cache.want(this, 0, {});
    cache.setBudget(1);  // the histogram is kept without its picture
    QVERIFY(cache.histogram(series, {}));
  }

  void memoryIsBoundedAndTheOldestGoFirst() {
    const auto source = makeDenseSource({1, 8, 100, 100});
    PictureTile probe = makeTile(*source, {}, {}, tileOptions(*source, {}));
    PictureCache cache(3 * probe.bytes() + 10, 1);
    const PictureSeries series = cache.series(source, {});
    for (int head = 0; head < 3; ++head) QVERIFY(cache.compute(keyOf(series, 0, head)));
    QVERIFY(cache.find(keyOf(series, 0, 0)));  // used again: now head 1 is the oldest
    QVERIFY(cache.compute(keyOf(series, 0, 3)));
    QVERIFY(cache.usedBytes() <= 3 * probe.bytes() + 10);
    QVERIFY(cache.find(keyOf(series, 0, 0)));
    QVERIFY(!cache.find(keyOf(series, 0, 1)));
    QVERIFY(cache.find(keyOf(series, 0, 3)));
    cache.setBudget(probe.bytes());
    QVERIFY(cache.usedBytes() <= probe.bytes());
  }

  void wishesBeyondTheBudgetAreNotComputed() {
    const auto source = makeDenseSource({1, 8, 100, 100});
    const PictureTile probe = makeTile(*source, {}, {}, tileOptions(*source, {}));
    PictureCache cache(3 * probe.bytes() + 10, 1);
    const PictureSeries series = cache.series(source, {});
    std::vector<PictureKey> keys;
    for (int head = 0; head < 8; ++head) keys.push_back(keyOf(series, 0, head));
    QSignalSpy ready(&cache, &PictureCache::picturesReady);
    cache.want(this, 0, keys);
    waitUntilIdle(cache);
    QTRY_VERIFY(cache.find(keyOf(series, 0, 2)));
    QVERIFY(cache.find(keyOf(series, 0, 0)));
    QVERIFY(!cache.find(keyOf(series, 0, 3)));
    cache.want(this, 0, {});
  }

  void whatNobodyWantsIsNotComputed() {
    PictureCache cache(1 << 20, 1);
    const auto source = std::make_shared<SlowSource>();
    const PictureSeries series = cache.series(source, {});
    QObject other;
    cache.want(&other, 1, {keyOf(series, 1, 0), keyOf(series, 1, 1)});
    cache.want(this, 0, {keyOf(series, 0, 0), keyOf(series, 0, 1), keyOf(series, 0, 2)});
    QTRY_VERIFY(([&] {
      const std::lock_guard lock(source->mutex);
      return !source->order.empty();
    })());
    cache.want(this, 0, {keyOf(series, 0, 3)});  // instead of the three
    source->open = true;
    QTRY_VERIFY(cache.find(keyOf(series, 1, 1)));
    waitUntilIdle(cache);
    QVERIFY(cache.find(keyOf(series, 0, 3)));
    QVERIFY(!cache.find(keyOf(series, 0, 2)));
    // Served by rank: after what was already running, the new wish came before the other owner's second.
    const std::lock_guard lock(source->mutex);
    const auto place = [&](HeadId head) {
      return std::find(source->order.begin(), source->order.end(), head) - source->order.begin();
    };
    QVERIFY(place({0, 3}) < place({1, 1}));
    cache.want(this, 0, {});
    cache.want(&other, 1, {});
  }

  void aLongPictureNobodyWantsIsCancelled() {
    PictureCache cache(1 << 20, 1);
    const auto source = std::make_shared<SlowSource>();
    const PictureSeries series = cache.series(source, {});
    cache.want(this, 0, {keyOf(series, 0, 0)});
    QTRY_VERIFY(!cache.isIdle());
    QTest::qWait(150);  // longer than the cache's patience with pictures that are almost done
    cache.want(this, 0, {});
    QTRY_COMPARE(source->cancelled.load(), 1);
    waitUntilIdle(cache);
    QVERIFY(!cache.find(keyOf(series, 0, 0)));
  }

  void closingStopsTheWorker() {
    const auto source = std::make_shared<SlowSource>();
    {
      PictureCache cache(1 << 20, 1);
      cache.want(this, 0, {keyOf(cache.series(source, {}), 0, 0)});
      QTRY_VERIFY(([&] {
        const std::lock_guard lock(source->mutex);
        return !source->order.empty();
      })());
    }
    QCOMPARE(source->cancelled.load(), 1);
  }

  void doesNotKeepSourcesAlive() {
    PictureCache cache(1 << 20, 1);
    auto source = makeDenseSource({1, 1, 4, 4});
    const std::weak_ptr<DenseSource> watched = source;
    const PictureSeries series = cache.series(source, {});
    QVERIFY(cache.compute(keyOf(series, 0, 0)));
    source.reset();
    QVERIFY(watched.expired());
    QVERIFY(cache.find(keyOf(series, 0, 0)));  // the picture outlives it
  }
};

QTEST_MAIN(TestPictureCache)
#include "tst_picture_cache.moc"
