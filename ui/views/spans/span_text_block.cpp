#include "ui/views/spans/span_text_block.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr double kNameScale = 0.75;

/// What lies between a token and the one before it.
enum class Gap { None, Space, Newline };

Gap gapBefore(const SpanText& text, std::size_t token) {
  const SpanText::Place& place = text.places[token];
  const SpanText::Place& before = text.places[token - 1];
  if (place.isEmpty() || before.isEmpty()) return Gap::Space;
  const auto has = [&](qsizetype begin, qsizetype end, auto is) {
    for (qsizetype i = begin; i < end; ++i)
      if (is(text.text[i])) return true;
    return false;
  };
  const auto isNewline = [](QChar sign) { return sign == QLatin1Char('\n'); };
  if (has(before.begin, place.begin, isNewline)) return Gap::Newline;
  return has(before.end, place.begin, [](QChar sign) { return sign.isSpace(); }) ? Gap::Space : Gap::None;
}

/// Whether a line may break before the token though no space does: Chinese and its like have none.
bool breaksAnywhere(const QString& label) { return !label.isEmpty() && label[0].unicode() >= 0x2e80; }

}  // namespace

SpanTextBlock::SpanTextBlock(const Parts& parts, SpanPage& page) {
  const QFontMetricsF metrics(page.font);
  m_tokenHeight = std::ceil(metrics.height()) + 5;
  m_lineHeight = m_tokenHeight + std::ceil(metrics.height() * kNameScale) + 1;
  place(parts, page);
  paintMarks(parts, page);
  paintTokens(parts, page);
}

void SpanTextBlock::place(const Parts& parts, const SpanPage& page) {
  const QFontMetricsF metrics(page.font);
  const double space = metrics.horizontalAdvance(QLatin1Char(' ')) + 1;
  const QRectF& room = parts.room;
  const auto count = parts.tokens->size();
  std::vector<double> widths(count);
  std::vector<Gap> gaps(count, Gap::None);
  for (std::size_t i = 0; i < count; ++i) {
    m_labels.push_back(elidedLabel(tokenLabel((*parts.tokens)[i]), metrics, room.width() - 8));
    widths[i] = metrics.horizontalAdvance(m_labels[i]) + 1;
    if (i > 0) gaps[i] = gapBefore(*parts.text, i);
  }
  double x = room.left(), y = room.top();
  m_lines.push_back({0, 0, y});
  for (std::size_t i = 0; i < count; ++i) {
    // Pieces of one word stay together where they fit into a line.
    double word = widths[i];
    for (std::size_t next = i + 1;
         next < count && gaps[next] == Gap::None && !breaksAnywhere(m_labels[next]) && word <= room.width();
         ++next)
      word += widths[next];
    const bool mayBreak = gaps[i] != Gap::None || breaksAnywhere(m_labels[i]);
    const double before = gaps[i] == Gap::Space ? space : 0;
    const double needed = mayBreak && word <= room.width() ? word : widths[i];
    const bool isFirst = m_lines.back().begin == static_cast<std::int64_t>(i);
    if (!isFirst && (gaps[i] == Gap::Newline || x + before + needed > room.right())) {
      y += m_lineHeight;
      x = room.left();
      m_lines.push_back({static_cast<std::int64_t>(i), 0, y});
    } else if (!isFirst) {
      x += before;
    }
    m_rects.emplace_back(x, y + nameHeight(), widths[i], m_tokenHeight);
    x += widths[i];
    m_lines.back().end = static_cast<std::int64_t>(i) + 1;
  }
  m_area = {room.left(), room.top(), room.width(), y + m_lineHeight - room.top()};
}

/// One tinted band for each line of a stretch; the name stands above its beginning.
void SpanTextBlock::paintMarks(const Parts& parts, SpanPage& page) const {
  const QFontMetricsF small(scaledFont(page.font, kNameScale));
  const std::vector<int> names = tokenNames(*parts.text, *parts.marked);
  for (const Line& line : m_lines) {
    for (std::int64_t first = line.begin; first < line.end;) {
      const int name = names[static_cast<std::size_t>(first)];
      std::int64_t end = first + 1;
      while (end < line.end && names[static_cast<std::size_t>(end)] == name) ++end;
      if (name >= 0) {
        const QRectF band = rectOf(first, end - 1);
        page.box(band, SpanItem::Fill::Tint, name);
        page.box({band.left(), band.bottom() - 2, band.width(), 2}, SpanItem::Fill::Span, name);
        const double room =
            (end < line.end ? m_rects[static_cast<std::size_t>(end)].left() : m_area.right()) - band.left() -
            4;
        page.words({band.left(), band.top() - nameHeight(), room, nameHeight()},
                   small.elidedText(parts.names.value(name), Qt::ElideRight, room), SpanItem::Ink::Muted,
                   Qt::AlignLeft | Qt::AlignBottom, kNameScale);
      }
      first = end;
    }
  }
}

void SpanTextBlock::paintTokens(const Parts& parts, SpanPage& page) const {
  for (std::size_t i = 0; i < m_rects.size(); ++i) {
    const bool added = (*parts.tokens)[i].special || parts.text->places[i].isEmpty();
    page.words(m_rects[i], m_labels[i], added ? SpanItem::Ink::Muted : SpanItem::Ink::Text, Qt::AlignCenter);
  }
}

std::int64_t SpanTextBlock::tokenAt(const QPointF& point) const {
  const std::int64_t token = m_area.contains(point) ? tokenNear(point) : -1;
  return token >= 0 && tokenRect(token).contains(point) ? token : -1;
}

std::int64_t SpanTextBlock::tokenNear(const QPointF& point) const {
  if (m_rects.empty()) return -1;
  const auto row = static_cast<std::int64_t>(std::floor((point.y() - m_area.top()) / m_lineHeight));
  const Line& line =
      m_lines[static_cast<std::size_t>(std::clamp<std::int64_t>(row, 0, std::ssize(m_lines) - 1))];
  for (std::int64_t token = line.begin; token < line.end; ++token)
    if (point.x() < tokenRect(token).right()) return token;
  return line.end - 1;
}

QRectF SpanTextBlock::rectOf(std::int64_t first, std::int64_t last) const {
  QRectF rect;
  for (std::int64_t token = first; token <= last; ++token) rect |= tokenRect(token);
  return rect;
}

}  // namespace headlight
