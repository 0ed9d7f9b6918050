#include "ui/views/predictions/generation_timeline.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/views/predictions/text_generation.h"

namespace headlight {

namespace {

constexpr double kPadding = 7;
constexpr double kGap = 3;
constexpr double kBar = 3;           // height of a bar
constexpr double kWidestLabel = 16;  // in average characters

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

}  // namespace

GenerationTimeline::GenerationTimeline(const Model& model, const GeneratedText& text, const QFont& font,
                                       double width)
    : m_text(text), m_font(font) {
  m_slots.push_back({Words::tr("the text")});
  const TokenList tokens = writtenTokens(model, text);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    m_slots.push_back({tokenLabel(tokens[i]), text.tokens[static_cast<qsizetype>(i)].probability});
  place(width);
}

void GenerationTimeline::place(double width) {
  const QFontMetricsF metrics(m_font);
  const double height = std::ceil(2 * metrics.height() + kBar + 5);
  const double widest = kWidestLabel * metrics.averageCharWidth();
  double x = 0, y = 0, right = 0;
  for (Slot& slot : m_slots) {
    double inside = std::min(widest, metrics.horizontalAdvance(slot.label));
    if (slot.probability >= 0)
      inside = std::max(inside, metrics.horizontalAdvance(weightText(slot.probability)));
    const double whole = std::ceil(inside) + 2 * kPadding;
    if (width > 0 && x > 0 && x + whole > width) {
      x = 0;
      y += height + kGap;
    }
    slot.rect = {x, y, whole, height};
    x += whole + kGap;
    right = std::max(right, slot.rect.right());
  }
  m_size = {right, y + height};
}

std::int64_t GenerationTimeline::slotAt(const QPointF& point) const {
  std::int64_t nearest = -1;
  for (std::size_t i = 0; i < m_slots.size(); ++i) {
    const QRectF& rect = m_slots[i].rect;
    if (point.y() < rect.top() || point.y() > rect.bottom() + kGap) continue;
    if (nearest < 0 || point.x() >= rect.left()) nearest = static_cast<std::int64_t>(i);
  }
  return nearest;
}

QString GenerationTimeline::tipOf(std::int64_t slot) const {
  if (slot <= 0) return Words::tr("The text alone, before anything was generated");
  const Slot& token = m_slots[static_cast<std::size_t>(slot)];
  QString tip =
      Words::tr("“%1”, generated token %2 of %3\nprobability %4 by the model when it was written")
          .arg(token.label, countText(slot), countText(m_text.tokens.size()), weightText(token.probability));
  if (m_text.ended && slot == m_text.tokens.size()) tip += QLatin1Char('\n') + Words::tr("It ends the text.");
  return tip;
}

QString GenerationTimeline::summary() const {
  const QString step = Words::tr("%1 of %2 generated tokens are shown.")
                           .arg(countText(m_text.step), countText(m_text.tokens.size()));
  return m_text.step == 0 ? step : step + QLatin1Char(' ') + tipOf(m_text.step);
}

void GenerationTimeline::paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const {
  painter.setFont(m_font);
  for (std::size_t i = 0; i < m_slots.size(); ++i)
    if (m_slots[i].rect.intersects(part)) paintSlot(painter, i, style);
}

/// What is not run yet is pale; the step that is shown is framed in the colour of queries, since its token is
/// the newest one that looks.
void GenerationTimeline::paintSlot(QPainter& painter, std::size_t index, const PictureStyle& style) const {
  const Slot& slot = m_slots[index];
  const auto step = static_cast<std::int64_t>(index);
  const QFontMetricsF metrics(m_font);
  const QRectF box = slot.rect.adjusted(0.5, 0.5, -0.5, -0.5);
  const bool shown = step == m_text.step, run = step <= m_text.step;
  painter.setPen(shown ? QPen(style.query, 2) : QPen(style.border, 1));
  painter.setBrush(run ? QBrush(style.base) : QBrush(Qt::NoBrush));
  painter.drawRoundedRect(box, 4, 4);
  const QRectF inside = box.adjusted(kPadding, 1, -kPadding, -1);
  painter.setPen(run ? style.text : style.mutedText);
  const double lines = slot.probability < 0 ? inside.height() : metrics.height();
  painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), lines), Qt::AlignCenter,
                   elidedLabel(slot.label, metrics, inside.width() + 0.5));
  if (slot.probability < 0) return;
  painter.setPen(style.mutedText);
  painter.drawText(QRectF(inside.left(), inside.top() + lines, inside.width(), metrics.height()),
                   Qt::AlignCenter, weightText(slot.probability));
  const QRectF whole(inside.left(), inside.bottom() - kBar, inside.width(), kBar);
  painter.fillRect(whole, style.grid);
  QRectF bar = whole;
  bar.setWidth(std::max(1.0, whole.width() * slot.probability));
  QColor color = style.positive;
  if (!run) color.setAlphaF(0.5F);
  painter.fillRect(bar, color);
}

}  // namespace headlight
