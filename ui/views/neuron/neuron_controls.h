#pragma once

#include "ui/views/neuron/neuron_options.h"
#include "ui/views/scene/view_controls.h"

class QCheckBox;
class QComboBox;

namespace headlight {

/// The order of the dimensions, and whether q and k are shown before rotary too.
class NeuronControls : public ViewControls {
  Q_OBJECT
 public:
  explicit NeuronControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  void request(const QString& undoText);

  QComboBox* m_order;
  QCheckBox* m_before;
  SessionState m_state;
};

}  // namespace headlight
