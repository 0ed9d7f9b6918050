#include "ui/views/neuron/neuron_controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "ui/views/neuron/neuron_cell.h"

namespace headlight {

NeuronControls::NeuronControls(QWidget* parent)
    : ViewControls(parent), m_order(new QComboBox(this)), m_before(new QCheckBox(tr("Before rotary"), this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 4, 2);
  row->addWidget(m_before);
  row->addWidget(m_order);
  // In the order of NeuronOrder.
  m_order->addItem(tr("By dimension"));
  m_order->addItem(tr("By contribution"));
  m_order->addItem(tr("By size of contribution"));
  m_order->setAccessibleName(tr("Order of the dimensions"));
  m_order->setToolTip(
      tr("The order of the dimensions: by their number, by what each adds to the score, or by how much it "
         "moves the score up or down"));
  m_before->setToolTip(tr("Show q and k as they are before rotary turns them; this runs the text once more"));
  connect(m_order, &QComboBox::activated, this, [this] { request(tr("Order of the Dimensions")); });
  connect(m_before, &QCheckBox::clicked, this, [this] { request(tr("q and k before Rotary")); });
}

void NeuronControls::request(const QString& undoText) {
  auto options = optionsIn<NeuronOptions>(m_state.viewOptions);
  options.order = static_cast<NeuronOrder>(m_order->currentIndex());
  options.beforeRotary = m_before->isChecked();
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, undoText);
}

void NeuronControls::setSnapshot(const Snapshot& snapshot) {
  m_state = snapshot.state;
  const auto options = optionsIn<NeuronOptions>(m_state.viewOptions);
  m_order->setCurrentIndex(static_cast<int>(options.order));
  m_before->setChecked(options.beforeRotary);
  m_before->setVisible(focusedRotary(snapshot) != nullptr);
}

}  // namespace headlight
