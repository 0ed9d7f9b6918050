#pragma once

#include <QPixmap>
#include <QWidget>

#include "ui/views/positions_picture.h"

namespace headlight {

/// The Positions picture on the screen: drawn once for every change, tips under the mouse, a click on the
/// matrix chooses a curve, a click on the attention a cell.
class PositionsCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit PositionsCanvas(QWidget* parent = nullptr);
  void setScene(const PositionsScene& scene);
  const PositionsScene& scene() const { return m_scene; }

 signals:
  void cellHovered(std::int64_t query, std::int64_t key);
  void cellClicked(std::int64_t query, std::int64_t key);
  void left();
  void columnClicked(int column);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  PositionsScene m_scene;
  QPixmap m_picture;  // of the scene, at this size; null when it must be drawn anew
  bool m_hovering = false;
};

}  // namespace headlight
