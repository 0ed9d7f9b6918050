#include "ui/plots/token_axis.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/plots/standing_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr int smallestFont = 8;         // pixels; below this labels are left out instead
constexpr double axisLineFactor = 1.1;  // room of a line of text, in font sizes
constexpr std::int64_t mostSkipped = 2;
constexpr double axisGap = 5;  // between labels and the heatmap
constexpr double tickSize = 4;
// At most about so many labels are measured, evenly spread; a longer one among the others is elided.
constexpr std::size_t measuredTokens = 512;

std::int64_t niceStep(double atLeast) {
  std::int64_t power = 1;
  for (;; power *= 10)
    for (std::int64_t digit : {1, 2, 5})
      if (static_cast<double>(digit * power) >= atLeast) return digit * power;
}

QFont sized(QFont font, int pixels) {
  font.setPixelSize(pixels);
  return font;
}

}  // namespace

AxisPlan planAxis(double cell, int fontPixels, double tickLength, std::int64_t count) {
  AxisPlan plan;
  if (!(cell > 0) || count < 1) return plan;
  const int least = std::min(smallestFont, fontPixels);
  plan.fontPixels = std::clamp(static_cast<int>(cell / axisLineFactor), least, fontPixels);
  const auto skipped = static_cast<std::int64_t>(std::ceil(least * axisLineFactor / cell - 1e-9));
  if (skipped <= mostSkipped) {
    plan.mode = AxisMode::Labels;
    plan.step = std::max<std::int64_t>(skipped, 1);
    return plan;
  }
  plan.fontPixels = std::max(least, std::min(fontPixels, 11));
  if (static_cast<double>(count) * cell < tickLength) return plan;
  plan.mode = AxisMode::Ruler;
  plan.step = niceStep(tickLength / cell);
  return plan;
}

double TokenAxis::length() const { return edge == Edge::Left ? band.height() : band.width(); }

double TokenAxis::cell() const { return count > 0 ? length() / count : 0; }

std::int64_t TokenAxis::firstToken() const {
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(first + 1e-6)));
}

std::int64_t TokenAxis::endToken() const {
  const auto end = static_cast<std::int64_t>(std::ceil(first + count - 1e-6));
  return std::min(end, tokens ? static_cast<std::int64_t>(tokens->size()) : 0);
}

TokenAxis TokenAxis::over(const TokenList& tokens, Edge edge, const QFont& font) {
  TokenAxis axis;
  axis.tokens = &tokens;
  axis.edge = edge;
  axis.count = static_cast<double>(tokens.size());
  axis.font = font;
  return axis;
}

TokenAxis TokenAxis::showing(double firstToken, double tokenCount, const QRectF& place) const {
  TokenAxis axis = *this;
  axis.first = firstToken;
  axis.count = tokenCount;
  axis.band = place;
  return axis;
}

AxisPlan TokenAxis::plan() const {
  const std::int64_t shown = endToken() - firstToken();
  const QFontMetricsF metrics(sized(font, std::min(font.pixelSize(), 11)));
  const double tickLength = edge == Edge::Left
                                ? metrics.height() * 1.8
                                : metrics.horizontalAdvance(QString::number(endToken())) + metrics.height();
  return planAxis(cell(), font.pixelSize(), tickLength, shown);
}

bool TokenAxis::horizontalText() const {
  if (edge == Edge::Left) return true;
  if (cell() < 16) return false;
  const QFontMetricsF metrics(sized(font, plan().fontPixels));
  for (std::int64_t token = firstToken(); token < endToken(); ++token)
    if (metrics.horizontalAdvance(tokenLabel((*tokens)[static_cast<std::size_t>(token)])) + 8 > cell())
      return false;
  return true;
}

double TokenAxis::extent(double length, double limit) const {
  if (!tokens) return 0;
  TokenAxis measured = *this;
  measured.band = edge == Edge::Left ? QRectF(0, 0, limit, length) : QRectF(0, 0, length, limit);
  const AxisPlan planned = measured.plan();
  const QFontMetricsF metrics(sized(font, std::max(planned.fontPixels, 1)));
  switch (planned.mode) {
    case AxisMode::Bare:
      return 0;
    case AxisMode::Ruler:
      return edge == Edge::Top
                 ? metrics.height() + tickSize + 3
                 : metrics.horizontalAdvance(QString::number(tokens->size())) + tickSize + axisGap;
    case AxisMode::Labels:
      break;
  }
  if (edge == Edge::Top && measured.horizontalText()) return metrics.height() + axisGap;
  const std::size_t stride = tokens->size() / measuredTokens + 1;
  double widest = metrics.horizontalAdvance(QString::number(tokens->size()));
  for (std::size_t token = 0; token < tokens->size(); token += stride)
    widest = std::max(widest, edge == Edge::Left ? metrics.horizontalAdvance(tokenLabel((*tokens)[token]))
                                                 : standingLength(tokenLabel((*tokens)[token]), metrics));
  return std::min(limit, std::ceil(widest) + axisGap + 4);
}

QRectF TokenAxis::slot(std::int64_t token) const {
  const double begin = (static_cast<double>(token) - first) * cell();
  return edge == Edge::Left ? QRectF(band.left(), band.top() + begin, band.width(), cell())
                            : QRectF(band.left() + begin, band.top(), cell(), band.height());
}

QRectF TokenAxis::visibleSlot(std::int64_t token) const {
  const QRectF whole = slot(token);
  const QRectF visible = whole.intersected(band);
  const double shown = edge == Edge::Left ? visible.height() : visible.width();
  // Half a slot at the edge would put its label over its neighbour's, unless slots are large.
  return shown >= std::min(cell() * 0.5, 14.0) ? visible : QRectF();
}

void TokenAxis::paint(QPainter& painter, const PictureStyle& style) const {
  if (!tokens || band.isEmpty()) return;
  const AxisPlan planned = plan();
  painter.save();
  painter.setFont(sized(font, std::max(planned.fontPixels, 1)));
  paintFound(painter, style);
  switch (planned.mode) {
    case AxisMode::Labels:
      if (planned.step == 1) paintJoins(painter, style);
      paintLabels(painter, planned, style);
      break;
    case AxisMode::Ruler:
      paintRuler(painter, planned, style);
      break;
    case AxisMode::Bare:
      break;
  }
  if (planned.mode != AxisMode::Bare) {
    const QColor color = edge == Edge::Left ? style.query : style.key;
    if (hovered != selected) paintMarked(painter, hovered, style, color, false);
    paintMarked(painter, selected, style, color, true);
  }
  painter.restore();
}

/// Where tokens are thinner than a line, a line stands for each.
void TokenAxis::paintFound(QPainter& painter, const PictureStyle& style) const {
  if (!found || found->size() != tokens->size()) return;
  for (std::int64_t token = firstToken(); token < endToken(); ++token) {
    if (!(*found)[static_cast<std::size_t>(token)]) continue;
    QRectF box = slot(token);
    if (cell() < 1.5) box = edge == Edge::Left ? box.adjusted(0, -1, 0, 1) : box.adjusted(-1, 0, 1, 0);
    box &= band;
    painter.fillRect(box, style.foundFill());
    QRectF line = box;
    if (edge == Edge::Left)
      line.setLeft(box.right() - 3);
    else
      line.setTop(box.bottom() - 3);
    painter.fillRect(line, style.found);
  }
}

void TokenAxis::paintLabels(QPainter& painter, const AxisPlan& planned, const PictureStyle& style) const {
  const std::int64_t begin = (firstToken() + planned.step - 1) / planned.step * planned.step;
  for (std::int64_t token = begin; token < endToken(); token += planned.step) {
    if (token == selected || token == hovered || visibleSlot(token).isEmpty()) continue;
    const TokenInfo& info = (*tokens)[static_cast<std::size_t>(token)];
    const bool out = leftOut && !leftOut->empty() && (*leftOut)[static_cast<std::size_t>(token)];
    painter.setPen(info.special || out ? style.mutedText : style.text);
    QFont labelFont = painter.font();
    labelFont.setItalic(out);
    painter.setFont(labelFont);
    paintText(painter, token, tokenLabel(info), false);
    if (info.unknown) paintOutline(painter, token, tokenLabel(info), style);
  }
  QFont plain = painter.font();
  plain.setItalic(false);
  painter.setFont(plain);
}

/// A dashed line around the label of a token that the vocabulary does not know.
void TokenAxis::paintOutline(QPainter& painter, std::int64_t token, const QString& text,
                             const PictureStyle& style) const {
  const QFontMetricsF metrics(painter.font());
  const QPointF middle = visibleSlot(token).center();
  const bool flat = edge == Edge::Left || horizontalText();
  const double room = edge == Edge::Left ? band.width() - axisGap : flat ? cell() : band.height() - axisGap;
  const double along =
      std::min(flat ? metrics.horizontalAdvance(text) : standingLength(text, metrics), room) + 4;
  const double across = std::min(metrics.height(), flat && edge == Edge::Top ? band.height() : cell()) - 1;
  QRectF box(0, 0, flat ? along : across, flat ? across : along);
  box.moveCenter(middle);
  if (edge == Edge::Left)
    box.moveRight(band.right() - axisGap + 2);
  else
    box.moveBottom(band.bottom() - (flat ? 2 : axisGap - 2));
  painter.setPen(QPen(style.mutedText, 1, Qt::DashLine));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(box);
}

/// A line along the labels of the pieces of one word, between them and the heatmap.
void TokenAxis::paintJoins(QPainter& painter, const PictureStyle& style) const {
  const std::int64_t end = endToken();
  painter.setPen(QPen(style.mutedText, 1.5, Qt::SolidLine, Qt::FlatCap));
  for (std::int64_t token = firstToken(); token + 1 < end; ++token) {
    std::int64_t last = token;
    while (last + 1 < end && (*tokens)[static_cast<std::size_t>(last + 1)].joined) ++last;
    if (last == token) continue;
    const double inset = std::min(cell() * 0.2, 4.0);
    const QRectF word = slot(token).united(slot(last)).intersected(band);
    if (edge == Edge::Left)
      painter.drawLine(QPointF(band.right() - 2, word.top() + inset),
                       QPointF(band.right() - 2, word.bottom() - inset));
    else
      painter.drawLine(QPointF(word.left() + inset, band.bottom() - 2),
                       QPointF(word.right() - inset, band.bottom() - 2));
    token = last;
  }
}

void TokenAxis::paintRuler(QPainter& painter, const AxisPlan& planned, const PictureStyle& style) const {
  const std::int64_t begin = (firstToken() + planned.step - 1) / planned.step * planned.step;
  for (std::int64_t token = begin; token < endToken(); token += planned.step) {
    const QPointF middle = slot(token).center();
    painter.setPen(QPen(style.frame, 1));
    if (edge == Edge::Left)
      painter.drawLine(QPointF(band.right() - tickSize, middle.y()), QPointF(band.right(), middle.y()));
    else
      painter.drawLine(QPointF(middle.x(), band.bottom() - tickSize), QPointF(middle.x(), band.bottom()));
    painter.setPen(style.mutedText);
    paintText(painter, token, QString::number(token), true);
  }
}

void TokenAxis::paintMarked(QPainter& painter, std::int64_t token, const PictureStyle& style,
                            const QColor& color, bool filled) const {
  if (token < firstToken() || token >= endToken()) return;
  const AxisPlan planned = plan();
  QString text = tokenLabel((*tokens)[static_cast<std::size_t>(token)]);
  // A ruler's own labels are positions; at the left there is room for no more than that.
  if (planned.mode == AxisMode::Ruler)
    text = edge == Edge::Left && band.width() < 60 ? QString::number(token)
                                                   : QStringLiteral("%1 %2").arg(token).arg(text);
  const QFontMetricsF metrics(painter.font());
  const bool flat = edge == Edge::Left || (planned.mode == AxisMode::Labels && horizontalText());
  const double room = (edge == Edge::Left ? band.width() : flat ? cell() : band.height()) - 4;
  const bool ruler = planned.mode == AxisMode::Ruler;
  const bool overhang = ruler && edge == Edge::Top;  // a ruler is low: its mark lies flat and may be wider
  const bool standing = !flat && !overhang;
  const QString shown = standing ? text : elidedLabel(text, metrics, overhang ? 140 : room);
  const double along =
      6 + (standing ? std::min(standingLength(shown, metrics), room) : metrics.horizontalAdvance(shown));
  const double across = std::min(metrics.height() + 1, std::max(cell(), metrics.height()));
  if (visibleSlot(token).isEmpty()) return;
  const QPointF middle = visibleSlot(token).center();
  QRectF badge;
  if (edge == Edge::Left)
    badge = QRectF(band.right() - along - 2, middle.y() - across / 2, along, across);
  else if (flat || overhang)
    badge = QRectF(middle.x() - along / 2, band.bottom() - across - 2, along, across);
  else
    badge = QRectF(middle.x() - across / 2, band.bottom() - along - 2, across, along);
  if (overhang)
    badge.moveLeft(std::clamp(badge.left(), band.left(), std::max(band.left(), band.right() - along)));
  const bool unknown = (*tokens)[static_cast<std::size_t>(token)].unknown;
  const Qt::PenStyle line = unknown ? Qt::DashLine : Qt::SolidLine;
  if (filled)
    painter.setPen(unknown ? QPen(style.text, 1, line) : QPen(Qt::NoPen));
  else
    painter.setPen(QPen(color, 1, line));
  painter.setBrush(filled ? color : style.base);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawRoundedRect(badge, 3, 3);
  painter.restore();
  painter.setPen(filled ? style.textOn(color.rgb()) : style.text);
  if (standing)
    paintStanding(painter, badge.adjusted(0, 3, 0, -3), shown, Qt::AlignVCenter);
  else
    painter.drawText(badge, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

void TokenAxis::paintText(QPainter& painter, std::int64_t token, const QString& text, bool asNumber) const {
  const QFontMetricsF metrics(painter.font());
  const QPointF middle = (asNumber ? slot(token) : visibleSlot(token)).center();
  const double height = metrics.height();
  if (edge == Edge::Left) {
    const double inset = asNumber ? tickSize + 2 : axisGap;
    const QRectF box(band.left(), middle.y() - height / 2, band.width() - inset, height);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     elidedLabel(text, metrics, box.width()));
    return;
  }
  if (asNumber || horizontalText()) {
    const double inset = asNumber ? tickSize + 1 : 2;
    const QRectF box(middle.x() - 200, band.bottom() - inset - height, 400, height);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    return;
  }
  paintStanding(painter, QRectF(middle.x() - height / 2, band.top(), height, band.height() - axisGap), text,
                Qt::AlignBottom);
}

std::int64_t TokenAxis::tokenAt(const QPointF& point) const {
  if (!tokens || !band.contains(point) || cell() <= 0) return -1;
  const double offset = edge == Edge::Left ? point.y() - band.top() : point.x() - band.left();
  const auto token = static_cast<std::int64_t>(std::floor(first + offset / cell()));
  return token >= 0 && token < static_cast<std::int64_t>(tokens->size()) ? token : -1;
}

}  // namespace headlight
