#include "ui/views/scene/page_rooms.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

// A page is divided in fewer columns where pictures gain so much by it.
constexpr double kGain = 1.15;
constexpr QSizeF kLeast(120, 100);

struct Room {
  int columns = 1;
  int rows = 1;
  QSizeF size;
};

/// Pictures are about as wide as high.
double worth(const Room& room) { return std::min(room.size.width(), 1.2 * room.size.height()); }

}  // namespace

double headingHeight(const QFont& font) { return std::ceil(QFontMetricsF(font).height()) + 8; }

PageRooms equalRooms(std::size_t pictures, const SceneRequest& page, double caption) {
  const auto count = static_cast<int>(pictures);
  const auto divided = [&](int columns) {
    const int rows = (count + columns - 1) / columns;
    return Room{columns, rows,
                QSizeF(std::floor((page.width - PageRooms::gap * (columns - 1)) / columns),
                       std::floor(page.height / rows - caption))};
  };
  Room best = divided(count);
  for (int columns = count - 1; columns > 0; --columns)
    if (const Room room = divided(columns); worth(room) > kGain * worth(best)) best = room;
  best.size = best.size.expandedTo(kLeast);
  PageRooms rooms;
  rooms.widths.assign(static_cast<std::size_t>(best.columns), best.size.width());
  rooms.heights.assign(static_cast<std::size_t>(best.rows), best.size.height());
  return rooms;
}

}  // namespace headlight
