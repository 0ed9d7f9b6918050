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
    : m_snapshot(snapshot), m_source(*m_snapshot.patterns()) {
  const DisplayOptions& display = snapshot.state.display;
  m_leftOutQueries = leftOutQueries(display.leaveOut, m_source.queryTokens());
  m_leftOutKeys = leftOutKeys(display.leaveOut, m_source.keyTokens());
  m_titles = QFontMetricsF(request.font).height() + 8;
  draw(request, execution);
}

LinesScene::~LinesScene() = default;

/// The lines of the picture before that can be shown again, or nullptr. While something is previewed those of
/// the locked focus are kept for when the mouse leaves.
std::shared_ptr<const LinesDrawing> LinesScene::takeOver(const SceneRequest& request, const LinesKey& key) {
  const auto before = std::dynamic_pointer_cast<const LinesScene>(request.before);
  if (!before) return nullptr;
  if (m_snapshot.focus != m_snapshot.state.focus)
    m_resting = before->m_resting ? before->m_resting : before->m_drawing;
  for (const auto& drawing : {before->m_drawing, before->m_resting})
    if (drawing && drawing->parts.key == key) return drawing;
  return nullptr;
}

void LinesScene::draw(const SceneRequest& request, const Execution& execution) {
  const auto options = optionsIn<LinesOptions>(m_snapshot.state.viewOptions);
  const LinesKey key(m_snapshot, request);
  const auto same = takeOver(request, key);
  const auto chosenLines =
      same ? same->parts.chosen
           : std::make_shared<const ChosenLines>(chooseLines(m_snapshot, options, execution));
  const LineColors colors = colorsOf(m_source, options, *chosenLines);
  const OpacityScale scale = opacityScale(m_snapshot.state.display, m_source.valueRange(), *chosenLines);
  m_words = shareWords(m_snapshot, options, *chosenLines);
  m_header =
      std::make_unique<LinesHeader>(LinesHeader::Content{chosenLines->heads, chosenLines->tokens, colors,
                                                         scale, focusWords(m_snapshot), m_words},
                                    request);
  const double top = m_header->height() + m_titles;
  if (same && same->parts.top == top)
    m_drawing = same;
  else
    m_drawing = std::make_shared<const LinesDrawing>(LinesDrawing::Parts{key, chosenLines, colors, top},
                                                     m_source, request);
}

void LinesScene::prepare(const QRectF& part, const Execution& execution) const {
  if (m_drawing->raster) m_drawing->raster->prepare(part, execution);
}

bool LinesScene::isPrepared(const QRectF& part) const {
  return !m_drawing->raster || m_drawing->raster->isPrepared(part);
}

double LinesScene::pinnedHeight() const { return m_header->height() + (layout().isArcs() ? 0 : m_titles); }

void LinesScene::paintTokens(QPainter& painter, const QRectF& part, const PictureStyle& style,
                             bool queries) const {
  const TokenList& tokens = queries ? m_source.queryTokens() : m_source.keyTokens();
  const std::vector<std::uint8_t>& leftOut = queries ? m_leftOutQueries : m_leftOutKeys;
  const QFontMetricsF metrics(layout().font());
  const auto [begin, end] = queries ? layout().queriesIn(part) : layout().keysIn(part);
  Qt::Alignment side = queries ? Qt::AlignRight : Qt::AlignLeft;
  if (layout().isArcs()) side = Qt::AlignHCenter;
  for (std::int64_t token = begin; token < end; ++token) {
    const TokenInfo& info = tokens[static_cast<std::size_t>(token)];
    const QRectF rect = queries ? layout().queryRect(token) : layout().keyRect(token);
    QFont font = layout().font();
    font.setItalic(isSet(leftOut, token));
    painter.setFont(font);
    painter.setPen(info.special || isSet(leftOut, token) ? style.mutedText : style.text);
    const double padding = layout().isArcs() ? 0 : layout().labelPadding();
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
  if (!chosen().tokens.any()) return;
  painter.setFont(layout().font());
  for (const AttentionLine& line : chosen().lines) {
    const bool outgoing = line.side == LineSide::Outgoing;
    const QRectF room = outgoing ? layout().keyNumber(line.cell.key) : layout().queryNumber(line.cell.query);
    if (room.isEmpty() || !room.intersects(part)) continue;
    painter.fillRect(room, style.base);
    painter.setPen(outgoing ? style.query : style.key);
    painter.drawText(room,
                     (outgoing ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextSingleLine,
                     cellText(m_source, static_cast<double>(line.cell.weight)));
  }
}

void LinesScene::paintTitles(QPainter& painter, const PictureStyle& style) const {
  const double margin = layout().isArcs() ? 14 : layout().margin();
  const QRectF row(margin, m_header->height(), size().width() - 2 * margin, m_titles - 4);
  painter.setFont(layout().font());
  if (layout().isArcs()) {
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
  const bool same = style.dark == m_drawing->parts.key.dark;
  // No line runs behind what stays at the top, and pixels there would be made for nothing.
  const QRectF below = part.intersected(QRectF({part.left(), m_drawing->parts.top}, part.bottomRight()));
  if (m_drawing->raster && same && !below.isEmpty())
    m_drawing->raster->paint(painter, below);
  else if (!m_drawing->raster || !same)
    paintLines(painter, same ? m_drawing->lines : m_drawing->linesIn(style), part);
  paintTokens(painter, part, style, true);
  if (!layout().isArcs()) paintTokens(painter, part, style, false);
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
  hit.rect = query ? layout().queryRect(token) : layout().keyRect(token);
  hit.tip = tokenTip(query ? m_source.queryTokens() : m_source.keyTokens(), token, query);
  hit.focus = base();
  (query ? hit.focus->query : hit.focus->key) = token;
  return hit;
}

/// The nearest line; of those that meet in a point the strongest, which lies on top.
SceneHit LinesScene::hitLine(const QPointF& point) const {
  constexpr double reach = 4.5;
  static_assert(reach <= LineIndex::reach);
  const std::vector<DrawnLine>& lines = m_drawing->lines;
  double least = reach;
  std::size_t nearest = lines.size();
  for (const std::size_t line : m_drawing->index.near(point)) {
    const double away = distance(lines[line], point);
    if (away > least) continue;
    least = away;
    nearest = line;
  }
  SceneHit hit;
  if (nearest == lines.size()) return hit;
  const AttentionLine& line = chosen().lines[nearest];
  hit.rect = lines[nearest].bounds.adjusted(-1, -1, 1, 1);
  hit.outline = lines[nearest].path;
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
  if (const std::int64_t query = layout().queryAt(point); query >= 0) return hitToken(query, true);
  if (const std::int64_t key = layout().keyAt(point); key >= 0) return hitToken(key, false);
  return point.y() > pinnedHeight() ? hitLine(point) : SceneHit{};
}

std::vector<SceneMark> LinesScene::marks(const Focus& focus) const {
  std::vector<SceneMark> marks;
  const PatternShape shape = m_source.shape();
  if (focus.query >= 0 && focus.query < shape.queries)
    marks.push_back({layout().queryRect(focus.query), SceneMark::Role::Query});
  if (focus.key >= 0 && focus.key < shape.keys) {
    QRectF rect = layout().keyRect(focus.key);
    // In a line of text one token may be both.
    if (layout().isArcs() && focus.key == focus.query) rect.adjust(3, 3, -3, -3);
    marks.push_back({rect, SceneMark::Role::Key});
  }
  const QRectF head = m_header->headRect(focus.headId());
  if (chosen().heads.size() > 1 && !head.isEmpty()) marks.push_back({head, SceneMark::Role::Head});
  return marks;
}

std::vector<QRectF> LinesScene::labelsOf(std::int64_t token, bool query) const {
  return {query ? layout().queryRect(token) : layout().keyRect(token)};
}

QPointF LinesScene::middleOf(std::size_t line) const {
  const QPolygonF& points = m_drawing->lines[line].points;
  return points.size() == 2 ? (points[0] + points[1]) / 2 : points[points.size() / 2];
}

}  // namespace headlight
