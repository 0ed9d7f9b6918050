#include "ui/plots/pattern_pictures.h"

#include <algorithm>

#include "core/trace/mean_pattern_source.h"

namespace headlight {

namespace {

// What may be computed while a frame is painted: tiles of at most so many cells, until so much time has
// passed. It lets a short text appear with its pictures in one frame and keeps a long one from holding the
// frame up.
constexpr std::int64_t mostCellsNow = 1 << 17;
constexpr qint64 nanosecondsNow = 8'000'000;
constexpr std::size_t earlierSeries = 3;

}  // namespace

PatternPictures::PatternPictures(PictureCache* cache, const QObject* owner, int rank)
    : m_cache(cache), m_owner(owner), m_rank(rank) {
  m_frame.start();
}

PatternPictures::~PatternPictures() { release(); }

void PatternPictures::release() {
  if (m_cache) m_cache->want(m_owner, m_rank, {});
}

void PatternPictures::setSource(std::shared_ptr<const PatternSource> source, const DisplayOptions& display) {
  m_source = std::move(source);
  if (!m_cache || !m_source) return;
  const PictureSeries series = m_cache->series(m_source, display);
  if (series == m_series) return;
  std::erase(m_earlier, series);
  if (m_series) m_earlier.push_back(m_series);
  if (m_earlier.size() > earlierSeries) m_earlier.erase(m_earlier.begin());
  m_series = series;
}

void PatternPictures::beginFrame() {
  m_missing.clear();
  m_painted = 0;
  m_complete = true;
  m_frame.restart();
}

bool PatternPictures::mayComputeNow(const TileIndex& index) const {
  const CellRect pixels = tilePixels(m_source->shape(), index);
  // Rows are scaled by their maximum only after whole rows are computed; the bound is rough all the same.
  const double cells = static_cast<double>(headsPerCell(*m_source)) * static_cast<double>(pixels.rows()) *
                       static_cast<double>(pixels.columns()) *
                       static_cast<double>(std::int64_t{1} << std::min(2 * index.level, 60));
  return cells <= static_cast<double>(mostCellsNow) && m_frame.nsecsElapsed() < nanosecondsNow;
}

const PictureTile* PatternPictures::lookUp(HeadId head, const TileIndex& index, bool wanted) {
  const PictureKey key{m_series, head, index};
  if (const PictureTile* tile = m_cache->find(key)) return tile;
  if (!wanted) return nullptr;
  if (mayComputeNow(index))
    if (const PictureTile* tile = m_cache->compute(key)) return tile;
  m_missing.push_back(key);
  return nullptr;
}

bool PatternPictures::compose(Composed& composed, const HeatMap& heatMap, const HeatMapLook& look,
                              double ratio) {
  std::vector<TileLayer> layers;
  std::vector<PictureSeries> drawn;
  PictureSeries& lastComplete = m_lastComplete[{heatMap.head.layer, heatMap.head.head}];
  const auto addEarlier = [&](PictureSeries earlier) {
    drawn.push_back(earlier);
    layers.push_back({m_cache->shape(earlier), [this, earlier, &heatMap](const TileIndex& index) {
                        return m_cache->find({earlier, heatMap.head, index});
                      }});
  };
  if (lastComplete && lastComplete != m_series) {
    addEarlier(lastComplete);
    for (PictureSeries earlier : m_earlier)
      if (earlier > lastComplete) addEarlier(earlier);
  }
  drawn.push_back(m_series);
  const PatternShape shape = m_source->shape();
  const int level = PictureComposer{shape, heatMap.cells, composed.image.size()}.level();
  layers.push_back({shape, [this, level, &heatMap](const TileIndex& index) {
                      return lookUp(heatMap.head, index, index.level == level);
                    }});
  const int complete = composeTiles(composed.image, heatMap.cells, look, ratio, layers);
  if (complete >= 0) lastComplete = drawn[static_cast<std::size_t>(complete)];
  return complete + 1 == static_cast<int>(layers.size());
}

void PatternPictures::paint(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look) {
  if (!m_source) return;
  if (!m_cache) {
    paintExactly(painter, heatMap, look, false, {});
    return;
  }
  const QRect pixels = pixelsOf(painter, heatMap.plot);
  if (pixels.isEmpty()) return;
  if (m_painted == m_composed.size()) m_composed.emplace_back();
  Composed& composed = m_composed[m_painted++];
  const bool same = composed.series == m_series && composed.head == heatMap.head &&
                    composed.cells == heatMap.cells && composed.map == look.map &&
                    composed.style == look.style && composed.image.size() == pixels.size();
  if (!same) {
    if (composed.image.size() != pixels.size()) composed.image = QImage(pixels.size(), QImage::Format_RGB32);
    const bool complete = compose(composed, heatMap, look, painter.deviceTransform().m11());
    m_complete = m_complete && complete;
    // An incomplete picture is of no series: it is composed again in the next frame.
    composed = {std::move(composed.image), heatMap.head, heatMap.cells,
                complete ? m_series : 0,   look.map,     look.style};
  }
  paintImage(painter, pixels, composed.image);
}

void PatternPictures::endFrame() {
  if (!m_cache) return;
  m_composed.resize(m_painted);
  m_cache->want(m_owner, m_rank, m_missing);
}

}  // namespace headlight
