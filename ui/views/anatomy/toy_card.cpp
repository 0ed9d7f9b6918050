#include "ui/views/anatomy/toy_card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/plots/wrapped_text.h"

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
  const QFontMetricsF metrics(font);
  m_rowHeight = std::round(metrics.height() * 1.7);
  placeColumns();
  m_headings = headings();
  double lines = 1;
  for (const Heading& heading : m_headings) lines = std::max(lines, double(heading.lines.size()));
  m_headHeight = std::max(m_rowHeight, std::ceil(lines * metrics.height() + 6));
  m_area.setHeight(m_headHeight + m_rowHeight * (kRows - 1));
}

/// Numbers have the room that they need; what is left goes to the bars of the weights and between the
/// columns.
void ToyCard::placeColumns() {
  const QFontMetricsF metrics(m_font);
  const auto widest = [&](const QStringList& texts) {
    double width = 0;
    for (const QString& text : texts) width = std::max(width, std::ceil(metrics.horizontalAdvance(text)));
    return width;
  };
  QStringList names{Words::tr("dish")}, scores, powers{scoreText(m_toy.sum), Words::tr("e^score")};
  for (std::size_t dish = 0; dish < SoftmaxToy::dishes; ++dish) {
    names << SoftmaxToy::dishNames()[dish];
    scores << scoreText(m_toy.scores[dish]);
    powers << scoreText(m_toy.exponentials[dish]);
  }
  QStringList values{scoreText(0.5)};
  for (const QString& name : SoftmaxToy::propertyNames()) values << name;
  const double number = widest({QStringLiteral("0.00000")});
  const double name = widest(names), score = widest(scores) + 2 * buttonSide() + 8, power = widest(powers);
  const double value = widest(values);
  constexpr double leastGap = 6, leastBar = 16, longestBar = 260;
  constexpr double gaps = 3 + double(SoftmaxToy::properties);
  const double free = m_area.width() - name - score - power - number - leastBar - 6 -
                      double(SoftmaxToy::properties) * value - gaps * leastGap;
  const double gap = leastGap + std::clamp(free / (2 * gaps), 0.0, 20.0);
  const double bar = leastBar + std::clamp(free - gaps * (gap - leastGap), 0.0, longestBar);
  Columns& columns = m_columns;
  // Where there is too little room for all of it, the names of the dishes give way.
  columns.name = m_area.left();
  columns.score = columns.name + std::max(40.0, name + std::min(0.0, free)) + gap;
  columns.scoreEnd = columns.score + score;
  columns.exponential = columns.scoreEnd + gap;
  columns.weight = columns.exponential + power + gap;
  columns.weightEnd = columns.weight + bar + 6 + number;
  columns.values = columns.weightEnd + gap;
  columns.valueStep = value + gap;
}

std::vector<ToyCard::Heading> ToyCard::headings() const {
  constexpr int mostLines = 2;
  std::vector<Heading> made;
  const auto add = [&](double left, double right, const QString& text) {
    made.push_back({left, wrappedText(text, m_font, right - left, mostLines)});
  };
  add(m_columns.name, m_columns.score - 4, Words::tr("dish"));
  add(m_columns.score, m_columns.exponential - 4, Words::tr("score: suits the taste"));
  add(m_columns.exponential, m_columns.weight - 4, Words::tr("e^score"));
  add(m_columns.weight, m_columns.values - 4, Words::tr("weight = e^score / sum"));
  const auto names = SoftmaxToy::propertyNames();
  for (std::size_t p = 0; p < names.size(); ++p) {
    const double left = m_columns.values + double(p) * m_columns.valueStep;
    add(left, left + m_columns.valueStep - 2, names[p]);
  }
  return made;
}

QRectF ToyCard::row(std::size_t index) const {
  if (index == 0) return {m_area.left(), m_area.top(), m_area.width(), m_headHeight};
  return {m_area.left(), m_area.top() + m_headHeight + double(index - 1) * m_rowHeight, m_area.width(),
          m_rowHeight};
}

double ToyCard::buttonSide() const { return std::round(m_rowHeight * 0.72); }

QRectF ToyCard::button(std::size_t dish, bool more) const {
  const QRectF line = row(dish + 1);
  const double side = buttonSide();
  const double left = more ? m_columns.scoreEnd - side : m_columns.score;
  return {left, line.center().y() - side / 2, side, side};
}

void ToyCard::paintBar(QPainter& painter, const QRectF& room, double value, const QColor& color) const {
  QRectF bar = room;
  bar.setWidth(std::max(1.0, room.width() * std::clamp(value, 0.0, 1.0)));
  painter.fillRect(bar, color);
}

void ToyCard::paintHeadings(QPainter& painter, const PictureStyle& style) const {
  const double line = QFontMetricsF(m_font).height();
  painter.setPen(style.mutedText);
  for (const Heading& heading : m_headings) {
    // They stand on the table.
    double top = row(0).bottom() - 3 - line * double(heading.lines.size());
    for (const QString& words : heading.lines) {
      painter.drawText(QRectF(heading.left, top, m_area.right() - heading.left, line),
                       Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
      top += line;
    }
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
  const double numberWidth = std::ceil(QFontMetricsF(m_font).horizontalAdvance(QStringLiteral("0.00000")));
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
