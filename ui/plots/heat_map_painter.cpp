#include "ui/plots/heat_map_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/trace/difference_pattern_source.h"
#include "ui/models/number_text.h"
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

/// A tile from the overview at hand, where it follows from it, or computed.
PictureTile exactTile(const HeatMap& heatMap, const HeatMapLook& look, const TileIndex& index,
                      const Execution& execution) {
  const TileIndex whole = overviewTile(heatMap.source->shape());
  const auto known = look.overviews.find({heatMap.head.layer, heatMap.head.head});
  if (known != look.overviews.end() && index == whole) return *known->second;
  if (known != look.overviews.end() && index.level > whole.level && overviewHoldsCoarser(look.options))
    return coarserTile(*known->second, index.level - whole.level);
  return makeTile(*heatMap.source, heatMap.head, index, look.options, execution);
}

/// Tiles that are computed when they are asked for; `expected` of them, for the progress.
class ExactTiles {
 public:
  ExactTiles(const HeatMap& heatMap, const HeatMapLook& look, std::size_t expected,
             const Execution& execution)
      : m_heatMap(heatMap), m_look(look), m_expected(expected), m_execution(execution) {}
  const PictureTile* operator()(const TileIndex& index) {
    m_execution.throwIfStopped();
    const auto [place, added] = m_tiles.try_emplace(index);
    if (!added) return &place->second;
    place->second = exactTile(m_heatMap, m_look, index, m_execution);
    if (m_execution.progress)
      m_execution.progress(
          std::min(1.0, static_cast<double>(m_tiles.size()) / static_cast<double>(m_expected)));
    return &place->second;
  }

 private:
  const HeatMap& m_heatMap;
  const HeatMapLook& m_look;
  std::size_t m_expected;
  const Execution& m_execution;
  std::map<TileIndex, PictureTile> m_tiles;
};

QImage exactImage(const HeatMap& heatMap, const HeatMapLook& look, QSize size, double hatchScale,
                  const Execution& execution) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(look.style->base);
  const PictureComposer composer{heatMap.source->shape(), heatMap.cells, size};
  ExactTiles tiles(heatMap, look, std::max<std::size_t>(1, composer.tiles().size()), execution);
  composer.draw(image, std::ref(tiles), colorsOf(heatMap.head, look, look.options.code, hatchScale));
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
  const PictureTile tile = exactTile(heatMap, look, {}, execution);
  const CodeColors colors = colorsOf(heatMap.head, look, look.options.code, 1);
  constexpr double overlap = 0.35;
  const auto sameColor = [&](std::uint16_t a, std::uint16_t b) {
    return colors.of(a) == colors.of(b) && (a == ValueCode::leftOut) == (b == ValueCode::leftOut);
  };
  for (int query = 0; query < tile.height; ++query) {
    const std::uint16_t* row = tile.codes.data() + static_cast<std::int64_t>(query) * tile.width;
    for (int key = 0; key < tile.width;) {
      int end = key + 1;
      while (end < tile.width && sameColor(row[end], row[key])) ++end;
      QRectF rect = cellRect(heatMap, query, key, 1, end - key);
      if (row[key] == ValueCode::leftOut) {
        paintHatch(painter, rect, *look.style);
      } else {
        if (end < shape.keys) rect.setRight(rect.right() + overlap);
        if (query + 1 < shape.queries) rect.setBottom(rect.bottom() + overlap);
        painter.fillRect(rect, QColor(colors.of(row[key])));
      }
      key = end;
    }
  }
}

/// What a row's weights are divided by before they become colours.
float rowDivisor(std::span<const float> row, const TileOptions& options) {
  if (!options.rowMaximum) return 1;
  float largest = 0;
  for (std::size_t key = 0; key < row.size(); ++key)
    if (!options.isKeyOut(static_cast<std::int64_t>(key))) largest = std::max(largest, std::abs(row[key]));
  return largest > 0 ? largest : 1;
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

HeatMapLook makeLook(const PatternSource& source, const DisplayOptions& display, const ColorFit& fit,
                     bool dark, const QFont& font) {
  HeatMapLook look;
  look.options = tileOptions(source, display);
  look.style = &pictureStyle(dark);
  look.font = font;
  setFit(look, display, fit);
  return look;
}

void setFit(HeatMapLook& look, const DisplayOptions& display, const ColorFit& fit) {
  const ColorMap* map = &colorMapFor(fit.mapping, display.colorMap, look.style->dark);
  const bool same = look.colors.table && map == look.map && fit.mapping == look.fit.mapping;
  look.fit = fit;
  look.map = map;
  if (!same) look.colors = CodeColors(look.options.code, fit.mapping, *map, *look.style);
}

CodeColors colorsOf(HeadId head, const HeatMapLook& look, const ValueCode& code, double ratio) {
  const FaintHead* faint = look.fit.faintHead(head);
  if (!faint && code == look.options.code) return look.colors.at(ratio);
  return CodeColors(code, look.fit.mappingOf(head), *look.map, *look.style).at(ratio);
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

int composeTiles(QImage& image, const HeatMap& heatMap, const HeatMapLook& look, double ratio,
                 std::span<const TileLayer> layers) {
  const QRectF& cells = heatMap.cells;
  const int last = static_cast<int>(layers.size()) - 1;
  if (last < 0) return -1;
  // Most pictures are complete; then nothing needs to lie below.
  const TileLayer& wanted = layers[static_cast<std::size_t>(last)];
  const CodeColors colors = colorsOf(heatMap.head, look, wanted.code, ratio);
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
    const PictureComposer composed{layer.shape, cells, image.size()};
    const bool whole =
        layer.code == wanted.code
            ? composed.draw(image, layer.lookup, colors)
            : composed.draw(image, layer.lookup, colorsOf(heatMap.head, look, layer.code, ratio));
    if (whole) complete = i;
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

namespace {

/// The room of a sign before a number, as a share of the number's. Where unsigned numbers have room so have
/// these, in smaller letters: pictures beside each other have their numbers at the same size of cells.
double signShare(const PatternSource& source) { return source.valueRange().low < 0 ? 1.25 : 1; }

/// Whether a number in the middle of a cell would be cut by the plot's edge: half a number is a wrong one.
bool isCut(const QRectF& cell, const QString& text, const QFontMetricsF& metrics, const QRectF& plot) {
  const QSizeF size(metrics.horizontalAdvance(text), metrics.capHeight());
  return !plot.contains(QRectF(cell.center() - QPointF(size.width() / 2, size.height() / 2), size));
}

/// A row of the pattern that another one is taken from, of a difference; empty of any other.
class RowOfFirst {
 public:
  explicit RowOfFirst(const HeatMap& heatMap)
      : m_head(heatMap.head),
        m_difference(dynamic_cast<const DifferencePatternSource*>(heatMap.source)),
        m_row(m_difference ? static_cast<std::size_t>(heatMap.source->shape().keys) : 0) {}

  void read(std::int64_t query) {
    if (m_difference) m_difference->parts().first->row(m_head, query, m_row);
  }

  /// Whether one of the two has a number where their difference, which rounds to 0, has none of its own.
  bool hasNumber(std::int64_t key, float difference, double width, double roomy) const {
    if (!m_difference) return false;
    const float first = m_row[static_cast<std::size_t>(key)];
    return !cellWeightText(first, width, roomy).isEmpty() ||
           !cellWeightText(first - difference, width, roomy).isEmpty();
  }

 private:
  HeadId m_head;
  const DifferencePatternSource* m_difference;
  std::vector<float> m_row;
};

}  // namespace

void paintNumbers(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look) {
  if (!look.numbers || !numbersFit(heatMap)) return;
  const double width = heatMap.plot.width() / heatMap.cells.width();
  const double height = heatMap.plot.height() / heatMap.cells.height();
  const double share = signShare(*heatMap.source);
  const int decimals = width >= 56 ? 3 : 2;
  QFont font = look.font;
  font.setPixelSize(
      std::clamp(static_cast<int>(std::min(width / share / (decimals + 1.2) * 1.35, height * 0.6)), 8,
                 std::max(look.font.pixelSize(), 8)));
  const CellRect view = visibleCells(heatMap);
  const ValueMapping& mapping = look.fit.mappingOf(heatMap.head);
  std::vector<float> row(static_cast<std::size_t>(heatMap.source->shape().keys));
  painter.save();
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  painter.setClipRect(heatMap.plot, Qt::IntersectClip);
  // Signed numbers need room between them: a minus reads as one between two numbers.
  const double roomy =
      share > 1 ? metrics.horizontalAdvance(QStringLiteral("-0.00")) + 8 : roomyNumber.width();
  RowOfFirst first(heatMap);
  for (std::int64_t query = view.queryBegin; query < view.queryEnd; ++query) {
    if (look.options.isQueryOut(query)) continue;
    heatMap.source->row(heatMap.head, query, row);
    first.read(query);
    const float divisor = rowDivisor(row, look.options);
    for (std::int64_t key = view.keyBegin; key < view.keyEnd; ++key) {
      const float value = row[static_cast<std::size_t>(key)];
      if (look.options.isKeyOut(key) || std::isnan(value)) continue;
      if (heatMap.source->isMasked(heatMap.head, query, key)) continue;
      QString text = cellWeightText(value, width, roomy);
      if (text.isEmpty() && first.hasNumber(key, value, width, roomy)) text = QStringLiteral("0");
      // Numbers that touch each other are read as one.
      if (text.isEmpty() || metrics.horizontalAdvance(text) > width - 2) continue;
      const QRectF cell = cellRect(heatMap, static_cast<double>(query), static_cast<double>(key), 1, 1);
      if (!heatMap.plot.contains(cell) && isCut(cell, text, metrics, heatMap.plot)) continue;
      painter.setPen(
          look.style->textOn(look.map->at(mapping.fraction(static_cast<double>(value / divisor)))));
      painter.drawText(cell, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
    }
  }
  painter.restore();
}

void paintFrame(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look) {
  if (!look.frames) return;
  painter.setPen(QPen(look.style->frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(heatMap.plot.adjusted(-0.5, -0.5, 0.5, 0.5));
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
