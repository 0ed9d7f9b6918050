#include "ui/window/next_bars.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"
#include "ui/session/letter_width.h"
#include "ui/session/theme.h"
#include "ui/views/predictions/prediction_words.h"
#include "ui/views/predictions/text_generation.h"

namespace headlight {
namespace {

constexpr double kLabel = 9;  // a token's room, in letters
constexpr double kPadding = 6;
constexpr double kGap = 4;
constexpr double kBar = 4;  // height of a bar

}  // namespace

NextBars::NextBars(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Next tokens"));
  hide();
}

void NextBars::setWanted(bool wanted) {
  m_wanted = wanted;
  setVisible(m_wanted && m_guesses);
}

void NextBars::setSnapshot(const Snapshot& snapshot) {
  const auto place = guessPlace(snapshot);
  const bool waits = snapshot.result && snapshot.result->model && place;
  const auto said = waits ? snapshot.answer<NextGuesses>(guessQuestion(*place).key) : nullptr;
  m_current = said && isRunOfText(snapshot);
  if (waits && !said) return;
  const bool same = said == m_guesses && (!place || m_next == place->next);
  if (same) return;
  m_guesses = said;
  if (place) {
    m_next = place->next;
    m_place = predictionHeading(snapshot, *place);
  }
  m_marked = -1;
  setVisible(m_wanted && m_guesses);
  describe();
  updateGeometry();
  update();
}

/// The words stand beside those of the first row of chips.
double NextBars::top() const { return std::max(3, QFontMetrics(font()).height() / 5); }

QString NextBars::heading() const { return m_next ? tr("→ next:") : tr("→ hidden:"); }

double NextBars::headingWidth() const {
  return std::ceil(QFontMetricsF(font()).horizontalAdvance(heading())) + kGap;
}

/// The same for all and whatever their tokens are, so that the chips beside them keep their places.
double NextBars::cellWidth() const {
  const QFontMetricsF metrics(font());
  const bool changes = m_guesses && !m_guesses->guesses.empty() && m_guesses->guesses.front().before;
  const QString widest = changes ? QStringLiteral("00.00 → 00.00 %") : QStringLiteral("00.00 %");
  return std::ceil(kLabel * letterWidth(font()) + metrics.horizontalAdvance(widest) + 3 * kPadding);
}

QRectF NextBars::cellRect(std::size_t index) const {
  const double width = cellWidth();
  return {headingWidth() + static_cast<double>(index) * (width + kGap), top(), width, height() - top()};
}

QSize NextBars::sizeHint() const {
  const double width = headingWidth() + NextGuesses::most * (cellWidth() + kGap);
  const double line = QFontMetricsF(font()).height();
  return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(top() + line * 9 / 8 + kBar + 2))};
}

/// "61.02 %", or with what it was without the experiments "61.02 → 12.30 %".
QString NextBars::numberOf(const NextGuess& guess) const {
  const QString now = percentText(guess.probability);
  if (!guess.before) return now;
  return QStringLiteral("%1 → %2").arg(percentText(*guess.before).chopped(2), now);
}

QString NextBars::tipOf(const NextGuess& guess) const {
  QString tip = m_place + QLatin1Char('\n') +
                tr("%1 (piece %2): probability %3 by the model")
                    .arg(guess.token.label, guess.token.piece, weightText(guess.probability));
  if (guess.before)
    tip += QLatin1Char('\n') + tr("%1 without the experiments").arg(weightText(*guess.before));
  return tip + QLatin1Char('\n') +
         (m_next ? tr("A click puts it behind the text.") : tr("A click puts it in the mask's place."));
}

void NextBars::describe() {
  QStringList said;
  if (m_guesses)
    for (const NextGuess& guess : m_guesses->guesses) said << guess.token.label + u' ' + numberOf(guess);
  setAccessibleDescription(said.join(QStringLiteral(", ")));
}

void NextBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintGuesses(painter, pictureStyle(palette()));
}

void NextBars::paintGuesses(QPainter& painter, const PictureStyle& style) const {
  if (!m_guesses) return;
  painter.setFont(font());
  painter.setPen(style.mutedText);
  painter.drawText(QRectF(0, top(), headingWidth(), height() - top() - kBar - 2),
                   Qt::AlignLeft | Qt::AlignVCenter, heading());
  for (std::size_t i = 0; i < m_guesses->guesses.size(); ++i) paintCell(painter, i, style);
}

/// The bar stands below the words, so that these keep their contrast; an outline is what it was before.
void NextBars::paintCell(QPainter& painter, std::size_t index, const PictureStyle& style) const {
  const NextGuess& guess = m_guesses->guesses[index];
  const QRectF cell = cellRect(index);
  if (static_cast<int>(index) == m_marked) {
    painter.setPen(QPen(style.query, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cell.adjusted(0.6, 0.6, -0.6, 0.4), 4, 4);
  }
  const QFontMetricsF metrics(font());
  const QRectF words = cell.adjusted(kPadding, 0, -kPadding, -kBar - 2);
  const QString number = numberOf(guess);
  const double taken = metrics.horizontalAdvance(number) + kPadding;
  painter.setPen(style.text);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                   elidedLabel(guess.token.label, metrics, words.width() - taken));
  painter.setPen(style.mutedText);
  painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, number);
  const QRectF whole(words.left(), cell.bottom() - kBar - 2, words.width(), kBar);
  painter.fillRect(whole, style.grid);
  QRectF bar = whole;
  bar.setWidth(std::max(1.0, whole.width() * guess.probability));
  painter.fillRect(bar, style.positive);
  if (!guess.before) return;
  bar.setWidth(std::max(1.0, whole.width() * *guess.before));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style.text, 1));
  painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
}

int NextBars::cellAt(const QPointF& point) const {
  if (!m_guesses) return -1;
  for (std::size_t i = 0; i < m_guesses->guesses.size(); ++i)
    if (cellRect(i).contains(point)) return static_cast<int>(i);
  return -1;
}

void NextBars::choose(int cell) {
  // Until the newest run has spoken it is another text that they are of.
  if (cell < 0 || !m_current || !m_guesses || cell >= std::ssize(m_guesses->guesses)) return;
  const NextGuess& guess = m_guesses->guesses[static_cast<std::size_t>(cell)];
  emit tokenChosen({guess.token.id, guess.probability});
}

void NextBars::mark(int cell) {
  if (cell == m_marked) return;
  m_marked = cell;
  update();
}

void NextBars::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose(cellAt(event->position()));
}

void NextBars::mouseMoveEvent(QMouseEvent* event) { mark(cellAt(event->position())); }

void NextBars::leaveEvent(QEvent*) { mark(hasFocus() ? std::max(0, m_marked) : -1); }

void NextBars::focusInEvent(QFocusEvent*) { mark(std::max(0, m_marked)); }

void NextBars::focusOutEvent(QFocusEvent*) { mark(-1); }

void NextBars::keyPressEvent(QKeyEvent* event) {
  const int count = m_guesses ? static_cast<int>(m_guesses->guesses.size()) : 0;
  if (count == 0 || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return event->ignore();
  switch (event->key()) {
    case Qt::Key_Left:
      return mark(std::max(0, m_marked - 1));
    case Qt::Key_Right:
      return mark(std::min(count - 1, m_marked + 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      return choose(std::max(0, m_marked));
    default:
      event->ignore();
  }
}

void NextBars::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) updateGeometry();
}

bool NextBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int cell = cellAt(help->pos());
  if (cell >= 0)
    QToolTip::showText(help->globalPos(), tipOf(m_guesses->guesses[static_cast<std::size_t>(cell)]), this,
                       cellRect(static_cast<std::size_t>(cell)).toAlignedRect());
  else
    QToolTip::hideText();
  return true;
}

}  // namespace headlight
