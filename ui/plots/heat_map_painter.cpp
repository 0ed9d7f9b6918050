#include "ui/plots/heat_map_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/plots/color_scale.h"

namespace headlight {

namespace {

// A pattern of at most so many cells is drawn as rectangles in vector output.
constexpr std::int64_t mostRectangles = 64 * 64;
constexpr double smallestRectangle = 3;  // units
constexpr int mostPixels = 32768;        // along a side of an image
// Images in vector output have about so many pixels a unit, and at most so many along a side.
constexpr double vectorImageDensity = 4;
constexpr double vectorImageSide = 1536;
// How far cells may be stretched where a pattern is much longer than wide, or wider than long.
constexpr double stretchedCell = 24;

QRectF cellRect(const HeatMap& heatMap, double query, double key, double queries, double keys) {
  const double width = heatMap.plot.width() / heatMap.cells.width();
  const double height = heatMap.plot.height() / heatMap.cells.height();
  return {heatMap.plot.left() + (key - heatMap.cells.left()) * width,
          heatMap.plot.top() + (query - heatMap.cells.top()) * height, keys * width, queries * height};
}

/// Cells that are at least partly in view.
CellRect visibleCells(const HeatMap& heatMap) {
  const PatternShape shape = heatMap.source->shape();
  const auto low = [](double value) { return std::max<std::int64_t>(0, static_cast<std::int64_t>(value)); };
  const auto high = [](double value, std::int64_t limit) {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(value)), 0, limit);
  };
  return {low(heatMap.cells.top()), high(heatMap.cells.bottom(), shape.queries), low(heatMap.cells.left()),
          high(heatMap.cells.right(), shape.keys)};
}

/// Tiles that are computed when they are asked for.
class ExactTiles {
 public:
  ExactTiles(const HeatMap& heatMap, const TileOptions& options, const Execution& execution)
      : m_heatMap(heatMap), m_options(options), m_execution(execution) {}
  const PictureTile* operator()(const TileIndex& index) {
    m_execution.throwIfStopped();
    const auto [place, added] = m_tiles.try_emplace(index);
    if (added) place->second = makeTile(*m_heatMap.source, m_heatMap.head, index, m_options, m_execution);
    return &place->second;
  }

 private:
  const HeatMap& m_heatMap;
  const TileOptions& m_options;
  const Execution& m_execution;
  std::map<TileIndex, PictureTile> m_tiles;
};

QImage exactImage(const HeatMap& heatMap, const HeatMapLook& look, QSize size, double hatchScale,
                  const Execution& execution) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(look.style->base);
  ExactTiles tiles(heatMap, look.options, execution);
  const PictureComposer composer{heatMap.source->shape(), heatMap.cells, size};
  composer.draw(image, std::ref(tiles), EntryColors(*look.map, *look.style, hatchScale));
  return image;
}

/// Pixels of the image that stands for a heatmap in vector output: each cell, or each block of pooled cells,
/// gets the same whole number of pixels.
QSize vectorImageSize(const HeatMap& heatMap) {
  const PatternShape shape = heatMap.source->shape();
  const std::int64_t longest = std::max(shape.queries, shape.keys);
  const double length = std::max(heatMap.plot.width(), heatMap.plot.height());
  const double wished = std::clamp(length * vectorImageDensity, 64.0, vectorImageSide);
  const int level = poolLevelFor(longest, static_cast<std::int64_t>(wished));
  const std::int64_t blocks = pooledSize(longest, level);
  const double perCell = std::ceil(wished / 2 / static_cast<double>(blocks)) / std::ldexp(1.0, level);
  return {std::max(1, static_cast<int>(std::lround(heatMap.cells.width() * perCell))),
          std::max(1, static_cast<int>(std::lround(heatMap.cells.height() * perCell)))};
}

/// Whether vector output draws every cell as a rectangle.
bool hasRectangles(const HeatMap& heatMap) {
  const PatternShape shape = heatMap.source->shape();
  const QRectF whole(0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries));
  return heatMap.cells == whole && heatMap.plot.width() / heatMap.cells.width() >= smallestRectangle &&
         shape.queries * shape.keys <= mostRectangles && shape.queries <= PictureTile::side &&
         shape.keys <= PictureTile::side;
}

/// Runs of equal neighbours of a row become one rectangle. Rectangles reach a little under their neighbours
/// to the right and below, which are drawn later, so that no renderer shows seams.
void paintRectangles(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look,
                     const Execution& execution) {
  const PatternShape shape = heatMap.source->shape();
  const PictureTile tile = makeTile(*heatMap.source, heatMap.head, {}, look.options, execution);
  const EntryColors colors(*look.map, *look.style, 1);
  constexpr double overlap = 0.35;
  painter.fillRect(heatMap.plot, QColor(colors.colors[0]));
  for (int query = 0; query < tile.height; ++query) {
    const std::uint8_t* row = tile.entries.data() + static_cast<std::int64_t>(query) * tile.width;
    for (int key = 0; key < tile.width;) {
      int end = key + 1;
      while (end < tile.width && row[end] == row[key]) ++end;
      QRectF rect = cellRect(heatMap, query, key, 1, end - key);
      if (row[key] == ValueMapping::nothing) {
        paintHatch(painter, rect, *look.style);
      } else {
        if (end < shape.keys) rect.setRight(rect.right() + overlap);
        if (query + 1 < shape.queries) rect.setBottom(rect.bottom() + overlap);
        painter.fillRect(rect, QColor(colors.colors[row[key]]));
      }
      key = end;
    }
  }
}

/// Numbers as cells of this width show them: 0.123, 0.12 or, where it is tight, .12.
QString numberText(float value, double width) {
  if (std::abs(value) >= 10) return QString::number(value, 'g', 2);
  const QString text = QString::number(value, 'f', width >= 56 ? 3 : 2);
  if (width >= roomyNumber.width()) return text;
  if (text.startsWith(QLatin1String("0."))) return text.mid(1);
  if (text.startsWith(QLatin1String("-0."))) return QLatin1Char('-') + text.mid(2);
  return QString::number(value, 'f', 1);
}

void paintBand(QPainter& painter, const QRectF& band, const QRectF& plot, const QColor& color,
               const QColor& halo, double strength) {
  QRectF outline = band;
  // Bands thinner than three units would hide what they mark.
  if (outline.width() < 3) outline = QRectF(outline.center().x() - 2, outline.top(), 4, outline.height());
  if (outline.height() < 3) outline = QRectF(outline.left(), outline.center().y() - 2, outline.width(), 4);
  outline = outline.intersected(plot);
  if (outline.isEmpty()) return;
  QColor line = color;
  line.setAlphaF(static_cast<float>(strength));
  painter.setBrush(Qt::NoBrush);
  if (strength >= 1) {
    painter.setPen(QPen(halo, 1));
    painter.drawRect(outline.adjusted(1.5, 1.5, -1.5, -1.5));
  }
  painter.setPen(QPen(line, strength >= 1 ? 2 : 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(outline);
}

}  // namespace

HeatMapLook makeLook(const PatternSource& source, const DisplayOptions& display, bool dark,
                     const QFont& font) {
  HeatMapLook look;
  look.options = tileOptions(source, display);
  look.style = &pictureStyle(dark);
  look.map = &colorMapFor(look.options.mapping, display.colorMap, dark);
  look.font = font;
  return look;
}

QRectF onPixels(const QRectF& rect, double ratio) {
  const double left = std::round(rect.left() * ratio) / ratio;
  const double top = std::round(rect.top() * ratio) / ratio;
  return {left, top, std::round(rect.right() * ratio) / ratio - left,
          std::round(rect.bottom() * ratio) / ratio - top};
}

QRectF fitPattern(const QRectF& area, const PatternShape& shape, double ratio) {
  if (shape.queries < 1 || shape.keys < 1 || area.isEmpty()) return {area.topLeft(), QSizeF()};
  const double queries = static_cast<double>(shape.queries);
  const double keys = static_cast<double>(shape.keys);
  double width = area.width() / keys * ratio;
  double height = area.height() / queries * ratio;
  // Cells are square; only where queries and keys differ in number may the few be wider than the many.
  const double square = std::min(width, height);
  const double widest = shape.queries == shape.keys ? square : std::max(square, stretchedCell * ratio);
  width = std::min(width, widest);
  height = std::min(height, widest);
  if (width >= 3) width = std::floor(width);
  if (height >= 3) height = std::floor(height);
  const QSizeF size(std::max(width * keys, 1.0) / ratio, std::max(height * queries, 1.0) / ratio);
  const QPointF corner = area.center() - QPointF(size.width() / 2, size.height() / 2);
  return onPixels(QRectF(corner, size), ratio);
}

QRect pixelsOf(const QPainter& painter, const QRectF& plot) {
  const QRect pixels = painter.deviceTransform().mapRect(plot).toRect();
  return pixels.width() > mostPixels || pixels.height() > mostPixels ? QRect() : pixels;
}

void paintImage(QPainter& painter, const QRect& pixels, const QImage& image) {
  painter.drawImage(painter.deviceTransform().inverted().mapRect(QRectF(pixels)), image,
                    QRectF(image.rect()));
}

int composeTiles(QImage& image, const QRectF& cells, const HeatMapLook& look, double ratio,
                 std::span<const TileLayer> layers) {
  const EntryColors colors(*look.map, *look.style, ratio);
  const int last = static_cast<int>(layers.size()) - 1;
  if (last < 0) return -1;
  // Most pictures are complete; then nothing needs to lie below.
  const TileLayer& wanted = layers[static_cast<std::size_t>(last)];
  const PictureComposer composer{wanted.shape, cells, image.size()};
  const bool coversAll = cells.left() >= 0 && cells.top() >= 0 &&
                         cells.right() <= static_cast<double>(wanted.shape.keys) &&
                         cells.bottom() <= static_cast<double>(wanted.shape.queries);
  if (coversAll && composer.isComplete(wanted.lookup)) {
    composer.draw(image, wanted.lookup, colors);
    return last;
  }
  image.fill(look.style->pending);
  int complete = -1;
  for (int i = 0; i <= last; ++i) {
    const TileLayer& layer = layers[static_cast<std::size_t>(i)];
    if (PictureComposer{layer.shape, cells, image.size()}.draw(image, layer.lookup, colors)) complete = i;
  }
  return complete;
}

void paintExactly(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look, bool vector,
                  const Execution& execution) {
  execution.throwIfStopped();
  if (vector && hasRectangles(heatMap)) {
    paintRectangles(painter, heatMap, look, execution);
  } else if (vector) {
    painter.drawImage(heatMap.plot, exactImage(heatMap, look, vectorImageSize(heatMap), 2, execution));
  } else {
    const QRect target = pixelsOf(painter, heatMap.plot);
    if (!target.isEmpty())
      paintImage(painter, target,
                 exactImage(heatMap, look, target.size(), painter.deviceTransform().m11(), execution));
  }
}

std::int64_t cellsPerPixelInVector(const HeatMap& heatMap) {
  if (hasRectangles(heatMap)) return 1;
  return std::int64_t{1}
         << PictureComposer{heatMap.source->shape(), heatMap.cells, vectorImageSize(heatMap)}.level();
}

bool numbersFit(const HeatMap& heatMap) {
  return heatMap.plot.width() / heatMap.cells.width() >= tightNumber.width() &&
         heatMap.plot.height() / heatMap.cells.height() >= tightNumber.height();
}

void paintNumbers(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look) {
  const double width = heatMap.plot.width() / heatMap.cells.width();
  const double height = heatMap.plot.height() / heatMap.cells.height();
  const int decimals = width >= 56 ? 3 : 2;
  QFont font = look.font;
  font.setPixelSize(std::clamp(static_cast<int>(std::min(width / (decimals + 1.2) * 1.35, height * 0.6)), 8,
                               std::max(look.font.pixelSize(), 8)));
  const CellRect view = visibleCells(heatMap);
  const PatternShape shape = heatMap.source->shape();
  std::vector<float> row(static_cast<std::size_t>(shape.keys));
  painter.save();
  painter.setFont(font);
  painter.setClipRect(heatMap.plot, Qt::IntersectClip);
  for (std::int64_t query = view.queryBegin; query < view.queryEnd; ++query) {
    heatMap.source->row(heatMap.head, query, row);
    float largest = 1;
    if (look.options.mapping.mode() == ScaleMode::RowMaximum) {
      largest = 0;
      for (std::size_t key = 0; key < row.size(); ++key)
        if (look.options.leftOut.empty() || !look.options.leftOut[key])
          largest = std::max(largest, std::abs(row[key]));
      if (largest <= 0) largest = 1;
    }
    for (std::int64_t key = view.keyBegin; key < view.keyEnd; ++key) {
      const float value = row[static_cast<std::size_t>(key)];
      const bool out = !look.options.leftOut.empty() && look.options.leftOut[static_cast<std::size_t>(key)];
      if (out || std::isnan(value) || heatMap.source->isMasked(heatMap.head, query, key)) continue;
      painter.setPen(look.style->textOn(look.map->at(look.options.mapping.fraction(value / largest))));
      painter.drawText(cellRect(heatMap, static_cast<double>(query), static_cast<double>(key), 1, 1),
                       Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, numberText(value, width));
    }
  }
  painter.restore();
}

void paintMarks(QPainter& painter, const HeatMap& heatMap, const CellMarks& marks, const PictureStyle& style,
                double strength) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const QRectF frame = heatMap.plot.adjusted(-1, -1, 1, 1);
  if (marks.query >= 0)
    paintBand(
        painter,
        cellRect(heatMap, static_cast<double>(marks.query), heatMap.cells.left(), 1, heatMap.cells.width()),
        frame, style.query, style.halo, strength);
  if (marks.key >= 0)
    paintBand(
        painter,
        cellRect(heatMap, heatMap.cells.top(), static_cast<double>(marks.key), heatMap.cells.height(), 1),
        frame, style.key, style.halo, strength);
  painter.restore();
}

CellMarks cellAt(const HeatMap& heatMap, const QPointF& point) {
  if (!heatMap.source || !heatMap.plot.contains(point)) return {};
  const PatternShape shape = heatMap.source->shape();
  const double x = (point.x() - heatMap.plot.left()) / heatMap.plot.width();
  const double y = (point.y() - heatMap.plot.top()) / heatMap.plot.height();
  const auto key = static_cast<std::int64_t>(std::floor(heatMap.cells.left() + x * heatMap.cells.width()));
  const auto query = static_cast<std::int64_t>(std::floor(heatMap.cells.top() + y * heatMap.cells.height()));
  if (key < 0 || query < 0 || key >= shape.keys || query >= shape.queries) return {};
  return {query, key};
}

std::int64_t cellsPerPixel(const HeatMap& heatMap, double ratio) {
  const QSize pixels = (heatMap.plot.size() * ratio).toSize();
  return std::int64_t{1} << PictureComposer{heatMap.source->shape(), heatMap.cells, pixels}.level();
}

}  // namespace headlight
