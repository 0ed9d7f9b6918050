#include "ui/views/color_bar.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"

namespace headlight {

namespace {

constexpr double grip = 7;      // how near to an end the mouse takes it
constexpr int gap = 2;          // between buttons
constexpr int leastScale = 76;  // room that buttons leave to the colours

}  // namespace

ColorBar::ColorBar(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);  // the picture behind it need not be painted for it
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Colour scale"));
  setAccessibleDescription(
      tr("What colours mean. Left and right arrow move the upper end, Home fits the scale to the picture."));
  setToolTip(tr("Drag an end of the bar to change the scale of every picture; a double click fits it again"));
  m_whole = addButton(tr("0..1"), tr("The whole range that a weight may have, in every picture"));
  m_log = addButton(tr("log"), tr("Logarithmic scale"));
  m_row = addButton(tr("row"), tr("Each row divided by its largest weight"));
  m_lock = addButton(tr("lock"), tr("This scale for every picture and every text"));
  connectButtons();
}

QToolButton* ColorBar::addButton(const QString& text, const QString& help) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setToolTip(help);
  button->setAccessibleName(help);
  button->setCheckable(true);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

void ColorBar::connectButtons() {
  const auto onClick = [this](QToolButton* button, auto change) {
    connect(button, &QToolButton::clicked, this, [this, change](bool on) {
      DisplayOptions next = m_contents.display;
      change(next, on);
      request(next);
    });
  };
  onClick(m_whole,
          [](DisplayOptions& next, bool on) { next.range = on ? ScaleRange::Whole : ScaleRange::Fitted; });
  onClick(m_log, [](DisplayOptions& next, bool on) { next.scale = on ? ScaleMode::Log : ScaleMode::Linear; });
  onClick(m_row,
          [](DisplayOptions& next, bool on) { next.scale = on ? ScaleMode::RowMaximum : ScaleMode::Linear; });
  onClick(m_lock, [this](DisplayOptions& next, bool on) {
    next.range = on ? ScaleRange::Fixed : ScaleRange::Fitted;
    const ValueMapping& shown = m_contents.scale.mapping;
    if (on) next.fixedRange = {static_cast<float>(shown.low()), static_cast<float>(shown.high())};
  });
}

void ColorBar::request(const DisplayOptions& display) {
  syncButtons();  // they follow the session, not the click
  if (display != m_contents.display) emit displayRequested(display, tr("Colour Scale"));
}

void ColorBar::setContents(const Contents& contents) {
  const auto look = [](const Contents& of) {
    return std::tie(of.scale.mapping, of.scale.largest, of.scale.map, of.scale.leftOut, of.scale.font,
                    of.display, of.whole, of.note);
  };
  if (look(contents) == look(m_contents)) return;
  m_contents = contents;
  syncButtons();
  placeButtons();
  update();
}

void ColorBar::syncButtons() {
  const Contents& contents = m_contents;
  const DisplayOptions& display = contents.display;
  const QSignalBlocker whole(m_whole), log(m_log), row(m_row), lock(m_lock);
  m_whole->setText(contents.whole == ValueRange{0, 1}
                       ? tr("0..1")
                       : tr("%1..%2").arg(shortWeightText(static_cast<double>(contents.whole.low)),
                                          shortWeightText(static_cast<double>(contents.whole.high))));
  m_whole->setChecked(display.range == ScaleRange::Whole);
  m_log->setChecked(display.scale == ScaleMode::Log);
  m_row->setChecked(display.scale == ScaleMode::RowMaximum);
  m_lock->setChecked(display.range == ScaleRange::Fixed);
  for (QToolButton* button : {m_whole, m_lock}) button->setEnabled(display.scale != ScaleMode::RowMaximum);
}

void ColorBar::placeButtons() {
  // Where there is little room the last ones go first.
  int room = 0;
  for (QToolButton* button : {m_whole, m_log, m_row, m_lock}) {
    button->setFont(m_contents.scale.font);
    const int text = button->fontMetrics().horizontalAdvance(button->text());
    button->resize(text + 10, std::min(height(), button->fontMetrics().height() + 4));
    const int with = room + button->width() + gap;
    const bool fits = with + leastScale <= width();
    button->setVisible(fits);
    if (fits) room = with;
  }
  const QFontMetricsF metrics(m_contents.scale.font);
  const double note = m_contents.note.isEmpty() ? 0 : metrics.horizontalAdvance(m_contents.note) + 16;
  const bool noteFits = width() - room - note >= 240;
  m_buttonsEnd = width() - (noteFits ? static_cast<int>(std::ceil(note)) : 0);
  m_buttonsBegin = m_buttonsEnd - room;
  int x = m_buttonsBegin;
  // On the line of the bar.
  const int top = std::max(0, static_cast<int>(std::lround(bar().center().y() - m_whole->height() / 2.0)));
  for (QToolButton* button : {m_whole, m_log, m_row, m_lock}) {
    if (button->isHidden()) continue;
    button->move(x, top);
    x += button->width() + gap;
  }
}

QRectF ColorBar::scaleArea() const {
  return {0, 0, static_cast<double>(m_buttonsBegin - 6), static_cast<double>(height())};
}

QRectF ColorBar::bar() const { return m_contents.scale.bar(scaleArea()); }

void ColorBar::paintEvent(QPaintEvent*) {
  if (!m_contents.scale.map) return QPainter(this).fillRect(rect(), pictureStyle(palette()).base);
  QPainter painter(this);
  const PictureStyle& style = pictureStyle(palette());
  painter.fillRect(rect(), style.base);
  m_contents.scale.paint(painter, scaleArea(), style);
  const QRectF colors = bar();
  if (m_contents.display.scale != ScaleMode::RowMaximum) {
    // Grips: the ends can be taken.
    painter.setPen(QPen(hasFocus() ? style.highlight : style.mutedText, hasFocus() ? 2 : 1));
    for (double x : {colors.left(), colors.right()})
      painter.drawLine(QPointF(x, colors.top() - 1), QPointF(x, colors.bottom() + 2));
  }
  const int right = m_buttonsEnd + 6;
  if (right >= width() - 8) return;
  painter.setFont(m_contents.scale.font);
  painter.setPen(style.mutedText);
  painter.drawText(QRectF(right, m_whole->y(), width() - right, m_whole->height()),
                   Qt::AlignRight | Qt::AlignVCenter, m_contents.note);
}

void ColorBar::resizeEvent(QResizeEvent*) { placeButtons(); }

ColorBar::End ColorBar::endAt(const QPointF& point) const {
  if (m_contents.display.scale == ScaleMode::RowMaximum || !m_contents.scale.map) return End::None;
  const QRectF colors = bar();
  if (point.y() < colors.top() - 4 || point.y() > colors.bottom() + 6) return End::None;
  if (std::abs(point.x() - colors.right()) <= grip) return End::High;
  if (std::abs(point.x() - colors.left()) <= grip) return End::Low;
  return End::None;
}

ValueRange ColorBar::rangeAt(End end, double x) const {
  const QRectF colors = bar();
  const double fraction = (x - colors.left()) / colors.width();
  double low = m_atPress.value(0);
  double high = m_atPress.value(1);
  if (m_atPress.isDiverging()) {
    high = std::abs(m_atPress.value(end == End::High ? std::clamp(fraction, 0.51, 3.0)
                                                     : std::clamp(fraction, -2.0, 0.49)));
    return {static_cast<float>(-high), static_cast<float>(high)};
  }
  if (end == End::High) {
    high = m_atPress.value(std::clamp(fraction, 0.02, 3.0));
    if (m_atPress.mode() == ScaleMode::Log)
      return {static_cast<float>(fixedLogarithmicLow()), static_cast<float>(high)};
  } else {
    low = std::max(0.0, m_atPress.value(std::clamp(fraction, -1.0, 0.98)));
  }
  return {static_cast<float>(low), static_cast<float>(high)};
}

double ColorBar::fixedLogarithmicLow() const {
  const DisplayOptions& display = m_contents.display;
  return display.range == ScaleRange::Fixed ? static_cast<double>(display.fixedRange.low) : 0.0;
}

void ColorBar::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_drag = endAt(event->position());
  m_atPress = m_contents.scale.mapping;
}

void ColorBar::mouseMoveEvent(QMouseEvent* event) {
  if (m_drag == End::None) {
    setCursor(endAt(event->position()) == End::None ? Qt::ArrowCursor : Qt::SplitHCursor);
    return;
  }
  DisplayOptions next = m_contents.display;
  next.range = ScaleRange::Fixed;
  next.fixedRange = rangeAt(m_drag, event->position().x());
  m_dragged = next;
  emit dragMoved();
}

void ColorBar::mouseReleaseEvent(QMouseEvent*) {
  m_drag = End::None;
  if (!m_dragged) return;
  const DisplayOptions chosen = *m_dragged;
  m_dragged.reset();
  emit displayRequested(chosen, tr("Colour Scale"));
  emit dragMoved();
}

void ColorBar::mouseDoubleClickEvent(QMouseEvent*) {
  DisplayOptions next = m_contents.display;
  next.range = ScaleRange::Fitted;
  request(next);
}

DisplayOptions ColorBar::scaled(double factor) const {
  DisplayOptions next = m_contents.display;
  const ValueMapping& shown = m_contents.scale.mapping;
  const double high = shown.high() * factor;
  double low = std::min(shown.low(), high / 2);
  if (shown.isDiverging())
    low = -high;
  else if (shown.mode() == ScaleMode::Log)
    low = std::min(fixedLogarithmicLow(), high / 2);
  next.range = ScaleRange::Fixed;
  next.fixedRange = {static_cast<float>(low), static_cast<float>(high)};
  return next;
}

void ColorBar::keyPressEvent(QKeyEvent* event) {
  const bool scales = m_contents.display.scale != ScaleMode::RowMaximum;
  if (scales && event->key() == Qt::Key_Left) return request(scaled(0.8));
  if (scales && event->key() == Qt::Key_Right) return request(scaled(1.25));
  if (event->key() != Qt::Key_Home) return QWidget::keyPressEvent(event);
  DisplayOptions next = m_contents.display;
  next.range = ScaleRange::Fitted;
  request(next);
}

}  // namespace headlight
