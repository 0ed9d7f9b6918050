#include "ui/plots/pattern_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/trace/pattern_traits.h"

namespace headlight {

namespace {

// What may be computed while a frame is painted: tiles of at most so many cells, until so much time has
// passed. It lets a short text appear with its pictures in one frame and keeps a long one from holding the
// frame up.
constexpr std::int64_t mostCellsNow = 1 << 17;
constexpr qint64 nanosecondsNow = 5'000'000;
constexpr std::size_t earlierSeries = 3;
// A moved picture stands in while it covers so much of the plot.
constexpr double leastCovered = 0.5;

/// Moves the pixels of an image (Format_RGB32); what comes in at the edges keeps what was there.
void moveBits(QImage& image, const QPoint& by) {
  const int rows = image.height() - std::abs(by.y());
  const int columns = image.width() - std::abs(by.x());
  if (rows <= 0 || columns <= 0) return;
  const auto pixel = [&](int row, int column) {
    return reinterpret_cast<QRgb*>(image.scanLine(row)) + column;
  };
  for (int i = 0; i < rows; ++i) {
    // Rows in such an order that none is overwritten before it is moved.
    const int row = by.y() > 0 ? rows - 1 - i : i;
    std::memmove(pixel(row + std::max(by.y(), 0), std::max(by.x(), 0)),
                 pixel(row + std::max(-by.y(), 0), std::max(-by.x(), 0)),
                 static_cast<std::size_t>(columns) * sizeof(QRgb));
  }
}

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
  // Rows over their maximum and weights as they are have nothing to do with each other's scales.
  const auto unlike = [&](PictureSeries one) {
    return m_cache->hasScaledRows(one) != m_cache->hasScaledRows(series);
  };
  std::erase_if(m_earlier, unlike);
  std::erase_if(m_lastComplete, [&](const auto& entry) { return unlike(entry.second); });
}

void PatternPictures::beginFrame() {
  m_missing.clear();
  m_painted = 0;
  m_complete = true;
  m_frame.restart();
}

void PatternPictures::wantOverview(HeadId head) {
  const PictureKey key{m_series, head, overviewTile(m_source->shape())};
  if (mayComputeNow(key) && m_cache->compute(key)) return;
  m_missing.push_back(key);
  m_complete = false;
}

const CellHistogram* PatternPictures::histogramOf(HeadId head) const {
  if (const CellHistogram* cells = m_cache->histogram(m_series, head)) return cells;
  for (auto earlier = m_earlier.rbegin(); earlier != m_earlier.rend(); ++earlier)
    if (const CellHistogram* cells = m_cache->histogram(*earlier, head)) return cells;
  return nullptr;
}

ColorFit PatternPictures::fit(const DisplayOptions& display, std::span<const HeadId> heads) {
  if (!m_source) return {};
  if (!m_cache) return fitColorsExactly(*m_source, display, heads, {});
  for (const HeadId head : heads)
    if (!m_cache->histogram(m_series, head)) wantOverview(head);
  return fitColors(*m_source, display, heads, [this](HeadId head) { return histogramOf(head); });
}

bool PatternPictures::mayComputeNow(const PictureKey& key) const {
  if (m_moving || m_frame.nsecsElapsed() >= nanosecondsNow) return false;
  if (m_cache->followsFromKnown(key)) return true;
  const CellRect pixels = tilePixels(m_source->shape(), key.tile);
  // Rows are scaled by their maximum only after whole rows are computed; the bound is rough all the same.
  const double cells = static_cast<double>(traitsOf(*m_source).headsPerCell) *
                       static_cast<double>(pixels.rows()) * static_cast<double>(pixels.columns()) *
                       static_cast<double>(std::int64_t{1} << std::min(2 * key.tile.level, 60));
  return cells <= static_cast<double>(mostCellsNow);
}

const PictureTile* PatternPictures::lookUp(HeadId head, const TileIndex& index, bool wanted) {
  const PictureKey key{m_series, head, index};
  if (const PictureTile* tile = m_cache->find(key)) return tile;
  if (!wanted) return nullptr;
  if (mayComputeNow(key))
    if (const PictureTile* tile = m_cache->compute(key)) return tile;
  // A coarser tile may follow from the overview, which would be computed twice if both were asked for.
  const TileIndex whole = overviewTile(m_source->shape());
  const PictureKey overview{m_series, head, whole};
  const bool waits =
      index.level > whole.level && std::find(m_missing.begin(), m_missing.end(), overview) != m_missing.end();
  if (!waits) m_missing.push_back(key);
  return nullptr;
}

bool PatternPictures::compose(Composed& composed, const HeatMap& heatMap, const HeatMapLook& look,
                              double ratio) {
  std::vector<TileLayer> layers;
  std::vector<PictureSeries> drawn;
  PictureSeries& lastComplete = m_lastComplete[{heatMap.head.layer, heatMap.head.head}];
  const auto addEarlier = [&](PictureSeries earlier) {
    drawn.push_back(earlier);
    layers.push_back({m_cache->shape(earlier),
                      [this, earlier, &heatMap](const TileIndex& index) {
                        return m_cache->find({earlier, heatMap.head, index});
                      },
                      m_cache->code(earlier)});
  };
  if (lastComplete && lastComplete != m_series) {
    addEarlier(lastComplete);
    for (PictureSeries earlier : m_earlier)
      if (earlier > lastComplete) addEarlier(earlier);
  }
  drawn.push_back(m_series);
  const PatternShape shape = m_source->shape();
  const int level = PictureComposer{shape, heatMap.cells, composed.image.size()}.level();
  layers.push_back({shape,
                    [this, level, &heatMap](const TileIndex& index) {
                      return lookUp(heatMap.head, index, index.level == level);
                    },
                    look.options.code});
  const int complete = composeTiles(composed.image, heatMap, look, ratio, layers);
  if (complete >= 0) lastComplete = drawn[static_cast<std::size_t>(complete)];
  return complete + 1 == static_cast<int>(layers.size());
}

bool PatternPictures::isLike(const Composed& composed, const HeatMap& heatMap, const HeatMapLook& look,
                             QSize size) const {
  return composed.head == heatMap.head && composed.mapping == look.fit.mappingOf(heatMap.head) &&
         composed.map == look.map && composed.style == look.style && composed.image.size() == size;
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
  const bool like = isLike(composed, heatMap, look, pixels.size());
  if (like && composed.series == m_series && composed.cells == heatMap.cells)
    return paintImage(painter, pixels, composed.image);
  if (m_moving && like && composed.shown == m_series &&
      paintMoved(painter, pixels, composed, heatMap, look)) {
    m_complete = false;
    return;
  }
  if (composed.image.size() != pixels.size()) composed.image = QImage(pixels.size(), QImage::Format_RGB32);
  const bool complete = compose(composed, heatMap, look, painter.deviceTransform().m11());
  m_complete = m_complete && complete;
  // An incomplete picture is of no series: it is composed again in the next frame.
  composed = {
      std::move(composed.image),        heatMap.head, heatMap.cells, complete ? m_series : 0, m_series,
      look.fit.mappingOf(heatMap.head), look.map,     look.style};
  paintImage(painter, pixels, composed.image);
}

bool PatternPictures::paintMoved(QPainter& painter, const QRect& pixels, Composed& composed,
                                 const HeatMap& heatMap, const HeatMapLook& look) {
  const double x = pixels.width() / heatMap.cells.width();
  const double y = pixels.height() / heatMap.cells.height();
  // The old picture's pixels, in pixels of the plot.
  const QRect moved = QRectF((composed.cells.left() - heatMap.cells.left()) * x,
                             (composed.cells.top() - heatMap.cells.top()) * y, composed.cells.width() * x,
                             composed.cells.height() * y)
                          .toRect();
  const QRect plot(QPoint(), pixels.size());
  const QRect covered = moved.intersected(plot);
  const double share = static_cast<double>(covered.width()) * covered.height() /
                       (static_cast<double>(plot.width()) * plot.height());
  if (covered.isEmpty() || share < leastCovered) return false;
  // What this view needs is asked for now, so that it is there when the movement rests.
  const PictureComposer composer{m_source->shape(), heatMap.cells, pixels.size()};
  for (const TileIndex& index : composer.tiles()) lookUp(heatMap.head, index, true);
  if (moved.size() == plot.size()) {
    scroll(composed, moved.topLeft(), heatMap, look, painter.deviceTransform().m11());
    paintImage(painter, pixels, composed.image);
    return true;
  }
  const double scaleX = static_cast<double>(plot.width()) / moved.width();
  const double scaleY = static_cast<double>(plot.height()) / moved.height();
  const QRectF source((covered.left() - moved.left()) * scaleX, (covered.top() - moved.top()) * scaleY,
                      covered.width() * scaleX, covered.height() * scaleY);
  const QTransform toUnits = painter.deviceTransform().inverted();
  painter.drawImage(toUnits.mapRect(QRectF(covered.translated(pixels.topLeft()))), composed.image, source);
  if (m_margin.size() != pixels.size()) m_margin = QImage(pixels.size(), QImage::Format_RGB32);
  const QRegion uncovered = QRegion(plot) - covered;
  composeParts(m_margin, uncovered, heatMap, look, painter.deviceTransform().m11());
  for (const QRect& part : uncovered)
    painter.drawImage(toUnits.mapRect(QRectF(part.translated(pixels.topLeft()))), m_margin, QRectF(part));
  return true;
}

/// Moves the pixels of a picture and composes what comes into view, so that a long drag stays as quick as a
/// short one. The picture lies on whole pixels all the while.
void PatternPictures::scroll(Composed& composed, const QPoint& by, const HeatMap& heatMap,
                             const HeatMapLook& look, double ratio) {
  const QRect plot(QPoint(), composed.image.size());
  moveBits(composed.image, by);
  composed.cells.translate(-by.x() * heatMap.cells.width() / plot.width(),
                           -by.y() * heatMap.cells.height() / plot.height());
  composed.series = 0;
  HeatMap shown = heatMap;
  shown.cells = composed.cells;
  composeParts(composed.image, QRegion(plot) - plot.translated(by), shown, look, ratio);
}

/// Composes parts of a picture from the tiles at hand.
void PatternPictures::composeParts(QImage& image, const QRegion& parts, const HeatMap& heatMap,
                                   const HeatMapLook& look, double ratio) {
  if (parts.isEmpty()) return;
  const CodeColors colors = colorsOf(heatMap.head, look, look.options.code, ratio);
  const PictureComposer composer{m_source->shape(), heatMap.cells, image.size()};
  const auto atHand = [&](const TileIndex& index) { return lookUp(heatMap.head, index, false); };
  for (const QRect& part : parts) {
    {
      QPainter filler(&image);
      filler.fillRect(part, look.style->pending);
    }
    composer.drawPart(image, part, atHand, colors);
  }
}

void PatternPictures::endFrame() {
  if (!m_cache) return;
  m_composed.resize(m_painted);
  m_cache->want(m_owner, m_rank, m_missing);
}

}  // namespace headlight
