#pragma once

#include <QWidget>

#include "core/model/playground.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace headlight {

/// The parts of the untrained transformer, each one a control. Only settings that fit together can be made:
/// d_model stays a multiple of twice the heads.
class PlaygroundBar : public QWidget {
  Q_OBJECT
 public:
  explicit PlaygroundBar(QWidget* parent = nullptr);

  void setSettings(const PlaygroundSettings& settings);
  const PlaygroundSettings& settings() const { return m_settings; }

 signals:
  void settingsChanged(const headlight::PlaygroundSettings& settings);

 private:
  void addControl(const QString& name, QWidget* control, const QString& help);
  QSpinBox* addNumber(const QString& name, int least, int most, const QString& help);
  QComboBox* addChoice(const QString& name, const QStringList& choices, const QString& help);
  void connectControls();
  void readControls();
  void showSettings();

  PlaygroundSettings m_settings;
  bool m_showing = false;
  QSpinBox* m_modelSize;
  QSpinBox* m_heads;
  QSpinBox* m_layers;
  QComboBox* m_positions;
  QComboBox* m_mask;
  QSpinBox* m_window;
  QComboBox* m_scale;
  QDoubleSpinBox* m_temperature;
  QComboBox* m_projection;
  QSpinBox* m_seed;
};

}  // namespace headlight
