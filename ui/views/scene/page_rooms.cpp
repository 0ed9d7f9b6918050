#include "ui/views/scene/page_rooms.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace headlight {

namespace {

// A page is divided in fewer columns where pictures gain so much by it.
constexpr double kGain = 1.15;
constexpr QSizeF kLeast(120, 100);

std::size_t rowsOf(std::size_t pictures, std::size_t columns) { return (pictures + columns - 1) / columns; }

/// What a page has for each picture, however little it is.
QSizeF shareOf(std::size_t pictures, std::size_t columns, const SceneRequest& page, double caption) {
  const double gaps = PageRooms::gap * static_cast<double>(columns - 1);
  return {std::floor((page.width - gaps) / static_cast<double>(columns)),
          std::floor(page.height / static_cast<double>(rowsOf(pictures, columns)) - caption)};
}

/// Pictures are about as wide as high.
double worth(const QSizeF& size) { return std::min(size.width(), 1.2 * size.height()); }

}  // namespace

double headingHeight(const QFont& font) { return std::ceil(QFontMetricsF(font).height()) + 8; }

QSizeF PageRooms::sizeOf(std::size_t picture, std::size_t pictures) const {
  const QSizeF size(widths[picture % widths.size()], heights[picture / widths.size()]);
  if (!lastIsWide || picture + 1 < pictures) return size;
  const double gaps = gap * static_cast<double>(widths.size() - 1);
  return {std::accumulate(widths.begin(), widths.end(), gaps), size.height()};
}

PageRooms roomsInColumns(std::size_t pictures, std::size_t columns, const SceneRequest& page,
                         double caption) {
  const QSizeF size = shareOf(pictures, columns, page, caption);
  PageRooms rooms;
  rooms.widths.assign(columns, std::max(size.width(), kLeast.width()));
  rooms.heights.assign(rowsOf(pictures, columns), std::max(size.height(), kLeast.height()));
  rooms.lastIsWide = columns > 1 && pictures % columns == 1;
  return rooms;
}

PageRooms equalRooms(std::size_t pictures, const SceneRequest& page, double caption) {
  std::size_t best = pictures;
  const auto worthOf = [&](std::size_t columns) { return worth(shareOf(pictures, columns, page, caption)); };
  for (std::size_t columns = pictures - 1; columns > 0; --columns)
    if (worthOf(columns) > kGain * worthOf(best)) best = columns;
  return roomsInColumns(pictures, best, page, caption);
}

}  // namespace headlight
