#pragma once

#include <QWidget>
#include <memory>

#include "ui/plots/picture_style.h"
#include "ui/views/predictions/next_guesses.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What the model expects next, at the end of the chips: the likeliest tokens with their probabilities as
/// numbers and bars, and with the probabilities without the experiments where some are on. A click takes a
/// token. What is shown stays until something newer is known; out of view where nothing is predicted.
class NextBars : public QWidget {
  Q_OBJECT
 public:
  explicit NextBars(QWidget* parent = nullptr);

  /// Whether a person wants to see it.
  void setWanted(bool wanted);
  void setSnapshot(const Snapshot& snapshot);
  /// What is shown; nullptr: nothing.
  std::shared_ptr<const NextGuesses> guesses() const { return m_guesses; }
  QRectF cellRect(std::size_t index) const;
  void paintGuesses(QPainter& painter, const PictureStyle& style) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void tokenChosen(const headlight::WrittenToken& token);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int cellAt(const QPointF& point) const;
  void choose(int cell);
  void mark(int cell);
  double top() const;
  double headingWidth() const;
  double cellWidth() const;
  QString heading() const;
  QString numberOf(const NextGuess& guess) const;
  QString tipOf(const NextGuess& guess) const;
  void paintCell(QPainter& painter, std::size_t index, const PictureStyle& style) const;
  void describe();

  std::shared_ptr<const NextGuesses> m_guesses;
  bool m_next = true;      // they come after the text; otherwise they stand behind a mask
  bool m_current = false;  // they are of what the session has now
  bool m_wanted = true;
  QString m_place;  // of what they are predicted, in words
  int m_marked = -1;
};

}  // namespace headlight
