#include "ui/views/predictions/stage_bars.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/session/letter_width.h"
#include "ui/views/predictions/choose_token.h"

namespace headlight {

namespace {

constexpr double kGap = 10;
constexpr double kMostLabel = 170;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

/// "0.4481", and with its sign where it is a change.
QString numberOf(const StageTable::Column& column, double value) {
  const QString text = weightText(value);
  return column.isChange && value > 0 ? QLatin1Char('+') + text : text;
}

class StageBars : public Scene {
 public:
  StageBars(StageTable table, const QFont& font, double width)
      : m_table(std::move(table)), m_font(font), m_width(width) {
    const QFontMetricsF metrics(m_font);
    m_rowHeight = std::ceil(metrics.height()) + 6;
    m_number = std::ceil(metrics.horizontalAdvance(QStringLiteral("+0.0000"))) + 6;
    m_label = metrics.horizontalAdvance(othersLabel());
    for (const NamedToken& token : m_table.tokens)
      m_label = std::max(m_label, metrics.horizontalAdvance(token.label));
    m_label = std::ceil(std::min({m_label, kMostLabel * letterScale(m_font), width / 3})) + 8;
    placeColumns(metrics);
    for (const StageTable::Column& column : m_table.columns)
      for (const double value : column.probabilities)
        (column.isChange ? m_mostChange : m_most) =
            std::max(column.isChange ? m_mostChange : m_most, std::abs(value));
  }

  QSizeF size() const override { return {m_width, rowTop(m_table.tokens.size() + 1)}; }

  void paint(QPainter& painter, const QRectF&, const PictureStyle& style) const override {
    painter.setFont(m_font);
    for (std::size_t c = 0; c < m_table.columns.size(); ++c) paintHeading(painter, c, style);
    for (std::size_t row = 0; row < m_table.tokens.size(); ++row) paintRow(painter, row, style);
    paintOthers(painter, style);
  }

  SceneHit at(const QPointF& point) const override {
    const auto row = static_cast<std::ptrdiff_t>(std::floor((point.y() - rowTop(0)) / m_rowHeight));
    if (row < 0 || row >= std::ssize(m_table.tokens)) return {};
    const auto index = static_cast<std::size_t>(row);
    const bool chosen = m_table.chosenRow == index;
    SceneHit hit = chooseToken(chosen ? QString() : m_table.tokens[index].piece);
    hit.rect = rowRect(index);
    hit.tip = tipOf(index);
    return hit;
  }

  QString summary() const override {
    return Words::tr("The likeliest token is %1, probability %2.")
        .arg(m_table.tokens.front().label, weightText(m_table.columns.front().probabilities.front()));
  }

 private:
  double rowTop(std::size_t row) const { return (static_cast<double>(row) + 2) * m_rowHeight; }
  QRectF rowRect(std::size_t row) const { return {0, rowTop(row), m_width, m_rowHeight}; }
  double columnLeft(std::size_t column) const { return m_lefts[column]; }
  double columnWidth(std::size_t column) const { return m_lefts[column + 1] - m_lefts[column]; }
  QString headingOf(std::size_t column) const {
    const bool follows = column > 0 && !m_table.columns[column].isChange;
    return (follows ? QStringLiteral("→ ") : QString()) + m_table.columns[column].heading;
  }

  /// A stage that does nothing is named, and leaves its room to the bars of the others; where its name would
  /// take it from them, it is not named.
  void placeColumns(const QFontMetricsF& metrics) {
    const double room = m_width - m_label - kGap;
    const auto widthsOf = [&](bool idle) {
      std::vector<double> widths;
      double named = 0, barred = 0;
      for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
        const bool names = m_table.columns[c].isIdle;
        widths.push_back(names ? (idle ? metrics.horizontalAdvance(headingOf(c)) + 2 * kGap : 0) : -1);
        (names ? named : barred) += names ? widths.back() : 1;
      }
      const double width = (room - named) / barred;
      for (double& one : widths)
        if (one < 0) one = width;
      return std::pair(width, widths);
    };
    constexpr double leastShare = 0.6;  // of the room that bars have
    auto [width, widths] = widthsOf(true);
    const auto [widest, unnamed] = widthsOf(false);
    if (width < std::max(2 * m_number, leastShare * widest)) widths = unnamed;
    m_lefts = {m_label + kGap};
    for (const double one : widths) m_lefts.push_back(m_lefts.back() + one);
  }
  QString othersLabel() const {
    return Words::tr("%1 others")
        .arg(countText(m_table.vocabulary - static_cast<std::int64_t>(m_table.tokens.size())));
  }

  QString tipOf(std::size_t row) const {
    const NamedToken& token = m_table.tokens[row];
    QString tip =
        Words::tr("%1 (piece %2, id %3)\nlogit %4")
            .arg(token.label, token.piece, QString::number(token.id), scoreText(m_table.logits[row]));
    for (const StageTable::Column& column : m_table.columns)
      tip +=
          QLatin1Char('\n') + column.heading + QStringLiteral(": ") +
          (!column.isChange && column.probabilities[row] == 0 ? Words::tr("left out")
                                                              : numberOf(column, column.probabilities[row]));
    return tip;
  }

  void paintHeading(QPainter& painter, std::size_t index, const PictureStyle& style) const {
    const StageTable::Column& column = m_table.columns[index];
    const QFontMetricsF metrics(m_font);
    const double room = columnWidth(index) - kGap;
    if (room <= 0) return;
    const QRectF line(columnLeft(index), 0, room, m_rowHeight);
    painter.setPen(column.isIdle ? style.mutedText : style.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(headingOf(index), Qt::ElideRight, room));
    if (column.isChange || column.isIdle) return;
    painter.setPen(style.mutedText);
    painter.drawText(
        line.translated(0, m_rowHeight - 4), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(Words::tr("%1 tokens").arg(countText(column.left)), Qt::ElideRight, room));
  }

  void paintLabel(QPainter& painter, const QString& label, const QRectF& row, const QColor& color) const {
    painter.setPen(color);
    painter.drawText(row.adjusted(0, 0, m_label - row.width(), 0), Qt::AlignRight | Qt::AlignVCenter,
                     elidedLabel(label, QFontMetricsF(m_font), m_label));
  }

  void paintRow(QPainter& painter, std::size_t row, const PictureStyle& style) const {
    const QRectF rect = rowRect(row);
    if (m_table.chosenRow == row) {
      QColor behind = style.highlight;
      behind.setAlphaF(0.18F);
      painter.fillRect(rect.adjusted(-4, 0, 0, 0), behind);
    }
    paintLabel(painter, m_table.tokens[row].label, rect, style.text);
    for (std::size_t c = 0; c < m_table.columns.size(); ++c)
      paintCell(painter, c, m_table.columns[c].probabilities[row], rect, style);
  }

  void paintOthers(QPainter& painter, const PictureStyle& style) const {
    const QRectF rect = rowRect(m_table.tokens.size());
    painter.setPen(style.grid);
    painter.drawLine(rect.topLeft(), rect.topRight());
    paintLabel(painter, othersLabel(), rect, style.mutedText);
    for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
      if (m_table.columns[c].isIdle) continue;
      painter.setPen(style.mutedText);
      painter.drawText(numberRect(c, rect), Qt::AlignRight | Qt::AlignVCenter,
                       numberOf(m_table.columns[c], m_table.columns[c].others));
    }
  }

  QRectF numberRect(std::size_t column, const QRectF& row) const {
    return {columnLeft(column), row.top(), m_number, m_rowHeight};
  }

  /// What a stage leaves out has no bar and no 0: it cannot be drawn at all.
  void paintCell(QPainter& painter, std::size_t index, double value, const QRectF& row,
                 const PictureStyle& style) const {
    const StageTable::Column& column = m_table.columns[index];
    if (column.isIdle) return;
    const QRectF number = numberRect(index, row);
    const QRectF room(number.right() + 6, row.top() + 4, columnWidth(index) - m_number - 6 - kGap,
                      m_rowHeight - 8);
    if (!column.isChange && value == 0) {
      painter.setPen(style.mutedText);
      painter.drawText(QRectF(number.topLeft(), QSizeF(columnWidth(index) - kGap, m_rowHeight)),
                       Qt::AlignLeft | Qt::AlignVCenter, Words::tr("left out"));
      return;
    }
    painter.setPen(style.text);
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, numberOf(column, value));
    if (column.isChange) return paintChange(painter, room, value, style);
    const double length = m_most > 0 ? room.width() * value / m_most : 0;
    painter.fillRect(QRectF(room.topLeft(), QSizeF(std::max(1.0, length), room.height())), style.positive);
  }

  void paintChange(QPainter& painter, const QRectF& room, double value, const PictureStyle& style) const {
    const double middle = room.center().x();
    const double length = m_mostChange > 0 ? room.width() / 2 * value / m_mostChange : 0;
    painter.fillRect(
        QRectF(QPointF(middle, room.top()), QPointF(middle + length, room.bottom())).normalized(),
        value < 0 ? style.negative : style.positive);
    painter.setPen(style.frame);
    painter.drawLine(QPointF(middle, room.top() - 4), QPointF(middle, room.bottom() + 4));
  }

  StageTable m_table;
  QFont m_font;
  double m_width;
  double m_rowHeight = 0;
  double m_number = 0;  // the width of a number
  double m_label = 0;
  std::vector<double> m_lefts;  // [columns + 1]
  double m_most = 0;            // what the longest bar stands for
  double m_mostChange = 0;
};

}  // namespace

std::shared_ptr<const Scene> stageBars(StageTable table, const QFont& font, double width) {
  return std::make_shared<StageBars>(std::move(table), font, width);
}

}  // namespace headlight
