#include "ui/views/anatomy/toy_card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr double step = 0.5;  // of a button
constexpr int kRows = static_cast<int>(SoftmaxToy::dishes) + 2;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Anatomy)
};

/// Clicks that come faster than the picture add up.
void addToScore(SessionState& state, std::size_t dish, double by) {
  editOptions<AnatomyOptions>(state.viewOptions, [=](AnatomyOptions& options) {
    constexpr double most = AnatomyOptions::largestScore;
    options.toyScores[dish] = std::clamp(options.toyScores[dish] + by, -most, most);
  });
}

}  // namespace

ToyCard::ToyCard(const SoftmaxToy& toy, const QRectF& area, const QFont& font, bool printing)
    : m_toy(toy), m_area(area), m_font(font), m_printing(printing) {
  m_rowHeight = std::round(QFontMetricsF(font).height() * 1.7);
  m_area.setHeight(m_rowHeight * kRows);
  const double unit = area.width() / 100;
  m_columns = {area.left(),
               area.left() + 20 * unit,
               area.left() + 38 * unit,
               area.left() + 50 * unit,
               area.left() + 72 * unit,
               area.left() + 75 * unit,
               8.3 * unit};
}

QRectF ToyCard::row(std::size_t index) const {
  return {m_area.left(), m_area.top() + double(index) * m_rowHeight, m_area.width(), m_rowHeight};
}

QRectF ToyCard::button(std::size_t dish, bool more) const {
  const QRectF line = row(dish + 1);
  const double size = m_rowHeight * 0.72;
  const double room = std::max(2 * size + 40, m_columns.exponential - m_columns.score - 14);
  const double left = more ? m_columns.score + room - size : m_columns.score;
  return {left, line.center().y() - size / 2, size, size};
}

void ToyCard::paintBar(QPainter& painter, const QRectF& room, double value, const QColor& color) const {
  QRectF bar = room;
  bar.setWidth(std::max(1.0, room.width() * std::clamp(value, 0.0, 1.0)));
  painter.fillRect(bar, color);
}

void ToyCard::paintHeadings(QPainter& painter, const PictureStyle& style) const {
  const QRectF line = row(0);
  painter.setPen(style.mutedText);
  const auto put = [&](double left, double right, const QString& text) {
    const QRectF room(left, line.top(), right - left, line.height());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     elidedLabel(text, QFontMetricsF(m_font), room.width()));
  };
  put(m_columns.name, m_columns.score - 4, Words::tr("dish"));
  put(m_columns.score, m_columns.exponential - 4, Words::tr("score: suits the taste"));
  put(m_columns.exponential, m_columns.weight - 4, Words::tr("e^score"));
  put(m_columns.weight, m_columns.weightEnd, Words::tr("weight = e^score / sum"));
  const auto names = SoftmaxToy::propertyNames();
  for (std::size_t p = 0; p < names.size(); ++p) {
    const double left = m_columns.values + double(p) * m_columns.valueStep;
    put(left, left + m_columns.valueStep - 4, names[p]);
  }
}

void ToyCard::paintDish(QPainter& painter, const PictureStyle& style, std::size_t dish) const {
  const QRectF line = row(dish + 1);
  const auto put = [&](double left, double width, Qt::Alignment align, const QString& text) {
    painter.setPen(style.text);
    painter.drawText(QRectF(left, line.top(), width, line.height()),
                     align | Qt::AlignVCenter | Qt::TextSingleLine,
                     elidedLabel(text, QFontMetricsF(m_font), width));
  };
  put(m_columns.name, m_columns.score - m_columns.name - 6, Qt::AlignLeft, SoftmaxToy::dishNames()[dish]);
  const QRectF less = button(dish, false);
  const QRectF more = button(dish, true);
  put(less.right(), more.left() - less.right(), Qt::AlignHCenter, scoreText(m_toy.scores[dish]));
  for (const bool adds : {false, true}) {
    if (m_printing) break;
    const QRectF box = adds ? more : less;
    painter.setPen(QPen(style.frame, 1));
    painter.setBrush(style.window);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(style.text);
    painter.drawText(box, Qt::AlignCenter, adds ? QStringLiteral("+") : QStringLiteral("−"));
  }
  put(m_columns.exponential, m_columns.weight - m_columns.exponential - 6, Qt::AlignLeft,
      scoreText(m_toy.exponentials[dish]));
  const double numberWidth = QFontMetricsF(m_font).horizontalAdvance(QStringLiteral("0.00000"));
  const QRectF bar(m_columns.weight, line.top() + line.height() * 0.25,
                   m_columns.weightEnd - m_columns.weight - numberWidth - 6, line.height() * 0.5);
  paintBar(painter, bar, m_toy.weights[dish], style.positive);
  put(bar.right() + 6, numberWidth, Qt::AlignLeft, weightText(m_toy.weights[dish]));
  for (std::size_t p = 0; p < SoftmaxToy::properties; ++p)
    put(m_columns.values + double(p) * m_columns.valueStep, m_columns.valueStep - 4, Qt::AlignLeft,
        scaleEndText(SoftmaxToy::values()[dish][p]));
}

void ToyCard::paintSum(QPainter& painter, const PictureStyle& style) const {
  const QRectF line = row(kRows - 1);
  painter.setPen(QPen(style.border, 1));
  painter.drawLine(line.topLeft(), line.topRight());
  painter.setPen(style.text);
  const auto put = [&](double left, const QString& text) {
    painter.drawText(QRectF(left, line.top(), line.right() - left, line.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
  };
  put(m_columns.name, Words::tr("sum, weighted"));
  put(m_columns.exponential, scoreText(m_toy.sum));
  put(m_columns.weight, QStringLiteral("1"));
  for (std::size_t p = 0; p < SoftmaxToy::properties; ++p)
    put(m_columns.values + double(p) * m_columns.valueStep, scoreText(m_toy.mixed[p]));
}

void ToyCard::paint(QPainter& painter, const PictureStyle& style) const {
  painter.setFont(m_font);
  paintHeadings(painter, style);
  for (std::size_t dish = 0; dish < SoftmaxToy::dishes; ++dish) paintDish(painter, style, dish);
  paintSum(painter, style);
}

SceneHit ToyCard::at(const QPointF& point) const {
  for (std::size_t dish = 0; dish < SoftmaxToy::dishes; ++dish) {
    for (const bool more : {false, true}) {
      const QRectF box = button(dish, more);
      if (m_printing || !box.contains(point)) continue;
      SceneHit hit{box,
                   more ? Words::tr("A higher score") : Words::tr("A lower score"),
                   {},
                   {},
                   Words::tr("Score of a Dish")};
      hit.change = [dish, by = more ? step : -step](SessionState& state) { addToScore(state, dish, by); };
      return hit;
    }
    if (row(dish + 1).contains(point))
      return {row(dish + 1),
              QStringLiteral("%1: e^%2 / %3 = %4")
                  .arg(SoftmaxToy::dishNames()[dish], scoreText(m_toy.scores[dish]), scoreText(m_toy.sum),
                       weightText(m_toy.weights[dish])),
              {},
              {},
              {}};
  }
  return {};
}

}  // namespace headlight
