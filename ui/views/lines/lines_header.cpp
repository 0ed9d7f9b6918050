#include "ui/views/lines/lines_header.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <algorithm>
#include <vector>

#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/wrapped_text.h"
#include "ui/session/letter_width.h"

namespace headlight {

namespace {

constexpr double margin = 14;
constexpr double swatch = 30;
constexpr double barHeight = 10;
constexpr int entryLines = 2;
constexpr int wordLines = 2;
constexpr double narrow = 600;
constexpr double leastFocus = 140;  // of the usual letters

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lines)
};

/// Opaque, so that every format paints it alike.
QColor mixed(const QColor& over, const QColor& under, double opacity) {
  const auto mix = [&](int a, int b) { return static_cast<int>(a * opacity + b * (1 - opacity) + 0.5); };
  return QColor(mix(over.red(), under.red()), mix(over.green(), under.green()),
                mix(over.blue(), under.blue()));
}

}  // namespace

LinesHeader::LinesHeader(Content content, const SceneRequest& request)
    : m_content(std::move(content)), m_font(request.font), m_width(request.width) {
  const QFontMetricsF metrics(m_font);
  m_line = metrics.height() + 6;
  placeEntries();
  const double below = m_entries.empty() ? margin / 2 : m_entries.back().rect.bottom() + 6;
  const double name = metrics.horizontalAdvance(Words::tr("weight")) + 12;
  const double length = std::clamp(m_width * 0.28, 110.0, 240.0);
  m_bar = QRectF(margin + name, below + 1, length, barHeight);
  const double begin = m_bar.right() + 28;
  m_focus = QRectF(begin, below - 4, std::max(0.0, m_width - margin - begin), m_line);
  m_wordsTop = m_bar.bottom() + metrics.height() + 6;
  // Beside the bar of a narrow picture there is no room for more than an ellipsis.
  if (m_focus.width() < leastFocus * letterScale(m_font)) {
    m_focus = QRectF(margin, m_wordsTop - 2, m_width - 2 * margin, m_line);
    m_wordsTop += m_line;
  }
  m_words = wrappedText(m_content.words, m_font, m_width - 2 * margin, wordLines);
  // Narrow pictures stand beside others, and their tokens on one line with those of these.
  const auto lines = m_width < narrow ? qsizetype{wordLines} : m_words.size();
  m_height = m_wordsTop + metrics.height() * static_cast<double>(lines) + 8;
}

/// False where there is no more room for it.
bool LinesHeader::append(const QString& text, const std::optional<HeadPlace>& head,
                         QColor PictureStyle::*color) {
  const double width = (head || color ? swatch + 6 : 0) + QFontMetricsF(m_font).horizontalAdvance(text) + 8;
  QPointF at = m_entries.empty() ? QPointF(margin, margin / 2) : m_entries.back().rect.topRight();
  if (!m_entries.empty()) at.rx() += 10;
  if (at.x() + width > m_width - margin && at.x() > margin) at = {margin, at.y() + m_line};
  if (at.y() > margin / 2 + (entryLines - 0.5) * m_line) return false;
  m_entries.push_back({QRectF(at, QSizeF(width, m_line - 2)), text, head, color});
  return true;
}

void LinesHeader::placeEntries() {
  if (m_content.colors == LineColors::Directions) {
    if (m_content.tokens.outgoing >= 0) append(Words::tr("what it looks at"), {}, &PictureStyle::query);
    if (m_content.tokens.incoming >= 0) append(Words::tr("what looks at it"), {}, &PictureStyle::key);
  } else if (m_content.colors == LineColors::Signs) {
    append(Words::tr("more"), {}, &PictureStyle::positive);
    append(Words::tr("less"), {}, &PictureStyle::negative);
  }
  std::size_t placed = 0;
  while (placed < m_content.heads.size() &&
         append(headText(m_content.heads[placed].head), m_content.heads[placed], nullptr))
    ++placed;
  if (placed == m_content.heads.size()) return;
  // The last entry gives its room to the number of those that are not named.
  const QRectF last = m_entries.back().rect;
  m_entries.back() = {last, Words::tr("+ %1").arg(m_content.heads.size() - placed + 1), {}, nullptr};
}

std::optional<HeadId> LinesHeader::headAt(const QPointF& point) const {
  for (const Entry& entry : m_entries)
    if (entry.head && entry.rect.contains(point)) return entry.head->head;
  return {};
}

QRectF LinesHeader::headRect(HeadId head) const {
  for (const Entry& entry : m_entries)
    if (entry.head && entry.head->head == head) return entry.rect;
  return {};
}

void LinesHeader::paintEntries(QPainter& painter, const PictureStyle& style) const {
  for (const Entry& entry : m_entries) {
    double x = entry.rect.left() + 4;
    if (entry.head || entry.color) {
      QPen pen =
          entry.head ? headPen(entry.head->place, m_content.colors, style) : QPen(style.*entry.color, 2);
      pen.setWidthF(2);
      painter.setPen(pen);
      painter.drawLine(QPointF(x, entry.rect.center().y()), QPointF(x + swatch, entry.rect.center().y()));
      x += swatch + 6;
    }
    painter.setPen(style.text);
    painter.drawText(QRectF(x, entry.rect.top(), entry.rect.right() - x + 2, entry.rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.text);
  }
}

void LinesHeader::paintScale(QPainter& painter, const PictureStyle& style) const {
  const QFontMetricsF metrics(m_font);
  QLinearGradient gradient(m_bar.topLeft(), m_bar.topRight());
  constexpr int stops = 16;
  for (int i = 0; i <= stops; ++i) {
    const double fraction = static_cast<double>(i) / stops;
    gradient.setColorAt(fraction, mixed(style.text, style.base, std::max(OpacityScale::least, fraction)));
  }
  painter.fillRect(m_bar, gradient);
  painter.setPen(style.mutedText);
  const double middle = m_bar.center().y();
  painter.drawText(QRectF(margin, middle - m_line / 2, m_bar.left() - margin, m_line),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, Words::tr("weight"));
  const auto halfOf = [&](double weight) { return metrics.horizontalAdvance(scaleEndText(weight)) / 2; };
  const std::vector<double> ticks = m_content.scale.ticks();
  // The end is always said.
  const double end = m_bar.right() - halfOf(ticks.back());
  double occupied = 0;
  for (const double weight : ticks) {
    const QString text = scaleEndText(weight);
    const double half = halfOf(weight);
    const double x = m_bar.left() + m_bar.width() * m_content.scale.fraction(weight);
    const bool isLast = weight == ticks.back();
    if (!isLast && (x - half < occupied + 6 || x + half > end - 6)) continue;
    occupied = x + half;
    painter.drawLine(QPointF(x, m_bar.bottom()), QPointF(x, m_bar.bottom() + 2));
    painter.drawText(QRectF(x - half - 2, m_bar.bottom() + 2, 2 * half + 4, metrics.height()),
                     Qt::AlignCenter | Qt::TextSingleLine, text);
  }
}

void LinesHeader::paint(QPainter& painter, const PictureStyle& style) const {
  painter.setFont(m_font);
  paintEntries(painter, style);
  paintScale(painter, style);
  const QFontMetricsF metrics(m_font);
  painter.setPen(style.text);
  if (!m_content.focus.isEmpty())
    painter.drawText(m_focus, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_content.focus, Qt::ElideMiddle, m_focus.width()));
  painter.setPen(style.mutedText);
  QRectF row(margin, m_wordsTop, m_width - 2 * margin, metrics.height());
  for (const QString& line : m_words) {
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    row.translate(0, row.height());
  }
}

}  // namespace headlight
