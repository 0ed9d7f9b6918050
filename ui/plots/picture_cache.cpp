#include "ui/plots/picture_cache.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>
#include <unordered_map>

#include "core/parallel/thread_pool.h"

namespace headlight {

namespace {

using Clock = std::chrono::steady_clock;

// A picture that nobody wants any longer may still be finished for so long: otherwise a key held down would
// cancel every picture before it is done, and none would ever be shown.
constexpr auto patience = std::chrono::milliseconds(100);
// How many finished series are remembered besides those whose source is alive.
constexpr std::size_t rememberedSeries = 64;

struct KeyHash {
  std::size_t operator()(const PictureKey& key) const {
    std::size_t hash = std::hash<std::int64_t>()(key.series);
    for (std::int64_t part : {std::int64_t{key.head.layer}, std::int64_t{key.head.head},
                              std::int64_t{key.tile.level}, key.tile.row, key.tile.column})
      hash = hash * 1099511628211u ^ std::hash<std::int64_t>()(part);
    return hash;
  }
};

struct SeriesEntry {
  PictureSeries id = 0;
  const PatternSource* address = nullptr;
  std::weak_ptr<const PatternSource> source;
  PatternShape shape;
  LeaveOut leaveOut = LeaveOut::Nothing;
  std::shared_ptr<const TileOptions> options;  // with `leaveOut` what tells series of a source apart
  std::map<std::pair<int, int>, std::shared_ptr<const CellHistogram>> histograms;  // by layer and head
};

bool samePictures(const SeriesEntry& entry, const DisplayOptions& display) {
  return entry.options->rowMaximum == (display.scale == ScaleMode::RowMaximum) &&
         entry.options->pooling == display.pooling && entry.leaveOut == display.leaveOut;
}

struct Picture {
  PictureKey key;
  std::shared_ptr<const PictureTile> tile;
};

struct Wish {
  const QObject* owner = nullptr;
  int rank = 0;
  std::vector<PictureKey> keys;
};

struct Job {
  PictureKey key;
  std::shared_ptr<const PatternSource> source;
  std::shared_ptr<const TileOptions> options;
  std::shared_ptr<const PictureTile> overview;  // where `key` follows from it and it is at hand
};

/// Whether the tile follows from the overview of its head.
bool followsFromOverview(const PatternShape& shape, const TileIndex& tile, const TileOptions& options) {
  return tile.level > overviewTile(shape).level && overviewHoldsCoarser(options);
}

/// The picture of a job, and the overview that it was made from.
std::vector<Picture> picturesOf(const Job& job, const Execution& execution) {
  const auto make = [&](const TileIndex& index) {
    return std::make_shared<const PictureTile>(
        makeTile(*job.source, job.key.head, index, *job.options, execution));
  };
  const PatternShape shape = job.source->shape();
  if (!followsFromOverview(shape, job.key.tile, *job.options)) return {{job.key, make(job.key.tile)}};
  const TileIndex whole = overviewTile(shape);
  std::vector<Picture> made;
  std::shared_ptr<const PictureTile> overview = job.overview;
  if (!overview) {
    overview = make(whole);
    made.push_back({{job.key.series, job.key.head, whole}, overview});
  }
  made.push_back({job.key, std::make_shared<const PictureTile>(
                               coarserTile(*overview, job.key.tile.level - whole.level))});
  return made;
}

}  // namespace

struct PictureCache::Private {
  Private(PictureCache* cache, std::int64_t budgetBytes, int threads)
      : q(cache), budget(budgetBytes), pool(std::max(1, threads)) {}

  PictureCache* q;

  // Only the GUI thread touches these.
  std::int64_t budget;
  std::int64_t used = 0;
  std::list<Picture> pictures;  // the most recently used first
  std::unordered_map<PictureKey, std::list<Picture>::iterator, KeyHash> byKey;
  std::vector<SeriesEntry> series;
  PictureSeries nextSeries = 1;
  std::vector<Wish> wishes;
  std::vector<PictureKey> failed;

  // Shared with the worker.
  mutable std::mutex mutex;
  std::condition_variable_any wake;
  std::deque<Job> queue;
  std::optional<PictureKey> running;
  Clock::time_point runningSince;
  std::stop_source runningStop;
  std::vector<Picture> done;
  std::vector<PictureKey> broken;

  ThreadPool pool;
  std::jthread worker;  // last: it stops before the rest is gone

  const SeriesEntry* findSeries(PictureSeries id) const;
  void rememberHistogram(const Picture& picture);
  std::shared_ptr<const PictureTile> at(const PictureKey& key) const;
  const PictureTile* insert(Picture picture);
  void evict();
  void forgetOldSeries();
  std::int64_t bytesOf(const PictureKey& key) const;
  std::vector<Job> plan() const;
  void schedule();
  void work(std::stop_token stop);
  void run(Job job);
  void collect();
};

const SeriesEntry* PictureCache::Private::findSeries(PictureSeries id) const {
  // Recent series are asked for most.
  for (auto entry = series.rbegin(); entry != series.rend(); ++entry)
    if (entry->id == id) return &*entry;
  return nullptr;
}

const PictureTile* PictureCache::Private::insert(Picture picture) {
  if (auto known = byKey.find(picture.key); known != byKey.end()) return known->second->tile.get();
  rememberHistogram(picture);
  used += picture.tile->bytes();
  pictures.push_front(std::move(picture));
  byKey.emplace(pictures.front().key, pictures.begin());
  evict();
  return pictures.front().tile.get();
}

void PictureCache::Private::rememberHistogram(const Picture& picture) {
  if (!picture.tile->histogram) return;
  for (SeriesEntry& entry : series)
    if (entry.id == picture.key.series)
      entry.histograms[{picture.key.head.layer, picture.key.head.head}] = picture.tile->histogram;
}

std::shared_ptr<const PictureTile> PictureCache::Private::at(const PictureKey& key) const {
  const auto known = byKey.find(key);
  return known == byKey.end() ? nullptr : known->second->tile;
}

void PictureCache::Private::evict() {
  while (used > budget && pictures.size() > 1) {
    used -= pictures.back().tile->bytes();
    byKey.erase(pictures.back().key);
    pictures.pop_back();
  }
}

void PictureCache::Private::forgetOldSeries() {
  std::size_t gone = 0;
  for (auto entry = series.end(); entry != series.begin();) {
    --entry;
    if (entry->source.expired() && ++gone > rememberedSeries) entry = series.erase(entry);
  }
}

std::int64_t PictureCache::Private::bytesOf(const PictureKey& key) const {
  const SeriesEntry* entry = findSeries(key.series);
  if (!entry) return 0;
  const CellRect pixels = tilePixels(entry->shape, key.tile);
  return pixels.rows() * pixels.columns() * static_cast<std::int64_t>(sizeof(std::uint16_t)) +
         static_cast<std::int64_t>(sizeof(PictureTile));
}

/// What is to be computed, in order, as far as the budget reaches: pictures that would push each other out
/// are not computed again and again.
std::vector<Job> PictureCache::Private::plan() const {
  std::vector<Job> jobs;
  std::int64_t planned = 0;
  for (const Wish& wish : wishes) {
    for (const PictureKey& key : wish.keys) {
      planned += bytesOf(key);
      if (planned > budget) return jobs;
      if (byKey.contains(key) || std::find(failed.begin(), failed.end(), key) != failed.end()) continue;
      const SeriesEntry* entry = findSeries(key.series);
      if (!entry) continue;
      auto source = entry->source.lock();
      if (!source) continue;
      Job job{key, std::move(source), entry->options, nullptr};
      if (followsFromOverview(entry->shape, key.tile, *entry->options))
        job.overview = at({key.series, key.head, overviewTile(entry->shape)});
      jobs.push_back(std::move(job));
    }
  }
  return jobs;
}

void PictureCache::Private::schedule() {
  std::vector<Job> jobs = plan();
  const std::lock_guard lock(mutex);
  std::erase_if(jobs, [&](const Job& job) {
    return (running && job.key == *running) ||
           std::any_of(done.begin(), done.end(), [&](const Picture& one) { return one.key == job.key; });
  });
  if (running && Clock::now() - runningSince > patience) {
    bool wanted = false;
    for (const Wish& wish : wishes)
      wanted = wanted || std::find(wish.keys.begin(), wish.keys.end(), *running) != wish.keys.end();
    if (!wanted) runningStop.request_stop();
  }
  queue.assign(std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
  if (!queue.empty()) wake.notify_one();
}

void PictureCache::Private::work(std::stop_token stop) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex);
      if (!wake.wait(lock, stop, [this] { return !queue.empty(); })) return;
      job = std::move(queue.front());
      queue.pop_front();
      running = job.key;
      runningSince = Clock::now();
      runningStop = std::stop_source();
    }
    // Closing the window also stops the picture under way.
    const std::stop_callback closing(stop, [this] {
      const std::lock_guard lock(mutex);
      runningStop.request_stop();
    });
    run(std::move(job));
  }
}

void PictureCache::Private::run(Job job) {
  std::vector<Picture> made;
  bool cancelled = false;
  try {
    Execution execution;
    execution.pool = &pool;
    execution.stop = runningStop.get_token();
    made = picturesOf(job, execution);
  } catch (const Cancelled&) {
    cancelled = true;
  } catch (const std::exception&) {
    // Out of memory, most likely. The picture stays away; asking again and again would help nobody.
  }
  job.source.reset();
  const std::lock_guard lock(mutex);
  running.reset();
  const bool first = done.empty() && broken.empty();
  if (made.empty() && !cancelled) broken.push_back(job.key);
  for (Picture& picture : made) done.push_back(std::move(picture));
  if (first && !(done.empty() && broken.empty()))
    QMetaObject::invokeMethod(
        q, [this] { collect(); }, Qt::QueuedConnection);
}

void PictureCache::Private::collect() {
  std::vector<Picture> arrived;
  {
    const std::lock_guard lock(mutex);
    arrived.swap(done);
    failed.insert(failed.end(), broken.begin(), broken.end());
    broken.clear();
  }
  if (failed.size() > 1024) failed.erase(failed.begin(), failed.end() - 512);
  for (Picture& picture : arrived) insert(std::move(picture));
  emit q->picturesReady();
}

PictureCache::PictureCache(std::int64_t budgetBytes, int threads, QObject* parent)
    : QObject(parent), m_private(std::make_unique<Private>(this, budgetBytes, threads)) {
  m_private->worker = std::jthread([this](std::stop_token stop) { m_private->work(stop); });
}

PictureCache::~PictureCache() {
  m_private->worker.request_stop();
  m_private->worker.join();
}

void PictureCache::setBudget(std::int64_t bytes) {
  m_private->budget = bytes;
  m_private->evict();
  m_private->schedule();
}

std::int64_t PictureCache::usedBytes() const { return m_private->used; }

PictureSeries PictureCache::series(const std::shared_ptr<const PatternSource>& source,
                                   const DisplayOptions& display) {
  auto& all = m_private->series;
  for (auto entry = all.rbegin(); entry != all.rend(); ++entry)
    if (entry->address == source.get() && samePictures(*entry, display) && !entry->source.expired())
      return entry->id;
  SeriesEntry entry;
  entry.id = m_private->nextSeries++;
  entry.address = source.get();
  entry.source = source;
  entry.shape = source->shape();
  entry.leaveOut = display.leaveOut;
  entry.options = std::make_shared<const TileOptions>(tileOptions(*source, display));
  all.push_back(std::move(entry));
  m_private->forgetOldSeries();
  return all.back().id;
}

PatternShape PictureCache::shape(PictureSeries series) const {
  const SeriesEntry* entry = m_private->findSeries(series);
  return entry ? entry->shape : PatternShape{};
}

ValueCode PictureCache::code(PictureSeries series) const {
  const SeriesEntry* entry = m_private->findSeries(series);
  return entry ? entry->options->code : ValueCode();
}

bool PictureCache::hasScaledRows(PictureSeries series) const {
  const SeriesEntry* entry = m_private->findSeries(series);
  return entry && entry->options->rowMaximum;
}

const CellHistogram* PictureCache::histogram(PictureSeries series, HeadId head) const {
  const SeriesEntry* entry = m_private->findSeries(series);
  if (!entry) return nullptr;
  const auto known = entry->histograms.find({head.layer, head.head});
  return known == entry->histograms.end() ? nullptr : known->second.get();
}

const PictureTile* PictureCache::find(const PictureKey& key) {
  const auto known = m_private->byKey.find(key);
  if (known == m_private->byKey.end()) return nullptr;
  m_private->pictures.splice(m_private->pictures.begin(), m_private->pictures, known->second);
  return known->second->tile.get();
}

const PictureTile* PictureCache::compute(const PictureKey& key) {
  if (const PictureTile* tile = find(key)) return tile;
  const SeriesEntry* entry = m_private->findSeries(key.series);
  const auto source = entry ? entry->source.lock() : nullptr;
  if (!source) return nullptr;
  try {
    Job job{key, source, entry->options, m_private->at({key.series, key.head, overviewTile(entry->shape)})};
    for (Picture& picture : picturesOf(job, {})) m_private->insert(std::move(picture));
    return find(key);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

bool PictureCache::followsFromKnown(const PictureKey& key) const {
  const SeriesEntry* entry = m_private->findSeries(key.series);
  if (!entry) return false;
  TileIndex needed = key.tile;
  if (followsFromOverview(entry->shape, key.tile, *entry->options)) {
    needed = overviewTile(entry->shape);
    if (m_private->at({key.series, key.head, needed})) return true;
  }
  const auto source = entry->source.lock();
  return source && isAtHand(*source, key.head, needed, *entry->options);
}

void PictureCache::want(const QObject* owner, int rank, std::vector<PictureKey> keys) {
  auto& wishes = m_private->wishes;
  const bool hadWishes = std::erase_if(wishes, [&](const Wish& wish) { return wish.owner == owner; }) > 0;
  if (!hadWishes && keys.empty()) return;
  if (!keys.empty()) {
    const auto place =
        std::find_if(wishes.begin(), wishes.end(), [&](const Wish& w) { return w.rank > rank; });
    wishes.insert(place, {owner, rank, std::move(keys)});
  }
  m_private->schedule();
}

bool PictureCache::isIdle() const {
  const std::lock_guard lock(m_private->mutex);
  return m_private->queue.empty() && !m_private->running && m_private->done.empty();
}

}  // namespace headlight
