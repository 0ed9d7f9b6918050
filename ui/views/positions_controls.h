#pragma once

#include <QWidget>

#include "ui/views/snapshot.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace headlight {

/// The choice of encoding and its sliders, above the Positions picture.
class PositionsControls : public QWidget {
  Q_OBJECT
 public:
  explicit PositionsControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot);

 signals:
  /// A change of the session; without an undo text while a slider moves.
  void stateRequested(const headlight::SessionState& state, const QString& undoText);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Dial {
    QWidget* whole = nullptr;
    QLabel* name = nullptr;
    QSlider* slider = nullptr;
    QLabel* value = nullptr;
  };
  Dial addDial(const QString& name, int low, int high);
  void fitFields();
  void request(const QString& undoText);
  void requestCurves();
  void readSliders(PositionsOptions& options) const;
  void showValues(const PositionsOptions& options);

  QComboBox* m_source = nullptr;
  QComboBox* m_similarity = nullptr;
  QLineEdit* m_curves = nullptr;
  Dial m_positions, m_size, m_heads, m_base;
  SessionState m_state;
  bool m_updating = false;
};

}  // namespace headlight
