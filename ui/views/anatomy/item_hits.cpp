#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/views/anatomy/item_painting.h"

namespace headlight {

namespace {

using Kind = AnatomyItem::Kind;

int indexIn(double at, double begin, double length, Eigen::Index count) {
  return static_cast<int>(
      std::clamp<double>(std::floor((at - begin) / length * double(count)), 0, double(count - 1)));
}

/// Says what number of an item is under a point.
class ItemHit {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)

 public:
  ItemHit(const PlacedItem& placed, const AnatomyContent& content, const AnatomyLayout& layout)
      : m_placed(placed), m_item(*placed.item), m_content(content), m_layout(layout) {}

  SceneHit at(const QPointF& point) const {
    if (m_placed.plot.contains(point)) return inPlot(point);
    if (m_placed.compared.contains(point)) return inCompared(point);
    if (m_placed.keyLabels.contains(point)) return keyHit(columnAt(point), m_placed.keyLabels, {});
    if (m_placed.beside.contains(point))
      return inColumn(point, m_placed.beside, m_item.beside, m_item.besideName);
    if (m_placed.sum.contains(point)) return inColumn(point, m_placed.sum, m_item.sum, m_item.sumName);
    return {};
  }

 private:
  QString number(double value) const { return m_item.isWeights ? weightText(value) : scoreText(value); }
  QString element(const QString& name, int index, double value) const {
    return QStringLiteral("%1[%2] = %3").arg(name).arg(index).arg(number(value));
  }
  std::size_t columnAt(const QPointF& point) const {
    const int at = static_cast<int>((point.x() - m_placed.plot.left()) / m_layout.columnWidth);
    return static_cast<std::size_t>(std::clamp(at, 0, static_cast<int>(m_content.keys.size()) - 1));
  }

  SceneHit inPlot(const QPointF& point) const {
    switch (m_item.kind) {
      case Kind::Bars:
        return inBars(point, m_placed.plot);
      case Kind::HeatMap:
      case Kind::KeyColumns:
        return inMatrix(point);
      case Kind::KeyBars:
        return keyHit(columnAt(point), m_placed.plot, keyWords(columnAt(point)));
      case Kind::List:
        return inList(point);
    }
    return {};
  }

  SceneHit inBars(const QPointF& point, const QRectF& plot) const {
    const Eigen::Index count = m_item.values.cols();
    const int index = indexIn(point.x(), plot.left(), plot.width(), count);
    const double step = plot.width() / double(count);
    SceneHit hit;
    hit.rect = QRectF(plot.left() + index * step, plot.top(), std::max(2.0, step), plot.height());
    hit.tip = element(m_item.name, index, m_item.values(0, index));
    if (m_item.compared.size() > 0)
      hit.tip += QStringLiteral("\n%1: %2").arg(m_content.comparedLabel, number(m_item.compared(0, index)));
    return hit;
  }

  SceneHit inMatrix(const QPointF& point) const {
    const QRectF& plot = m_placed.plot;
    const int row = indexIn(point.y(), plot.top(), plot.height(), m_item.values.rows());
    const int column = indexIn(point.x(), plot.left(), plot.width(), m_item.values.cols());
    const QSizeF cell(plot.width() / double(m_item.values.cols()),
                      plot.height() / double(m_item.values.rows()));
    SceneHit hit;
    const QRectF rect(QPointF(plot.left() + column * cell.width(), plot.top() + row * cell.height()), cell);
    const QString value = number(m_item.values(row, column));
    if (m_item.kind == Kind::KeyColumns) {
      hit = keyHit(static_cast<std::size_t>(column), plot, {});
      hit.tip = tr("%1 of “%2”[%3] = %4")
                    .arg(m_item.name, m_content.keys[static_cast<std::size_t>(column)].label,
                         QString::number(row), value);
      if (m_item.sum.size() > 0 && m_content.keys[static_cast<std::size_t>(column)].facts.masked)
        hit.tip = tr("“%1” is masked: no weight").arg(m_content.keys[static_cast<std::size_t>(column)].label);
    } else {
      const QString name = m_item.rowNames.value(row, QString::number(row));
      hit.tip = QStringLiteral("%1, %2[%3] = %4").arg(m_item.name, name, QString::number(column), value);
    }
    hit.rect = rect;
    return hit;
  }

  SceneHit inColumn(const QPointF& point, const QRectF& plot, const RowVector& values,
                    const QString& name) const {
    const int index = indexIn(point.y(), plot.top(), plot.height(), values.size());
    const double step = plot.height() / double(values.size());
    SceneHit hit;
    hit.rect = QRectF(plot.left(), plot.top() + index * step, plot.width(), step);
    hit.tip = element(name, index, values(index));
    return hit;
  }

  SceneHit inList(const QPointF& point) const {
    const QRectF& plot = m_placed.plot;
    const int row = indexIn(point.y(), plot.top(), plot.height(), m_item.values.rows());
    const double step = plot.height() / double(m_item.values.rows());
    SceneHit hit;
    hit.rect = QRectF(plot.left(), plot.top() + row * step, plot.width(), step);
    hit.tip = QStringLiteral("%1, %2: %3")
                  .arg(m_item.name, m_item.rowNames.value(row), number(m_item.values(row, 0)));
    return hit;
  }

  /// Every number behind a weight.
  QString keyWords(std::size_t column) const {
    const AnatomyKey& key = m_content.keys[column];
    const CellFacts& facts = key.facts;
    QString words =
        QStringLiteral("q·k = %1\n× %2 = %3")
            .arg(scoreText(facts.dot), scoreText(facts.scale), scoreText(facts.scale * facts.dot));
    if (facts.bias != 0) words += u'\n' + tr("+ position bias %1").arg(scoreText(facts.bias));
    if (facts.masked) return words + u'\n' + tr("masked: no weight");
    return words + u'\n' + tr("score %1").arg(scoreText(facts.score)) + u'\n' +
           tr("weight %1").arg(weightText(facts.weight));
  }

  SceneHit inCompared(const QPointF& point) const {
    if (m_item.kind == Kind::Bars) return inBars(point, m_placed.compared);
    const std::size_t column = columnAt(point);
    SceneHit hit = keyHit(column, m_placed.compared, {});
    hit.tip = tr("“%1” to “%2”: %3")
                  .arg(m_content.comparedLabel, m_content.keys[column].label,
                       number(m_item.compared(0, static_cast<Eigen::Index>(column))));
    return hit;
  }

  /// A click there focuses the key.
  SceneHit keyHit(std::size_t column, const QRectF& plot, const QString& words) const {
    const AnatomyKey& key = m_content.keys[column];
    SceneHit hit;
    hit.rect = m_layout.column(plot, column);
    hit.tip = tr("“%1”").arg(key.label);
    if (!words.isEmpty()) hit.tip += u'\n' + words;
    Focus focus = m_content.focus;
    focus.query = m_content.query;
    focus.key = key.index;
    hit.focus = focus;
    return hit;
  }

  const PlacedItem& m_placed;
  const AnatomyItem& m_item;
  const AnatomyContent& m_content;
  const AnatomyLayout& m_layout;
};

}  // namespace

SceneHit itemAt(const PlacedItem& placed, const AnatomyContent& content, const AnatomyLayout& layout,
                const QPointF& point) {
  return ItemHit(placed, content, layout).at(point);
}

}  // namespace headlight
