#pragma once

#include "ui/views/lines/lines_options.h"
#include "ui/views/scene/view_controls.h"

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace headlight {

/// Which heads' lines are drawn, how much of their weight, and how.
class LinesControls : public ViewControls {
  Q_OBJECT
 public:
  explicit LinesControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  QToolButton* addButton(const QString& accessibleName);
  QComboBox* addChoice(const QString& accessibleName, const QStringList& choices);
  void addShare();
  void toggleFocused();
  void toggleLayer();
  /// Asks for the state with these options.
  void request(const LinesOptions& options, const QString& undoText);
  /// What the boxes and the slider say, in options.
  LinesOptions read() const;

  QToolButton* m_toggle = nullptr;
  QToolButton* m_layer = nullptr;
  QToolButton* m_clear = nullptr;
  QSlider* m_share = nullptr;
  QLabel* m_shareText = nullptr;
  QComboBox* m_layout = nullptr;
  QComboBox* m_direction = nullptr;
  QComboBox* m_coloring = nullptr;
  QComboBox* m_pair = nullptr;
  SessionState m_state;
  SessionState m_beforeDrag;  // of the slider
  LinesOptions m_options;
  HeadId m_focused;
  int m_headCount = 0;
  bool m_updating = false;
};

}  // namespace headlight
