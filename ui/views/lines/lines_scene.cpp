#include "ui/views/lines/lines_scene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/models/cell_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/lines/lines_words.h"
#include "ui/views/lines/short_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lines)
};

bool isSet(const std::vector<std::uint8_t>& flags, std::int64_t token) {
  return !flags.empty() && flags[static_cast<std::size_t>(token)] != 0;
}

/// One head of one token: there is nothing to tell apart but what it gives and what it gets.
LineColors colorsOf(const PatternSource& source, const LinesOptions& options, const ChosenLines& chosen) {
  if (source.valueRange().low < 0) return LineColors::Signs;
  const bool directions = chosen.heads.size() == 1 || options.coloring == LinesOptions::Coloring::Directions;
  return chosen.tokens.any() && directions ? LineColors::Directions : LineColors::Heads;
}

}  // namespace

LinesScene::LinesScene(const Snapshot& snapshot, const SceneRequest& request, const Execution& execution)
    : m_snapshot(snapshot), m_source(*m_snapshot.patterns()), m_dark(request.dark) {
  const auto options = optionsIn<LinesOptions>(snapshot.state.viewOptions);
  const DisplayOptions& display = snapshot.state.display;
  m_chosen = chooseLines(m_snapshot, options, execution);
  m_words = shareWords(m_snapshot, options, m_chosen);
  m_colors = colorsOf(m_source, options, m_chosen);
  m_scale = OpacityScale(display, m_source.valueRange());
  m_leftOutQueries = leftOutQueries(display.leaveOut, m_source.queryTokens());
  m_leftOutKeys = leftOutKeys(display.leaveOut, m_source.keyTokens());
  m_header = std::make_unique<LinesHeader>(LinesHeader::Content{m_chosen.heads, m_chosen.tokens, m_colors,
                                                                m_scale, focusWords(m_snapshot), m_words},
                                           request);
  layOut(request);
  m_lines = drawnLines(pictureStyle(request.dark));
  if (!request.printing)
    m_raster = std::make_unique<const LineRaster>(m_lines, size(), request.pixelRatio, execution);
}

LinesScene::~LinesScene() = default;

void LinesScene::layOut(const SceneRequest& request) {
  const auto options = optionsIn<LinesOptions>(m_snapshot.state.viewOptions);
  m_titles = QFontMetricsF(request.font).height() + 8;
  LinesLayout::Room room{request, m_header->height() + m_titles};
  room.numbers = m_chosen.heads.size() == 1;
  // Arcs need one text; two of them are two columns.
  const PatternShape shape = m_source.shape();
  room.arcs = options.layout == LinesOptions::Layout::Arcs && m_source.kind() != AttentionKind::Cross &&
              shape.queries == shape.keys;
  room.arcsBelow = std::any_of(m_chosen.lines.begin(), m_chosen.lines.end(),
                               [](const AttentionLine& line) { return line.cell.key > line.cell.query; });
  for (const AttentionLine& line : m_chosen.lines)
    room.longest = std::max(room.longest, std::abs(line.cell.key - line.cell.query));
  m_layout = std::make_unique<LinesLayout>(m_source, room);
}

/// Heads whose lines would cover each other lie side by side, within the height of a label.
QPointF LinesScene::shiftOf(const HeadPlace& place) const {
  constexpr double step = 2.2, most = 10;
  const std::vector<HeadPlace>& heads = m_chosen.heads;
  if (heads.size() < 2) return {};
  const auto index = std::find_if(heads.begin(), heads.end(),
                                  [&](const HeadPlace& other) { return other.place == place.place; }) -
                     heads.begin();
  const double last = static_cast<double>(heads.size() - 1);
  const double shift = (static_cast<double>(index) / last - 0.5) * std::min(most, step * last);
  return m_layout->isArcs() ? QPointF(shift, 0) : QPointF(0, shift);
}

std::vector<DrawnLine> LinesScene::drawnLines(const PictureStyle& style) const {
  std::vector<DrawnLine> lines;
  lines.reserve(m_chosen.lines.size());
  for (const AttentionLine& line : m_chosen.lines) {
    DrawnLine drawn;
    const QPointF shift = shiftOf(line.head);
    drawn.path = m_layout->path(line.cell.query, line.cell.key).translated(shift);
    drawn.points = m_layout->points(line.cell.query, line.cell.key).translated(shift);
    drawn.bounds = drawn.points.boundingRect();
    drawn.pen = linePen(line, m_colors, m_scale, style);
    lines.push_back(std::move(drawn));
  }
  return lines;
}

double LinesScene::pinnedHeight() const { return m_header->height() + (m_layout->isArcs() ? 0 : m_titles); }

void LinesScene::paintTokens(QPainter& painter, const QRectF& part, const PictureStyle& style,
                             bool queries) const {
  const TokenList& tokens = queries ? m_source.queryTokens() : m_source.keyTokens();
  const std::vector<std::uint8_t>& leftOut = queries ? m_leftOutQueries : m_leftOutKeys;
  const QFontMetricsF metrics(m_layout->font());
  const auto [begin, end] = queries ? m_layout->queriesIn(part) : m_layout->keysIn(part);
  Qt::Alignment side = queries ? Qt::AlignRight : Qt::AlignLeft;
  if (m_layout->isArcs()) side = Qt::AlignHCenter;
  for (std::int64_t token = begin; token < end; ++token) {
    const TokenInfo& info = tokens[static_cast<std::size_t>(token)];
    const QRectF rect = queries ? m_layout->queryRect(token) : m_layout->keyRect(token);
    QFont font = m_layout->font();
    font.setItalic(isSet(leftOut, token));
    painter.setFont(font);
    painter.setPen(info.special || isSet(leftOut, token) ? style.mutedText : style.text);
    const double padding = m_layout->isArcs() ? 0 : 6;
    const QRectF room = rect.adjusted(padding, 0, -padding, 0);
    painter.drawText(room.adjusted(-1, 0, 1, 0), int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                     elidedLabel(shortLabel(info), metrics, room.width()));
    if (!info.unknown) continue;
    painter.setPen(QPen(style.mutedText, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
  }
}

/// Weights of the lines of one head's token, at the other ends of its lines.
void LinesScene::paintNumbers(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  if (!m_chosen.tokens.any()) return;
  painter.setFont(m_layout->font());
  for (const AttentionLine& line : m_chosen.lines) {
    const bool outgoing = line.side == LineSide::Outgoing;
    const QRectF room =
        outgoing ? m_layout->keyNumber(line.cell.key) : m_layout->queryNumber(line.cell.query);
    if (room.isEmpty() || !room.intersects(part)) continue;
    painter.fillRect(room, style.base);
    painter.setPen(outgoing ? style.query : style.key);
    painter.drawText(room,
                     (outgoing ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextSingleLine,
                     cellText(m_source, static_cast<double>(line.cell.weight)));
  }
}

void LinesScene::paintTitles(QPainter& painter, const PictureStyle& style) const {
  const QRectF row(14, m_header->height(), size().width() - 28, m_titles - 4);
  painter.setFont(m_layout->font());
  if (m_layout->isArcs()) {
    painter.setPen(style.mutedText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     Words::tr("Arcs above the text look back, arcs below it look ahead."));
    return;
  }
  painter.setPen(style.query);
  painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   columnTitle(m_source.kind(), true));
  painter.setPen(style.key);
  painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                   columnTitle(m_source.kind(), false));
}

void LinesScene::paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  m_header->paint(painter, style);
  paintTitles(painter, style);
  if (m_raster && style.dark == m_dark)
    m_raster->paint(painter, part);
  else
    paintLines(painter, style.dark == m_dark ? m_lines : drawnLines(style), part);
  paintTokens(painter, part, style, true);
  if (!m_layout->isArcs()) paintTokens(painter, part, style, false);
  paintNumbers(painter, part, style);
}

/// What a click goes on from: the locked tokens, not those that the mouse previews.
Focus LinesScene::base() const {
  Focus focus = m_snapshot.focus;
  const PatternShape shape = m_source.shape();
  const Focus& locked = m_snapshot.state.focus;
  focus.query = locked.query < shape.queries ? locked.query : -1;
  focus.key = locked.key < shape.keys ? locked.key : -1;
  return focus;
}

SceneHit LinesScene::hitToken(std::int64_t token, bool query) const {
  SceneHit hit;
  hit.rect = query ? m_layout->queryRect(token) : m_layout->keyRect(token);
  hit.tip = tokenTip(query ? m_source.queryTokens() : m_source.keyTokens(), token, query);
  hit.focus = base();
  (query ? hit.focus->query : hit.focus->key) = token;
  return hit;
}

/// The nearest line; of those that meet in a point the strongest, which lies on top.
SceneHit LinesScene::hitLine(const QPointF& point) const {
  constexpr double reach = 4.5;
  double least = reach;
  std::size_t nearest = m_lines.size();
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    if (!m_lines[i].bounds.adjusted(-reach, -reach, reach, reach).contains(point)) continue;
    const double away = distance(m_lines[i], point);
    if (away > least) continue;
    least = away;
    nearest = i;
  }
  SceneHit hit;
  if (nearest == m_lines.size()) return hit;
  const AttentionLine& line = m_chosen.lines[nearest];
  hit.rect = m_lines[nearest].bounds.adjusted(-1, -1, 1, 1);
  hit.outline = m_lines[nearest].path;
  hit.tip = lineTip(m_source, line.head.head, line.cell);
  Focus focus = base();
  focus.layer = line.head.head.layer;
  focus.head = line.head.head.head;
  focus.query = line.cell.query;
  focus.key = line.cell.key;
  // No preview: the line would be gone from under the mouse.
  hit.change = [focus](SessionState& state) { state.focus = focus; };
  hit.undoText = Words::tr("Focus");
  return hit;
}

SceneHit LinesScene::at(const QPointF& point) const {
  if (const auto head = m_header->headAt(point)) {
    SceneHit hit;
    hit.rect = m_header->headRect(*head);
    hit.focus = base();
    hit.focus->layer = head->layer;
    hit.focus->head = head->head;
    return hit;
  }
  if (const std::int64_t query = m_layout->queryAt(point); query >= 0) return hitToken(query, true);
  if (const std::int64_t key = m_layout->keyAt(point); key >= 0) return hitToken(key, false);
  return point.y() > pinnedHeight() ? hitLine(point) : SceneHit{};
}

std::vector<SceneMark> LinesScene::marks(const Focus& focus) const {
  std::vector<SceneMark> marks;
  const PatternShape shape = m_source.shape();
  if (focus.query >= 0 && focus.query < shape.queries)
    marks.push_back({m_layout->queryRect(focus.query), SceneMark::Role::Query});
  if (focus.key >= 0 && focus.key < shape.keys) {
    QRectF rect = m_layout->keyRect(focus.key);
    // In a line of text one token may be both.
    if (m_layout->isArcs() && focus.key == focus.query) rect.adjust(3, 3, -3, -3);
    marks.push_back({rect, SceneMark::Role::Key});
  }
  const QRectF head = m_header->headRect(focus.headId());
  if (m_chosen.heads.size() > 1 && !head.isEmpty()) marks.push_back({head, SceneMark::Role::Head});
  return marks;
}

std::vector<QRectF> LinesScene::labelsOf(std::int64_t token, bool query) const {
  return {query ? m_layout->queryRect(token) : m_layout->keyRect(token)};
}

QPointF LinesScene::middleOf(std::size_t line) const {
  const QPolygonF& points = m_lines[line].points;
  return points.size() == 2 ? (points[0] + points[1]) / 2 : points[points.size() / 2];
}

}  // namespace headlight
