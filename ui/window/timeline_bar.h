#pragma once

#include <QWidget>
#include <memory>

#include "ui/compute/run_result.h"
#include "ui/views/predictions/generation_timeline.h"

namespace headlight {

/// The timeline of a generation in one line: clicks, dragging and keys choose the step, the wheel scrolls.
class TimelineBar : public QWidget {
  Q_OBJECT
 public:
  explicit TimelineBar(QWidget* parent = nullptr);

  /// nullptr or nothing: there is nothing to show.
  void setGenerated(std::shared_ptr<const Model> model, const std::optional<GeneratedText>& text);
  /// Where a step's slot is on the widget.
  QRectF slotRect(std::int64_t step) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

 signals:
  void stepChosen(qint64 step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void layOut();
  void showStep();
  void scrollTo(double offset);
  void choose(std::int64_t step);
  std::int64_t slotAt(const QPointF& point) const;

  std::shared_ptr<const Model> m_model;
  std::optional<GeneratedText> m_text;
  std::optional<GenerationTimeline> m_timeline;
  double m_offset = 0;  // how far it is scrolled
};

}  // namespace headlight
