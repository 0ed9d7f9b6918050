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
  /// The kinds of attention to choose from; with fewer than two there is nothing to choose.
  void setKinds(const std::vector<AttentionKind>& kinds, AttentionKind current);
  void setKind(AttentionKind current);

 signals:
  void displayChanged(const headlight::DisplayOptions& display, const QString& undoText);
  void positionsToggled(bool on);
  void kindChosen(headlight::AttentionKind kind);

 private:
  QComboBox* addChoice(const QString& name, const QStringList& choices, const QString& help);
  void report(const QString& undoText);

  DisplayOptions m_display;
  QComboBox* m_kind;
  QComboBox* m_colorMap;
  QComboBox* m_leaveOut;
  QComboBox* m_pooling;
  QCheckBox* m_positions;
};

}  // namespace headlight
