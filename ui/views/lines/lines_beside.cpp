#include "ui/views/lines/lines_beside.h"

#include <QFontMetricsF>
#include <algorithm>
#include <optional>

#include "ui/views/lines/lines_drawing.h"
#include "ui/views/lines/lines_layout.h"
#include "ui/views/lines/lines_options.h"

namespace headlight {

namespace {

constexpr double kLeastLines = 96;  // between the labels of a picture beside others
constexpr double kGain = 1.15;      // one row is read most easily; more have to be larger by so much
constexpr double kWidest = 3;       // so many times as wide as high; what is wider gains nothing
constexpr double kHeaderLines = 6;  // of text above the tokens, about

/// How large the lines of the pictures are that a page is divided among in some way; nothing: too small.
std::optional<double> worth(const SharedPage& page, const PageRooms& rooms, const LinesOptions& options) {
  const QFont& font = page.request.font;
  const QSizeF room = rooms.sizeOf(0, page.pictures.size());
  double width = room.width(), most = 1;
  bool arcs = true;  // in all of them
  for (const Snapshot& picture : page.pictures) arcs = arcs && drawsArcs(options, *picture.patterns());
  for (const Snapshot& picture : page.pictures) {
    const PatternSource& source = *picture.patterns();
    if (arcs && leastTextWidth(source.queryTokens(), font) > room.width()) return std::nullopt;
    const LinesColumns columns = LinesColumns::in(room.width(), source, font);
    const std::int64_t tokens = std::max(source.shape().queries, source.shape().keys);
    most = std::max(most, mostColumnHeight(tokens, font));
    width = std::min(width, room.width() - columns.left() - columns.right());
  }
  if (!arcs && width < kLeastLines) return std::nullopt;
  const double seen = room.height() - kHeaderLines * QFontMetricsF(font).height();
  const double height = std::clamp(seen, 1.0, arcs ? std::max(seen, 1.0) : most);
  return std::min(width, kWidest * height) * height;
}

}  // namespace

PageRooms linesBeside(const SharedPage& page) {
  const auto options = optionsIn<LinesOptions>(page.pictures.front().state.viewOptions);
  const std::size_t count = page.pictures.size();
  std::optional<PageRooms> best;
  double most = 0;
  for (std::size_t columns = count; columns > 0; --columns) {
    PageRooms rooms = roomsInColumns(count, columns, page.request, page.caption);
    const std::optional<double> worthNow = worth(page, rooms, options);
    if (!worthNow || (best && *worthNow <= kGain * most)) continue;
    best = std::move(rooms);
    most = *worthNow;
  }
  return best ? *best : roomsInColumns(count, 1, page.request, page.caption);
}

}  // namespace headlight
