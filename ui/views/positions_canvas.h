#pragma once

#include <QImage>
#include <QWidget>

#include "ui/compute/latest_job.h"
#include "ui/views/positions_picture.h"

namespace headlight {

/// The Positions picture on the screen: made and painted off the GUI thread, the one before stays until it is
/// there; tips under the mouse, a click on the matrix chooses a curve, a click on the attention a cell.
class PositionsCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit PositionsCanvas(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot);
  /// Lets go of the snapshot and of the picture.
  void forget();
  /// What is on the screen, which may be older than the snapshot.
  const PositionsScene& scene() const;
  const PositionsLayout& layoutNow() const;
  /// Whether the newest snapshot is on the screen at the present size.
  bool isUpToDate() const;

 signals:
  void cellHovered(std::int64_t query, std::int64_t key);
  void cellClicked(std::int64_t query, std::int64_t key);
  void left();
  void columnClicked(int column);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Drawn {
    PositionsScene scene;
    PositionsLayout layout;  // refers to `scene`
    QImage image;
  };
  void draw();
  void startDrawing();

  Snapshot m_snapshot;
  bool m_given = false;                  // `m_snapshot` is one, not what is there before the first
  std::shared_ptr<const Drawn> m_drawn;  // never nullptr
  bool m_hovering = false;
  bool m_stale = false;  // something has changed since the drawing under way began
  LatestJob m_job;
};

}  // namespace headlight
