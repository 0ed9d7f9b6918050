#include "ui/views/spans/span_items.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/color_map.h"
#include "ui/plots/wrapped_text.h"
#include "ui/views/spans/span_colors.h"

namespace headlight {

namespace {

QColor fillOf(const SpanItem& item, const SpanPage& page, const PictureStyle& style) {
  switch (item.fill) {
    case SpanItem::Fill::None:
      return {};
    case SpanItem::Fill::Span:
      return spanColor(item.name, style);
    case SpanItem::Fill::Tint:
      return spanTint(item.name, style);
    case SpanItem::Fill::Share:
      return std::isnan(item.fraction) ? style.masked
                                       : QColor(colorMap(page.colorMap, style.dark).at(item.fraction));
    case SpanItem::Fill::Lift:
      return std::isnan(item.fraction) ? style.masked
                                       : QColor(divergingColorMap(style.dark).at(item.fraction));
  }
  return {};
}

void paintItem(QPainter& painter, const SpanItem& item, const SpanPage& page, const PictureStyle& style) {
  const QColor fill = fillOf(item, page, style);
  if (fill.isValid()) painter.fillRect(item.rect, fill);
  if (item.text.isEmpty()) return;
  painter.setFont(scaledFont(page.font, item.scale, item.bold));
  if (fill.isValid())
    painter.setPen(item.fill == SpanItem::Fill::Tint ? style.text : style.textOn(fill.rgb()));
  else
    painter.setPen(item.ink == SpanItem::Ink::Text ? style.text : style.mutedText);
  painter.drawText(item.rect, static_cast<int>(item.alignment) | Qt::TextSingleLine | Qt::TextDontClip,
                   item.text);
}

}  // namespace

void SpanPage::words(const QRectF& rect, const QString& text, SpanItem::Ink ink, Qt::Alignment alignment,
                     double scale, bool bold) {
  SpanItem item;
  item.rect = rect;
  item.text = text;
  item.ink = ink;
  item.alignment = alignment;
  item.scale = scale;
  item.bold = bold;
  items.push_back(std::move(item));
}

void SpanPage::box(const QRectF& rect, SpanItem::Fill fill, int name) {
  SpanItem item;
  item.rect = rect;
  item.fill = fill;
  item.name = name;
  items.push_back(std::move(item));
}

double SpanPage::paragraph(const QPointF& topLeft, double width, const QString& text, SpanItem::Ink ink) {
  constexpr int mostLines = 8;
  double y = topLeft.y();
  for (const QString& line : wrappedText(text, font, width, mostLines)) {
    words({topLeft.x(), y, width, lineHeight()}, line, ink);
    y += lineHeight();
  }
  return y - topLeft.y();
}

double SpanPage::lineHeight() const { return std::ceil(QFontMetricsF(font).height() * 1.15); }

QFont scaledFont(const QFont& font, double scale, bool bold) {
  QFont scaled = font;
  if (scale != 1) scaled.setPixelSize(std::max(7, static_cast<int>(std::lround(font.pixelSize() * scale))));
  scaled.setBold(bold);
  return scaled;
}

void paintItems(QPainter& painter, const SpanPage& page, const QRectF& part, const PictureStyle& style) {
  for (const SpanItem& item : page.items)
    if (item.rect.intersects(part)) paintItem(painter, item, page, style);
}

double liftFraction(double lift) {
  if (std::isnan(lift)) return lift;
  if (lift <= 0) return 0;
  return std::clamp(0.5 + std::log2(lift) / 4, 0.0, 1.0);
}

QString liftText(double lift) {
  return std::isnan(lift) ? QStringLiteral("–") : scaleEndText(lift) + QStringLiteral("×");
}

QString shareText(double share) { return std::isnan(share) ? QStringLiteral("–") : weightText(share); }

QString shareText(double share, double chance) { return chance > 0 ? shareText(share) : QStringLiteral("–"); }

}  // namespace headlight
