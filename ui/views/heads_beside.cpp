#include "ui/views/heads_beside.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/models/large_head.h"
#include "ui/plots/color_scale.h"
#include "ui/views/cell_fit.h"
#include "ui/views/single_head_layout.h"

namespace headlight {

namespace {

constexpr double kGain = 1.15;      // one row is read most easily; more have to be larger by so much
constexpr double kMostTimes = 1.5;  // a text so many times as long as another has cells of its own size
constexpr double kMostSpread = 60;  // of the room that is left over, at most so much for each column
constexpr double kBelowPlain = 8;   // below plots whose scales stand elsewhere
constexpr double kBelowScale = 16;  // around a scale
constexpr QSizeF kLeastPlot(48, 48);

/// What of the pictures decides how the page is divided.
struct Shapes {
  std::vector<const PatternSource*> sources;
  PatternShape largest;
  bool oneCell = true;
};

Shapes shapesOf(const SharedPage& page) {
  Shapes shapes;
  PatternShape least;
  for (const Snapshot& picture : page.pictures) {
    const PatternSource* source = picture.patterns();
    const PatternShape shape = source->shape();
    if (shapes.sources.empty()) least = shapes.largest = shape;
    least.queries = std::min(least.queries, shape.queries);
    least.keys = std::min(least.keys, shape.keys);
    shapes.largest.queries = std::max(shapes.largest.queries, shape.queries);
    shapes.largest.keys = std::max(shapes.largest.keys, shape.keys);
    shapes.sources.push_back(source);
  }
  const auto alike = [](std::int64_t few, std::int64_t many) {
    return static_cast<double>(many) <= kMostTimes * static_cast<double>(few);
  };
  shapes.oneCell = alike(least.queries, shapes.largest.queries) && alike(least.keys, shapes.largest.keys);
  return shapes;
}

/// The plot of one of the pictures where the largest of them has so much room.
QSizeF plotOf(const PatternSource& source, const Shapes& shapes, const QSizeF& room, double ratio) {
  const PatternShape shape = source.shape();
  if (!shapes.oneCell) return fitCells(QRectF(QPointF(), room), shape, ratio).size();
  const QSizeF largest = fitCells(QRectF(QPointF(), room), shapes.largest, ratio).size();
  const auto part = [](std::int64_t some, std::int64_t all) {
    return static_cast<double>(some) / static_cast<double>(all);
  };
  return {largest.width() * part(shape.keys, shapes.largest.keys),
          largest.height() * part(shape.queries, shapes.largest.queries)};
}

struct Division {
  int columns = 1;
  int rows = 1;
  std::vector<bool> rowLabels;     // [pictures]
  std::vector<bool> columnLabels;  // [pictures]
  double below = 0;                // of each plot
  QSizeF room;                     // of each plot
  QSizeF labels;                   // beside a plot that has some
  QSizeF most;                     // the largest plot

  double worth() const { return most.width() * most.height(); }
  bool hasFreeCell() const { return columns * rows > static_cast<int>(rowLabels.size()); }
  bool columnHas(int column) const { return any(rowLabels, column, columns); }
  bool rowHas(int row) const {
    const auto begin = columnLabels.begin() + row * columns;
    const auto end =
        columnLabels.begin() + std::min<std::ptrdiff_t>((row + 1) * columns, std::ssize(columnLabels));
    return std::find(begin, end, true) != end;
  }

 private:
  static bool any(const std::vector<bool>& flags, int first, int step) {
    for (std::size_t i = static_cast<std::size_t>(first); i < flags.size();
         i += static_cast<std::size_t>(step))
      if (flags[i]) return true;
    return false;
  }
};

class Divider {
 public:
  explicit Divider(const SharedPage& page) : m_page(page), m_shapes(shapesOf(page)) {
    ColorScale scale;
    scale.font = page.request.font;
    m_below = scale.height() + kBelowScale;
    QStringList titles;
    for (const Snapshot& picture : page.pictures) titles.append(largeHead(picture).title());
    if (titles.removeDuplicates(); titles.size() == 1) m_heading = titles.front();
  }

  PageRooms make() const {
    const auto count = static_cast<int>(m_page.pictures.size());
    Division best = divided(count);
    for (int columns = count - 1; columns > 0; --columns)
      if (const Division other = divided(columns); other.worth() > kGain * best.worth()) best = other;
    return rooms(best);
  }

 private:
  double top() const { return m_heading.isEmpty() ? 0 : headingHeight(m_page.request.font); }

  /// A picture has no labels where the one at its left, or above it, has the same.
  Division columnsOf(int columns) const {
    const auto count = m_shapes.sources.size();
    Division made;
    made.columns = columns;
    made.rows = (static_cast<int>(count) + columns - 1) / columns;
    const auto step = static_cast<std::size_t>(columns);
    for (std::size_t i = 0; i < count; ++i) {
      const PatternSource& own = *m_shapes.sources[i];
      made.rowLabels.push_back(i % step == 0 || own.queryTokens() != m_shapes.sources[i - 1]->queryTokens());
      made.columnLabels.push_back(i < step || own.keyTokens() != m_shapes.sources[i - step]->keyTokens());
    }
    made.below = made.hasFreeCell() ? kBelowPlain : m_below;
    return made;
  }

  /// Labels take room, which makes cells smaller, which may thin the labels out: a few rounds settle it.
  Division divided(int columns) const {
    const SceneRequest& request = m_page.request;
    Division made = columnsOf(columns);
    double bands = 0, lines = 0;
    for (int column = 0; column < made.columns; ++column) bands += made.columnHas(column);
    for (int row = 0; row < made.rows; ++row) lines += made.rowHas(row);
    const double width = request.width - 2 * SingleHeadLayout::besideMargin * made.columns -
                         PageRooms::gap * (made.columns - 1);
    const double height = request.height - top() - (m_page.caption + made.below) * made.rows;
    for (int round = 0;; ++round) {
      made.room = QSizeF(std::floor((width - bands * made.labels.width()) / made.columns),
                         std::floor((height - lines * made.labels.height()) / made.rows))
                      .expandedTo(kLeastPlot);
      made.most = {};
      for (const PatternSource* source : m_shapes.sources)
        made.most = made.most.expandedTo(plotOf(*source, m_shapes, made.room, request.pixelRatio));
      const QSizeF wanted = labelsBeside(made.most, {width / bands * 0.25, height / lines * 0.35});
      // Where it goes to and fro between labels and a ruler there is room for labels.
      if (wanted == made.labels || round == 3) return made;
      made.labels = round < 2 ? wanted : wanted.expandedTo(made.labels);
    }
  }

  QSizeF labelsBeside(const QSizeF& plot, const QSizeF& most) const {
    const QFont& font = m_page.request.font;
    QSizeF labels;
    for (const PatternSource* source : m_shapes.sources) {
      TokenAxis queries = TokenAxis::over(source->queryTokens(), TokenAxis::Edge::Left, font);
      TokenAxis keys = TokenAxis::over(source->keyTokens(), TokenAxis::Edge::Top, font);
      if (const QRectF& seen = m_page.request.cells; !seen.isEmpty()) {
        queries = queries.showing(seen.top(), seen.height(), {});
        keys = keys.showing(seen.left(), seen.width(), {});
      }
      labels = labels.expandedTo({queries.extent(plot.height(), std::min(140.0, most.width())),
                                  keys.extent(plot.width(), std::min(120.0, most.height()))});
    }
    return labels;
  }

  PageRooms rooms(const Division& chosen) const {
    PageRooms rooms;
    rooms.heading = m_heading;
    double used = PageRooms::gap * (chosen.columns - 1);
    for (int column = 0; column < chosen.columns; ++column) {
      const double labels = chosen.columnHas(column) ? chosen.labels.width() : 0;
      rooms.widths.push_back(std::ceil(2 * SingleHeadLayout::besideMargin + labels + chosen.most.width()));
      used += rooms.widths.back();
    }
    const double left = std::max(0.0, m_page.request.width - used);
    const double spread = std::floor(std::min(kMostSpread, left / chosen.columns));
    for (double& width : rooms.widths) width += spread;
    rooms.left = std::floor((left - spread * chosen.columns) / 2);
    for (int row = 0; row < chosen.rows; ++row)
      rooms.heights.push_back(
          std::ceil((chosen.rowHas(row) ? chosen.labels.height() : 0) + chosen.most.height() + chosen.below));
    for (std::size_t i = 0; i < m_shapes.sources.size(); ++i) {
      const QSizeF labels(chosen.rowLabels[i] ? chosen.labels.width() : 0,
                          chosen.columnLabels[i] ? chosen.labels.height() : 0);
      rooms.places.push_back(
          {plotOf(*m_shapes.sources[i], m_shapes, chosen.room, m_page.request.pixelRatio), labels});
    }
    if (chosen.hasFreeCell()) placeScales(rooms, chosen);
    return rooms;
  }

  /// Scales stand in the free cell at the end of the last row: one for all but the last picture, and its own.
  void placeScales(PageRooms& rooms, const Division& chosen) const {
    const auto origin = [&](int cell) {
      double x = rooms.left, y = top();
      for (int column = 0; column < cell % chosen.columns; ++column)
        x += rooms.widths[static_cast<std::size_t>(column)] + PageRooms::gap;
      for (int row = 0; row < cell / chosen.columns; ++row)
        y += m_page.caption + rooms.heights[static_cast<std::size_t>(row)];
      return QPointF(x, y + m_page.caption);
    };
    const auto last = rooms.places.size() - 1;
    const QRectF free(origin(static_cast<int>(last) + 1), QSizeF(rooms.widths.back(), rooms.heights.back()));
    const double scale = m_below - kBelowScale;
    QRectF line(free.left() + SingleHeadLayout::besideMargin, free.top(),
                free.width() - 2 * SingleHeadLayout::besideMargin, scale);
    for (std::size_t i = 0; i <= last; ++i) {
      const bool has = i == 0 || i == last;
      if (i == last) line.translate(0, scale + kBelowScale);
      rooms.places[i].scale = has ? line.translated(-origin(static_cast<int>(i))) : QRectF();
    }
  }

  const SharedPage& m_page;
  Shapes m_shapes;
  QString m_heading;
  double m_below = 0;
};

}  // namespace

PageRooms headsBeside(const SharedPage& page) { return Divider(page).make(); }

}  // namespace headlight
