#pragma once

#include <QWidget>
#include <optional>

#include "ui/session/session_state.h"

class QCheckBox;
class QComboBox;

namespace headlight {

struct RunResult;

/// What is shown of a run, how patterns are coloured, and the positional encoding's switch.
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
  /// Which patterns can be shown of this kind of a run: the others are off and say why. nullptr: there is no
  /// run.
  void setPatterns(const RunResult* run, AttentionKind kind);

 signals:
  void displayChanged(const headlight::DisplayOptions& display, const QString& undoText);
  void positionsToggled(bool on);
  void kindChosen(headlight::AttentionKind kind);
  /// Nothing: the heads' own.
  void patternChosen(const std::optional<headlight::DerivedPattern>& pattern);

 private:
  QComboBox* addChoice(const QString& name, const QStringList& choices, const QString& help);
  void addPatterns();
  void report(const QString& undoText);

  DisplayOptions m_display;
  QComboBox* m_kind;
  QComboBox* m_pattern;
  QComboBox* m_colorMap;
  QComboBox* m_leaveOut;
  QComboBox* m_pooling;
  QCheckBox* m_positions;
};

}  // namespace headlight
