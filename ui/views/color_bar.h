#pragma once

#include <QWidget>
#include <optional>

#include "ui/plots/color_scale.h"
#include "ui/session/display_options.h"

class QToolButton;

namespace headlight {

/// The colour scale under pictures on the screen: shows what colours mean and changes it. Its ends can be
/// dragged or moved with the arrow keys; buttons switch to the whole range, a logarithmic scale, rows over
/// their maximum, and lock the scale for every picture; a double click fits it again.
class ColorBar : public QWidget {
  Q_OBJECT
 public:
  explicit ColorBar(QWidget* parent = nullptr);

  /// What it shows: the scale of the picture above, the options it came from, the range a weight may have,
  /// and a note on how the picture was pooled, or nothing.
  struct Contents {
    ColorScale scale;
    DisplayOptions display;
    ValueRange whole;
    QString note;
  };
  void setContents(const Contents& contents);
  /// The options while an end is being dragged, which only the picture above follows; nothing otherwise.
  const std::optional<DisplayOptions>& dragged() const { return m_dragged; }
  /// Where the colours are on the widget.
  QRectF bar() const;

 signals:
  /// Other options for every picture.
  void displayRequested(const headlight::DisplayOptions& display, const QString& undoText);
  /// dragged() has changed.
  void dragMoved();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  enum class End { None, Low, High };

  QToolButton* addButton(const QString& text, const QString& help);
  void connectButtons();
  void syncButtons();
  void placeButtons();
  void request(const DisplayOptions& display);
  End endAt(const QPointF& point) const;
  /// The range with one end where the mouse is.
  ValueRange rangeAt(End end, double x) const;
  /// A logarithmic scale begins where it likes to, which 0 asks for, unless a person has said where.
  double fixedLogarithmicLow() const;
  /// The range with the upper end `factor` times as high.
  DisplayOptions scaled(double factor) const;
  QRectF scaleArea() const;

  Contents m_contents;
  std::optional<DisplayOptions> m_dragged;
  End m_drag = End::None;
  ValueMapping m_atPress;
  int m_buttonsBegin = 0;  // where the buttons stand
  int m_buttonsEnd = 0;
  QToolButton* m_whole = nullptr;
  QToolButton* m_log = nullptr;
  QToolButton* m_row = nullptr;
  QToolButton* m_lock = nullptr;
};

}  // namespace headlight
