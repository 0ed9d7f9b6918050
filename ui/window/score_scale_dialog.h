#pragma once

#include <QDialog>
#include <optional>

class QDoubleSpinBox;

namespace headlight {

/// Asks what q·k is multiplied by before softmax, as a scale, or as a temperature that divides the model's
/// own scale: above 1 flattens the attention, below 1 sharpens it.
class ScoreScaleDialog : public QDialog {
  Q_OBJECT
 public:
  /// `own`: the model's own scale; nothing: there is no temperature to ask for. `now`: what to begin with.
  ScoreScaleDialog(std::optional<float> own, float now, QWidget* parent = nullptr);

  float scale() const;

 private:
  std::optional<float> m_own;
  float m_now;
  QDoubleSpinBox* m_scale;
  QDoubleSpinBox* m_temperature = nullptr;
};

}  // namespace headlight
