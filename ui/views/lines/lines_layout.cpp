#include "ui/views/lines/lines_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/views/lines/short_label.h"

namespace headlight {

namespace {

constexpr double usualMargin = 14;
constexpr double usualPadding = 6;
constexpr double longestLabel = 0.26;  // of the width
// A picture beside others has little room, which lines need more than words.
constexpr double narrowStrip = 340;
constexpr double narrowMargin = 4;
constexpr double narrowPadding = 4;
constexpr double longestNarrowLabel = 0.22;
constexpr double leastLines = 40;        // the room between the columns
constexpr double widestTextLabel = 150;  // of a token in a line of text
constexpr double leastTextGap = 12;      // between tokens of a line of text

double widest(const TokenList& tokens, const QFontMetricsF& metrics, double most) {
  double width = 0;
  for (const TokenInfo& token : tokens) {
    width = std::max(width, metrics.horizontalAdvance(shortLabel(token)));
    if (width >= most) return most;
  }
  return width;
}

std::pair<std::int64_t, std::int64_t> between(double begin, double end, double pitch, std::int64_t count) {
  const auto first = static_cast<std::int64_t>(std::floor(begin / pitch));
  const auto last = static_cast<std::int64_t>(std::floor(end / pitch));
  return {std::clamp<std::int64_t>(first, 0, count), std::clamp<std::int64_t>(last + 1, 0, count)};
}

}  // namespace

LinesColumns LinesColumns::in(double width, const PatternSource& source, const QFont& font) {
  const bool isNarrow = width < narrowStrip;
  const QFontMetricsF metrics(font);
  const double longest = std::max(36.0, width * (isNarrow ? longestNarrowLabel : longestLabel));
  return {isNarrow ? narrowMargin : usualMargin, isNarrow ? narrowPadding : usualPadding,
          widest(source.queryTokens(), metrics, longest), widest(source.keyTokens(), metrics, longest)};
}

double leastColumnHeight(std::int64_t tokens, const QFont& font) {
  return std::ceil(QFontMetricsF(font).height() * 1.12) * static_cast<double>(tokens);
}

double mostColumnHeight(std::int64_t tokens, const QFont& font) {
  return QFontMetricsF(font).height() * 3 * static_cast<double>(tokens);
}

double leastTextWidth(const TokenList& tokens, const QFont& font) {
  const QFontMetricsF metrics(font);
  double width = 2 * usualMargin;
  for (const TokenInfo& token : tokens)
    width += std::min(metrics.horizontalAdvance(shortLabel(token)), widestTextLabel) + leastTextGap;
  return width;
}

LinesLayout::LinesLayout(const PatternSource& source, const Room& room) : m_room(room) {
  // Each scene would keep all that were there before it.
  m_room.request.before = nullptr;
  m_queries = source.shape().queries;
  m_keys = source.shape().keys;
  const QFontMetricsF metrics(font());
  m_textLine = metrics.height();
  const QString widest = m_room.signedNumbers ? QStringLiteral("+0.0000") : QStringLiteral("0.0000");
  m_number = {metrics.horizontalAdvance(widest) + 6, m_textLine};
  if (m_room.arcs)
    placeText(source);
  else
    placeColumns(source);
}

/// Both columns are as high as the room, also where one text is shorter than the other; a text too long for
/// that makes the scene higher.
void LinesLayout::placeColumns(const PatternSource& source) {
  const SceneRequest& request = m_room.request;
  const std::int64_t tokens = std::max(m_queries, m_keys);
  const double height =
      std::clamp(request.height - m_room.top - usualMargin, leastColumnHeight(tokens, request.font),
                 mostColumnHeight(tokens, request.font));
  m_queryPitch = height / static_cast<double>(m_queries);
  m_keyPitch = height / static_cast<double>(m_keys);
  m_columns = LinesColumns::in(request.width, source, request.font);
  m_left = m_columns.left();
  m_right = std::max(request.width - m_columns.right(), m_left + leastLines);
  m_size = {std::max(request.width, m_right + m_columns.right()),
            std::max(m_room.top + height + usualMargin, request.printing ? 0.0 : request.height)};
}

/// The text on one line, with more room between tokens where there is some.
void LinesLayout::placeText(const PatternSource& source) {
  const SceneRequest& request = m_room.request;
  const QFontMetricsF metrics(request.font);
  std::vector<double> widths;
  double sum = 0;
  for (const TokenInfo& token : source.queryTokens()) {
    widths.push_back(std::min(metrics.horizontalAdvance(shortLabel(token)), widestTextLabel));
    sum += widths.back();
  }
  const double count = static_cast<double>(widths.size());
  const double gap = std::clamp((request.width - 2 * usualMargin - sum) / count, leastTextGap, 64.0);
  double x = std::max(usualMargin, (request.width - sum - gap * count) / 2);
  for (const double width : widths) {
    m_begins.push_back(x);
    x += width + gap;
  }
  m_begins.push_back(x);
  m_textHeight = metrics.height() + 8;
  const double room = std::max(request.height - m_room.top - m_textHeight - 2 * usualMargin, 200.0);
  m_above = m_room.arcsBelow ? room / 2 : room;
  m_below = room - m_above;
  m_textTop = m_room.top + m_above + usualMargin / 2;
  m_size = {std::max(request.width, x + usualMargin), m_textTop + m_textHeight + m_below + usualMargin};
}

QRectF LinesLayout::columnRect(bool query, std::int64_t token) const {
  const double pitch = query ? m_queryPitch : m_keyPitch;
  const double height = std::min(pitch, m_textLine + 4);
  const double y = m_room.top + (static_cast<double>(token) + 0.5) * pitch - height / 2;
  const double width = (query ? m_columns.queryWidth : m_columns.keyWidth) + 2 * m_columns.padding;
  return {query ? m_columns.margin : m_size.width() - m_columns.margin - width, y, width, height};
}

QRectF LinesLayout::queryRect(std::int64_t token) const {
  if (!m_room.arcs) return columnRect(true, token);
  const auto index = static_cast<std::size_t>(token);
  return QRectF(m_begins[index], m_textTop, m_begins[index + 1] - m_begins[index], m_textHeight)
      .adjusted(2, 2, -2, -2);
}

QRectF LinesLayout::keyRect(std::int64_t token) const {
  return m_room.arcs ? queryRect(token) : columnRect(false, token);
}

std::int64_t LinesLayout::columnAt(bool query, const QPointF& point) const {
  const double pitch = query ? m_queryPitch : m_keyPitch;
  const auto token = static_cast<std::int64_t>(std::floor((point.y() - m_room.top) / pitch));
  if (point.y() < m_room.top || token >= (query ? m_queries : m_keys)) return -1;
  const QRectF rect = columnRect(query, token);
  return point.x() >= rect.left() && point.x() <= rect.right() ? token : -1;
}

std::int64_t LinesLayout::textAt(const QPointF& point) const {
  if (point.y() < m_textTop || point.y() > m_textTop + m_textHeight) return -1;
  const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), point.x());
  if (next == m_begins.begin() || next == m_begins.end()) return -1;
  return next - m_begins.begin() - 1;
}

std::int64_t LinesLayout::queryAt(const QPointF& point) const {
  return m_room.arcs ? textAt(point) : columnAt(true, point);
}

std::int64_t LinesLayout::keyAt(const QPointF& point) const {
  return m_room.arcs ? textAt(point) : columnAt(false, point);
}

/// Half an ellipse, as one cubic: its controls are 4/3 of the height away. A token's line to itself is a
/// small loop above it.
QPainterPath LinesLayout::arc(std::int64_t query, std::int64_t key) const {
  const double from = queryRect(query).center().x();
  const double to = keyRect(key).center().x();
  QPainterPath path;
  if (query == key) {
    constexpr double width = 14;
    path.moveTo(from - 3, m_textTop);
    path.cubicTo(from - width, m_textTop - 24, from + width, m_textTop - 24, from + 3, m_textTop);
    return path;
  }
  const double share = std::pow(static_cast<double>(std::abs(query - key)) /
                                    static_cast<double>(std::max<std::int64_t>(1, m_room.longest)),
                                0.7);
  const bool above = key < query;
  const double edge = above ? m_textTop : m_textTop + m_textHeight;
  const double height = std::max(18.0, share * (above ? m_above : m_below)) * 4 / 3;
  const double control = above ? edge - height : edge + height;
  path.moveTo(from, edge);
  path.cubicTo(from, control, to, control, to, edge);
  return path;
}

QPainterPath LinesLayout::path(std::int64_t query, std::int64_t key) const {
  if (m_room.arcs) return arc(query, key);
  QPainterPath path(QPointF(m_left, columnRect(true, query).center().y()));
  path.lineTo(m_right, columnRect(false, key).center().y());
  return path;
}

QPolygonF LinesLayout::points(std::int64_t query, std::int64_t key) const {
  const QPainterPath whole = path(query, key);
  QPolygonF points;
  const auto at = [&](int element) { return QPointF(whole.elementAt(element)); };
  if (!m_room.arcs) return QPolygonF({at(0), at(1)});
  constexpr int pieces = 24;
  for (int i = 0; i <= pieces; ++i) {
    const double t = static_cast<double>(i) / pieces;
    const double u = 1 - t;
    points.append(u * u * u * at(0) + 3 * u * u * t * at(1) + 3 * u * t * t * at(2) + t * t * t * at(3));
  }
  return points;
}

QRectF LinesLayout::queryNumber(std::int64_t query) const {
  if (m_room.arcs || !m_room.numbers) return {};
  return {QPointF(m_left, columnRect(true, query).center().y() - m_number.height() / 2), m_number};
}

QRectF LinesLayout::keyNumber(std::int64_t key) const {
  if (m_room.arcs || !m_room.numbers) return {};
  return {QPointF(m_right - m_number.width(), columnRect(false, key).center().y() - m_number.height() / 2),
          m_number};
}

std::pair<std::int64_t, std::int64_t> LinesLayout::queriesIn(const QRectF& part) const {
  if (!m_room.arcs)
    return between(part.top() - m_room.top, part.bottom() - m_room.top, m_queryPitch, m_queries);
  const auto begin = std::upper_bound(m_begins.begin(), m_begins.end(), part.left()) - m_begins.begin() - 1;
  const auto end = std::lower_bound(m_begins.begin(), m_begins.end(), part.right()) - m_begins.begin();
  return {std::clamp<std::int64_t>(begin, 0, m_queries), std::clamp<std::int64_t>(end, 0, m_queries)};
}

std::pair<std::int64_t, std::int64_t> LinesLayout::keysIn(const QRectF& part) const {
  if (m_room.arcs) return queriesIn(part);
  return between(part.top() - m_room.top, part.bottom() - m_room.top, m_keyPitch, m_keys);
}

}  // namespace headlight
