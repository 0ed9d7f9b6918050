#pragma once

#include <QWidget>
#include <vector>

#include "ui/views/snapshot.h"

class QToolButton;

namespace headlight {

/// The row of buttons by which the inspector's average is put together: add or remove the focused head, take
/// all heads of the layer, go back to the focused head alone.
class HeadChooser : public QWidget {
  Q_OBJECT
 public:
  explicit HeadChooser(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot);

 signals:
  void headsRequested(const std::vector<headlight::HeadId>& heads);

 private:
  void toggleFocused();
  void takeLayer();

  QToolButton* m_toggle = nullptr;
  QToolButton* m_layer = nullptr;
  QToolButton* m_clear = nullptr;
  std::vector<HeadId> m_heads;  // chosen now
  HeadId m_focused;
  int m_headCount = 0;
};

}  // namespace headlight
