#include "ui/views/ranked_keys_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"

namespace headlight {

namespace {

QColor withAlpha(QColor color, int alpha) {
  color.setAlpha(alpha);
  return color;
}

}  // namespace

RankedKeysPainter::RankedKeysPainter(const QFont& font, bool dark, std::int64_t rows, std::int64_t positions)
    : m_style(pictureStyle(dark)), m_font(font) {
  m_focused = withAlpha(m_style.key, dark ? 70 : 46);
  m_hovered = withAlpha(m_style.key, dark ? 36 : 22);
  const QFontMetricsF metrics(m_font);
  const auto digits = [&metrics](std::int64_t count) {
    return metrics.horizontalAdvance(QString::number(std::max<std::int64_t>(count, 10)));
  };
  m_gap = std::round(metrics.averageCharWidth());
  m_rowHeight = std::ceil(metrics.height() * 1.45);
  m_lineHeight = std::ceil(metrics.height() * 1.1);
  m_rankWidth = digits(rows);
  m_positionWidth = digits(positions - 1);
  m_numberWidth = metrics.horizontalAdvance(QStringLiteral("0.0e-00"));
}

double RankedKeysPainter::minimumWidth() const {
  return m_rankWidth + m_positionWidth + m_numberWidth + 14 * m_gap;
}

void RankedKeysPainter::paintToken(QPainter& painter, const QRectF& area, const QModelIndex& index) const {
  const bool leftOut = index.data(RankedKeysModel::LeftOutRole).toBool();
  const bool rest = index.data(RankedKeysModel::KeyRole).toLongLong() < 0;
  QString token = index.siblingAtColumn(RankedKeysModel::Token).data().toString();
  if (leftOut) token = QCoreApplication::translate("RankedKeysPainter", "%1 · left out").arg(token);
  painter.setPen(leftOut || rest ? m_style.mutedText : m_style.text);
  const QFontMetricsF metrics(m_font, painter.device());
  painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(token, Qt::ElideRight, area.width()));
}

void RankedKeysPainter::paintBar(QPainter& painter, const QRectF& area, const QModelIndex& index,
                                 int role) const {
  if (index.data(RankedKeysModel::KeyRole).toLongLong() < 0) return;
  const double fraction = index.data(role).toDouble();
  const bool leftOut = index.data(RankedKeysModel::LeftOutRole).toBool();
  const double height = std::round(m_rowHeight * 0.46);
  const QRectF track(area.left(), area.center().y() - height / 2, area.width(), height);
  painter.setPen(Qt::NoPen);
  painter.setBrush(m_style.grid);
  painter.drawRect(QRectF(track.left(), track.bottom() - 1, track.width(), 1));
  const QRectF bar(track.left(), track.top(), track.width() * std::abs(fraction), height);
  if (leftOut) {
    // Hollow: the weight is there, but the pictures leave this key out.
    painter.setPen(QPen(m_style.mutedText, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    return;
  }
  const QColor color = fraction < 0 ? m_style.negative : m_style.positive;
  painter.setBrush(role == RankedKeysModel::OtherBarRole ? withAlpha(color, 140) : color);
  if (bar.width() > 0) painter.drawRect(bar);
}

RankedKeysPainter::Columns RankedKeysPainter::columnsOf(const QRectF& row) const {
  Columns columns{};
  columns.token = row.left() + m_gap + m_rankWidth + m_gap;
  const double end = row.right() - m_gap;
  const double free = end - columns.token - m_numberWidth - m_positionWidth - 3 * m_gap;
  columns.tokenWidth = std::clamp(free * 0.55, 0.0, 26 * m_gap);
  columns.position = columns.token + columns.tokenWidth + m_gap;
  columns.bar = columns.position + m_positionWidth + m_gap;
  columns.number = end - m_numberWidth;
  columns.barWidth = columns.number - m_gap - columns.bar;
  return columns;
}

void RankedKeysPainter::paintScale(QPainter& painter, const QRectF& row, double scale) const {
  const Columns columns = columnsOf(row);
  if (columns.barWidth <= 2) return;
  painter.save();
  painter.setFont(m_font);
  const double bottom = row.bottom() - 0.5;
  constexpr double tick = 4;
  painter.setPen(QPen(m_style.mutedText, 1));
  for (const double x : {columns.bar + 0.5, columns.bar + columns.barWidth - 0.5})
    painter.drawLine(QPointF(x, bottom - tick), QPointF(x, bottom));
  painter.drawLine(QPointF(columns.bar, bottom), QPointF(columns.bar + columns.barWidth, bottom));
  const QRectF text(columns.bar - 6 * m_gap, row.top(), columns.barWidth + 12 * m_gap,
                    row.height() - tick - 1);
  const QString end = scaleEndText(scale);
  const double room = QFontMetricsF(m_font).horizontalAdvance(end);
  painter.drawText(QRectF(columns.bar - 2, text.top(), columns.barWidth, text.height()),
                   Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, QStringLiteral("0"));
  // Centred on the bars' end, as ticks are.
  painter.drawText(QRectF(columns.bar + columns.barWidth - room, text.top(), 2 * room, text.height()),
                   Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine, end);
  painter.restore();
}

/// The other run's bar and number below those of the first, and the difference below the token.
void RankedKeysPainter::paintSecondLine(QPainter& painter, const QRectF& line,
                                        const QModelIndex& index) const {
  const QVariant other = index.data(RankedKeysModel::OtherTextRole);
  if (!other.isValid()) return;
  const Columns columns = columnsOf(line);
  const QFontMetricsF metrics(m_font, painter.device());
  const auto cell = [&](double left, double width) { return QRectF(left, line.top(), width, line.height()); };
  const int right = Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine;
  QString difference = index.data(RankedKeysModel::DifferenceTextRole).toString();
  // Where the column is narrow the signed number stands alone.
  if (metrics.horizontalAdvance(difference) > columns.tokenWidth) difference.remove(QStringLiteral("A − B "));
  painter.setPen(m_style.mutedText);
  painter.drawText(cell(columns.token, columns.tokenWidth),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(difference, Qt::ElideRight, columns.tokenWidth));
  painter.drawText(cell(columns.position, m_positionWidth), right, QStringLiteral("B"));
  painter.drawText(cell(columns.number, m_numberWidth), right, other.toString());
  if (columns.barWidth > 2)
    paintBar(painter, cell(columns.bar, columns.barWidth), index, RankedKeysModel::OtherBarRole);
}

void RankedKeysPainter::paintRow(QPainter& painter, const QRectF& whole, const QModelIndex& index,
                                 Mark mark) const {
  const QRectF row = whole.adjusted(0, 0, 0, -m_secondLine);
  painter.save();
  painter.setFont(m_font);
  if (mark != Mark::None) {
    painter.fillRect(whole, mark == Mark::Focused ? m_focused : m_hovered);
    if (mark == Mark::Focused)
      painter.fillRect(QRectF(row.left(), row.top(), 3, whole.height()), withAlpha(m_focused, 255));
  }
  const auto cell = [&](double left, double width) { return QRectF(left, row.top(), width, row.height()); };
  const auto shown = [&](RankedKeysModel::Column column) {
    return index.siblingAtColumn(column).data().toString();
  };
  const int right = Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine;

  const Columns columns = columnsOf(row);
  painter.setPen(m_style.mutedText);
  painter.drawText(cell(row.left() + m_gap, m_rankWidth), right, shown(RankedKeysModel::Rank));
  paintToken(painter, cell(columns.token, columns.tokenWidth), index);
  painter.setPen(m_style.mutedText);
  painter.drawText(cell(columns.position, m_positionWidth), right, shown(RankedKeysModel::Position));
  if (columns.barWidth > 2)
    paintBar(painter, cell(columns.bar, columns.barWidth), index, RankedKeysModel::BarRole);
  painter.setPen(index.data(RankedKeysModel::LeftOutRole).toBool() ? m_style.mutedText : m_style.text);
  painter.drawText(cell(columns.number, m_numberWidth), right, shown(RankedKeysModel::Weight));
  if (m_secondLine > 0)
    paintSecondLine(painter, QRectF(row.left(), row.bottom(), row.width(), m_secondLine), index);
  painter.restore();
}

}  // namespace headlight
