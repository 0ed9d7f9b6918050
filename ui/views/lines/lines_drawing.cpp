#include "ui/views/lines/lines_drawing.h"

#include <algorithm>

namespace headlight {

bool drawsArcs(const LinesOptions& options, const PatternSource& source) {
  const PatternShape shape = source.shape();
  return options.layout == LinesOptions::Layout::Arcs && source.kind() != AttentionKind::Cross &&
         shape.queries == shape.keys;
}

LinesKey::LinesKey(const Snapshot& snapshot, const SceneRequest& request)
    : result(snapshot.result),
      kind(snapshot.focus.kind),
      options(snapshot.state.viewOptions.value(QLatin1String(LinesOptions::viewId))),
      display(snapshot.state.display),
      font(request.font),
      width(request.width),
      height(request.height),
      pixelRatio(request.pixelRatio),
      printing(request.printing),
      dark(request.dark) {
  const auto read = optionsIn<LinesOptions>(snapshot.state.viewOptions);
  heads = drawnHeads(snapshot, read);
  tokens = lineTokens(snapshot, read.direction);
}

LinesDrawing::LinesDrawing(Parts drawn, const PatternSource& source, const SceneRequest& request)
    : parts(std::move(drawn)), scale(opacityScale(parts.key.display, source.valueRange(), *parts.chosen)) {
  const ChosenLines& chosen = *parts.chosen;
  LinesOptions options;
  options.read(JsonValues(parts.key.options));
  LinesLayout::Room room{request, parts.top};
  room.request.before = nullptr;
  room.numbers = chosen.heads.size() == 1;
  room.signedNumbers = source.valueRange().low < 0;
  room.arcs = drawsArcs(options, source);
  room.arcsBelow = std::any_of(chosen.lines.begin(), chosen.lines.end(),
                               [](const AttentionLine& line) { return line.cell.key > line.cell.query; });
  for (const AttentionLine& line : chosen.lines)
    room.longest = std::max(room.longest, std::abs(line.cell.key - line.cell.query));
  layout = std::make_unique<const LinesLayout>(source, room);
  lines = linesIn(pictureStyle(request.dark));
  index = LineIndex(lines, layout->size());
  if (request.printing) return;
  raster = std::make_unique<const LineRaster>(lines, layout->size(), request.pixelRatio);
}

/// Heads whose lines would cover each other lie side by side, within the height of a label.
QPointF LinesDrawing::shiftOf(const HeadPlace& place) const {
  constexpr double step = 2.2, most = 10;
  const std::vector<HeadPlace>& heads = parts.chosen->heads;
  if (heads.size() < 2) return {};
  const auto at = std::find_if(heads.begin(), heads.end(),
                               [&](const HeadPlace& other) { return other.place == place.place; }) -
                  heads.begin();
  const double last = static_cast<double>(heads.size() - 1);
  const double shift = (static_cast<double>(at) / last - 0.5) * std::min(most, step * last);
  return layout->isArcs() ? QPointF(shift, 0) : QPointF(0, shift);
}

std::vector<DrawnLine> LinesDrawing::linesIn(const PictureStyle& style) const {
  std::vector<DrawnLine> drawnLines;
  drawnLines.reserve(parts.chosen->lines.size());
  for (const AttentionLine& line : parts.chosen->lines) {
    DrawnLine drawn;
    const QPointF shift = shiftOf(line.head);
    drawn.path = layout->path(line.cell.query, line.cell.key).translated(shift);
    drawn.points = layout->points(line.cell.query, line.cell.key).translated(shift);
    drawn.bounds = drawn.points.boundingRect();
    drawn.pen = linePen(line, parts.colors, scale, style);
    drawnLines.push_back(std::move(drawn));
  }
  return drawnLines;
}

}  // namespace headlight
