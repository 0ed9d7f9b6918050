#include "ui/window/score_scale_dialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <cmath>

#include "ui/models/number_text.h"

namespace headlight {
namespace {

constexpr double kMostScale = 1e6;  // as session files have it
constexpr int kDecimals = 6;

}  // namespace

ScoreScaleDialog::ScoreScaleDialog(std::optional<float> own, float now, QWidget* parent)
    : QDialog(parent), m_own(own), m_now(now) {
  setWindowTitle(tr("Another Score Scale"));
  auto* form = new QFormLayout(this);
  m_scale = new QDoubleSpinBox(this);
  m_scale->setDecimals(kDecimals);
  m_scale->setRange(-kMostScale, kMostScale);
  m_scale->setSingleStep(0.01);
  m_scale->setValue(now);
  form->addRow(tr("q·k is multiplied by"), m_scale);
  if (own && *own > 0) {
    m_temperature = new QDoubleSpinBox(this);
    m_temperature->setDecimals(3);
    m_temperature->setRange(0.001, 1000);
    m_temperature->setSingleStep(0.1);
    if (now > 0) m_temperature->setValue(double(*own) / now);
    m_temperature->setToolTip(tr("Above 1 flattens the attention, below 1 sharpens it"));
    form->addRow(tr("or divided by the temperature"), m_temperature);
    form->addRow(new QLabel(tr("The focused head's own scale is %1.").arg(exactText(*own)), this));
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, [this](double temperature) {
      const QSignalBlocker blocker(m_scale);
      m_scale->setValue(double(*m_own) / temperature);
    });
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, [this](double scale) {
      const QSignalBlocker blocker(m_temperature);
      if (scale > 0) m_temperature->setValue(double(*m_own) / scale);
    });
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  form->addRow(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// The spin box rounds; a scale that nobody changed keeps its bits.
float ScoreScaleDialog::scale() const {
  const auto chosen = static_cast<float>(m_scale->value());
  const double rounded = std::abs(double(m_now) - m_scale->value());
  return rounded < 0.51e-6 ? m_now : chosen;
}

}  // namespace headlight
