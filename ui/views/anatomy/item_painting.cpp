#include "ui/views/anatomy/item_painting.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/signed_matrix.h"
#include "ui/plots/standing_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

using Kind = AnatomyItem::Kind;

QString textOf(const AnatomyItem& item, double value) {
  return item.isWeights ? weightText(value) : scoreText(value);
}

/// Paints the values of one item; see ItemPainting.
class ItemPainter {
 public:
  ItemPainter(const ItemPainting& with, const PlacedItem& placed)
      : m_with(with), m_painter(with.painter), m_style(with.style), m_placed(placed), m_item(*placed.item) {}

  void paint() {
    m_placed.symbol.paint(m_painter, m_placed.symbolAt, m_style.text);
    m_painter.setFont(m_with.layout.small);
    switch (m_item.kind) {
      case Kind::Bars:
        paintBars(m_item.values, m_placed.plot);
        break;
      case Kind::HeatMap:
      case Kind::KeyColumns:
        paintMatrix(m_item.values, m_placed.plot);
        break;
      case Kind::KeyBars:
        paintKeyBars(m_item.values, m_placed.plot, false);
        break;
      case Kind::List:
        paintList();
        return;
    }
    paintCompared();
    paintColumn(m_item.beside, m_placed.beside);
    paintColumn(m_item.sum, m_placed.sum);
    paintRowNames();
    if (!m_placed.keyLabels.isEmpty()) paintKeyLabels();
  }

 private:
  void paintMatrix(const Matrix& values, const QRectF& plot) {
    const SignedMatrix matrix{&values, m_with.limit, plot};
    matrix.paint(m_painter, m_style, m_with.printing);
    // A masked key is no part of the sum, which is not the same as a value of 0.
    for (std::size_t key = 0; m_item.sum.size() > 0 && key < m_with.content.keys.size(); ++key)
      if (isMasked(key, false))
        m_painter.fillRect(m_with.layout.column(plot, key).adjusted(0.5, 0.5, -0.5, -0.5), m_style.masked);
    if (m_item.markedRow < 0) return;
    const double height = plot.height() / double(values.rows());
    m_painter.setPen(QPen(m_style.selection, 2));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(QRectF(plot.left(), plot.top() + m_item.markedRow * height, plot.width(), height));
  }
  void paintColumn(const RowVector& values, const QRectF& plot) {
    if (values.size() == 0) return;
    const Matrix column = values.transpose();
    SignedMatrix{&column, m_with.limit, plot}.paint(m_painter, m_style, m_with.printing);
  }

  /// A bar from the zero line.
  void paintBar(double left, double width, const QRectF& plot, double value) {
    const double zero = m_item.isWeights ? plot.bottom() : plot.center().y();
    const double reach = m_item.isWeights ? plot.height() : plot.height() / 2;
    const double length = std::clamp(value / m_with.limit, -1.0, 1.0) * reach;
    m_painter.fillRect(QRectF(left, std::min(zero, zero - length), width, std::abs(length)),
                       value < 0 ? m_style.negative : m_style.positive);
  }
  void paintZero(const QRectF& plot) {
    const double zero = m_item.isWeights ? plot.bottom() : plot.center().y();
    m_painter.setPen(QPen(m_style.frame, 1));
    m_painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));
  }
  /// Where several numbers share a pixel, the one farthest from 0 is seen.
  void paintBars(const Matrix& values, const QRectF& plot) {
    const Eigen::Index count = values.cols();
    const auto bars = std::min<Eigen::Index>(count, std::max<Eigen::Index>(1, Eigen::Index(plot.width())));
    const double step = plot.width() / double(bars);
    m_painter.setRenderHint(QPainter::Antialiasing, step < 2);
    for (Eigen::Index bar = 0; bar < bars; ++bar) {
      const Eigen::Index begin = bar * count / bars;
      double value = values(0, begin);
      for (Eigen::Index i = begin + 1; i < (bar + 1) * count / bars; ++i)
        if (std::abs(values(0, i)) > std::abs(value)) value = values(0, i);
      const double space = step > 4 ? 1 : 0;
      paintBar(plot.left() + double(bar) * step, step - space, plot, value);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    paintZero(plot);
  }

  bool isMasked(std::size_t key, bool compared) const {
    const AnatomyKey& at = m_with.content.keys[key];
    return compared ? at.comparedMasked : at.facts.masked;
  }
  void paintKeyBars(const Matrix& values, const QRectF& plot, bool compared) {
    const QFont font = numberFont(values);
    const QFontMetricsF metrics(font);
    const bool hasNumbers = widestNumber(values, metrics) + 2 <= m_with.layout.columnWidth;
    QRectF bars = plot;
    if (hasNumbers) bars.setTop(plot.top() + metrics.height());
    for (Eigen::Index i = 0; i < values.cols(); ++i) {
      const auto key = static_cast<std::size_t>(i);
      const QRectF column = m_with.layout.column(bars, key);
      const double value = values(0, i);
      if (isMasked(key, compared) && !std::isfinite(value))
        m_painter.fillRect(column.adjusted(1, 1, -1, -1), m_style.masked);
      else if (m_item.isWeights && isMasked(key, compared))
        m_painter.fillRect(column.adjusted(1, 1, -1, -1), m_style.masked);
      else
        paintBar(column.left() + column.width() * 0.2, column.width() * 0.6, bars, value);
      if (!hasNumbers || isHiddenNumber(key, compared, value)) continue;
      m_painter.setPen(m_style.text);
      m_painter.setFont(font);
      m_painter.drawText(QRectF(column.left(), plot.top(), column.width(), metrics.height()), Qt::AlignCenter,
                         textOf(m_item, value));
    }
    m_painter.setFont(m_with.layout.small);
    paintZero(bars);
  }
  double widestNumber(const Matrix& values, const QFontMetricsF& metrics) const {
    double widest = 0;
    for (Eigen::Index i = 0; i < values.cols(); ++i)
      widest = std::max(widest, metrics.horizontalAdvance(textOf(m_item, values(0, i))));
    return widest;
  }
  /// Smaller where the numbers then fit into their columns.
  QFont numberFont(const Matrix& values) const {
    constexpr int smallest = 9;
    QFont font = m_with.layout.small;
    while (font.pixelSize() > smallest &&
           widestNumber(values, QFontMetricsF(font)) + 2 > m_with.layout.columnWidth)
      font.setPixelSize(font.pixelSize() - 1);
    return font;
  }
  bool isHiddenNumber(std::size_t key, bool compared, double value) const {
    return isMasked(key, compared) && (m_item.isWeights || !std::isfinite(value));
  }

  void paintCompared() {
    if (m_placed.compared.isEmpty()) return;
    if (m_item.kind == Kind::KeyBars)
      paintKeyBars(m_item.compared, m_placed.compared, true);
    else
      paintBars(m_item.compared, m_placed.compared);
    const double unit = m_with.layout.unit;
    const QRectF room(m_placed.compared.left() - 92 * unit, m_placed.compared.top(), 92 * unit - 4,
                      m_placed.compared.height());
    m_painter.setPen(m_style.mutedText);
    const QFontMetricsF metrics(m_with.layout.small);
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                       elidedLabel(m_with.content.comparedLabel, metrics, room.width()));
  }

  void paintRowNames() {
    if (m_placed.rowNames.isEmpty()) return;
    const double height = m_placed.rowNames.height() / double(m_item.rowNames.size());
    const QFontMetricsF metrics(m_with.layout.small);
    if (height < metrics.height() * 0.75) return;
    for (qsizetype i = 0; i < m_item.rowNames.size(); ++i) {
      const QRectF row(m_placed.rowNames.left(), m_placed.rowNames.top() + double(i) * height,
                       m_placed.rowNames.width(), height);
      m_painter.setPen(i == m_item.markedRow ? m_style.text : m_style.mutedText);
      m_painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         elidedLabel(m_item.rowNames[i], metrics, row.width()));
    }
  }

  QColor labelColor(const AnatomyKey& key) const {
    if (key.index == m_with.key) return m_style.key;
    return key.facts.masked ? m_style.mutedText : m_style.text;
  }
  void paintKeyLabels() {
    const QFontMetricsF metrics(m_with.layout.small);
    for (std::size_t i = 0; i < m_with.content.keys.size(); ++i) {
      const AnatomyKey& key = m_with.content.keys[i];
      const QRectF column = m_with.layout.column(m_placed.keyLabels, i);
      m_painter.setPen(labelColor(key));
      if (!m_with.layout.verticalLabels) {
        m_painter.drawText(column, Qt::AlignCenter | Qt::TextSingleLine,
                           elidedLabel(key.label, metrics, column.width() - 4));
        continue;
      }
      paintStanding(m_painter, column.adjusted(0, 2, 0, -2), key.label, Qt::AlignTop,
                    ReadingDirection::Downwards);
    }
  }

  void paintList() {
    const double height = m_placed.plot.height() / double(m_item.values.rows());
    const QFontMetricsF metrics(m_with.layout.small);
    const double names = std::min(120 * m_with.layout.unit, m_placed.plot.width() * 0.3);
    const double numbers = metrics.horizontalAdvance(QStringLiteral("0.00000")) + 8;
    for (Eigen::Index i = 0; i < m_item.values.rows(); ++i) {
      const QRectF row(m_placed.plot.left(), m_placed.plot.top() + double(i) * height, m_placed.plot.width(),
                       height);
      m_painter.setPen(m_style.text);
      m_painter.drawText(QRectF(row.left(), row.top(), names - 8, height),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         elidedLabel(m_item.rowNames.value(i), metrics, names - 8));
      const double room = row.width() - names - numbers;
      const double length = room * std::clamp(double(m_item.values(i, 0)) / m_with.limit, 0.0, 1.0);
      m_painter.fillRect(
          QRectF(row.left() + names, row.top() + height * 0.2, std::max(1.0, length), height * 0.6),
          m_style.positive);
      m_painter.drawText(QRectF(row.left() + names + length + 6, row.top(), numbers, height),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         textOf(m_item, m_item.values(i, 0)));
    }
  }

  const ItemPainting& m_with;
  QPainter& m_painter;
  const PictureStyle& m_style;
  const PlacedItem& m_placed;
  const AnatomyItem& m_item;
};

}  // namespace

void ItemPainting::paint(const PlacedItem& placed) const { ItemPainter(*this, placed).paint(); }

}  // namespace headlight
