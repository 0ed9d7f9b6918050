#pragma once

#include <QWidget>

#include "ui/session/session_state.h"

class QCheckBox;
class QComboBox;

namespace headlight {

/// How patterns are coloured, and the positional encoding's switch.
class DisplayBar : public QWidget {
  Q_OBJECT
 public:
  explicit DisplayBar(QWidget* parent = nullptr);

  void setState(const SessionState& state);
  /// Off for an imported array, which has no positions to switch off.
  void setPositionsEnabled(bool enabled);

 signals:
  void displayChanged(const headlight::DisplayOptions& display, const QString& undoText);
  void positionsToggled(bool on);

 private:
  QComboBox* addChoice(const QString& name, const QStringList& choices, const QString& help);
  void report(const QString& undoText);

  DisplayOptions m_display;
  QComboBox* m_colorMap;
  QComboBox* m_scale;
  QComboBox* m_leaveOut;
  QComboBox* m_pooling;
  QCheckBox* m_positions;
};

}  // namespace headlight
