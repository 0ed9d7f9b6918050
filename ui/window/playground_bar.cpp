#include "ui/window/playground_bar.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <algorithm>

#include "ui/models/model_words.h"
#include "ui/window/flow_layout.h"

namespace headlight {
namespace {

constexpr int kLargestModel = 1024;

/// The multiple of twice the heads nearest to `size`, so that every head has the same even size.
std::int64_t fittingSize(std::int64_t size, std::int64_t heads) {
  const std::int64_t step = 2 * heads;
  const std::int64_t most = kLargestModel / step * step;
  return std::clamp((size + step / 2) / step * step, step, most);
}

/// In the order of PositionalEncoding.
QStringList encodingChoices() {
  QStringList names;
  for (const PositionalEncoding encoding :
       {PositionalEncoding::None, PositionalEncoding::Sinusoidal, PositionalEncoding::Learned,
        PositionalEncoding::Rotary, PositionalEncoding::Alibi})
    names.append(capitalized(encodingName(encoding)));
  return names;
}

}  // namespace

PlaygroundBar::PlaygroundBar(QWidget* parent) : QWidget(parent) {
  auto* flow = new FlowLayout(this, 11, 4);
  flow->setContentsMargins(0, 0, 0, 0);
  auto* title = new QLabel(tr("Untrained"), this);
  QFont bold = title->font();
  bold.setBold(true);
  title->setFont(bold);
  flow->addWidget(title);
  m_modelSize = addNumber(tr("d_model"), 2, kLargestModel, tr("Size of every token's vector"));
  m_heads = addNumber(tr("Heads"), 1, 16, tr("Heads of each layer; d_k is d_model / heads"));
  m_layers = addNumber(tr("Layers"), 1, 12, tr("Transformer blocks, one after another"));
  m_positions =
      addChoice(tr("Positions"), encodingChoices(), tr("How the model knows the order of the tokens"));
  m_mask = addChoice(tr("Mask"), {tr("Bidirectional"), tr("Causal"), tr("Sliding window")},
                     tr("Which keys a query may look at"));
  m_window = addNumber(tr("Window"), 1, 4096, tr("Keys that a query sees, itself included"));
  m_scale = addChoice(tr("Scores"),
                      {QStringLiteral("q·k / √d_k"), QStringLiteral("q·k / √d_model"), QStringLiteral("q·k"),
                       tr("q·k / (t √d_k)")},
                      tr("What q·k is divided by before softmax"));
  m_temperature = new QDoubleSpinBox(this);
  m_temperature->setRange(0.01, 100);
  m_temperature->setDecimals(2);
  m_temperature->setSingleStep(0.1);
  addControl(tr("t"), m_temperature, tr("Temperature: above 1 flattens the attention, below 1 sharpens it"));
  m_projection = addChoice(tr("Projections"), {tr("Per head"), tr("Shared")},
                           tr("Whether every head has query, key and value projections of its own"));
  m_seed = addNumber(tr("Seed"), 0, 999999, tr("Where the random weights come from"));
  connectControls();
  showSettings();
}

void PlaygroundBar::addControl(const QString& name, QWidget* control, const QString& help) {
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  auto* label = new QLabel(name, group);
  label->setBuddy(control);
  control->setToolTip(help);
  control->setAccessibleName(name);
  control->setAccessibleDescription(help);
  row->addWidget(label);
  row->addWidget(control);
  layout()->addWidget(group);
}

QSpinBox* PlaygroundBar::addNumber(const QString& name, int least, int most, const QString& help) {
  auto* box = new QSpinBox(this);
  box->setRange(least, most);
  box->setKeyboardTracking(false);
  addControl(name, box, help);
  return box;
}

QComboBox* PlaygroundBar::addChoice(const QString& name, const QStringList& choices, const QString& help) {
  auto* box = new QComboBox(this);
  box->addItems(choices);
  addControl(name, box, help);
  return box;
}

void PlaygroundBar::connectControls() {
  for (QSpinBox* box : {m_modelSize, m_heads, m_layers, m_window, m_seed})
    connect(box, &QSpinBox::valueChanged, this, &PlaygroundBar::readControls);
  for (QComboBox* box : {m_positions, m_mask, m_scale, m_projection})
    connect(box, &QComboBox::currentIndexChanged, this, &PlaygroundBar::readControls);
  connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &PlaygroundBar::readControls);
}

void PlaygroundBar::readControls() {
  if (m_showing) return;
  PlaygroundSettings settings = m_settings;
  settings.heads = m_heads->value();
  settings.modelSize = fittingSize(m_modelSize->value(), settings.heads);
  settings.layers = m_layers->value();
  settings.positionalEncoding = static_cast<PositionalEncoding>(m_positions->currentIndex());
  settings.mask = static_cast<MaskRule>(m_mask->currentIndex());
  settings.slidingWindow = m_window->value();
  settings.scale = static_cast<ScoreScaleRule>(m_scale->currentIndex());
  settings.temperature = m_temperature->value();
  settings.projection = static_cast<HeadProjection>(m_projection->currentIndex());
  settings.seed = static_cast<std::uint64_t>(m_seed->value());
  const bool changed = settings != m_settings;
  m_settings = settings;
  showSettings();
  if (changed) emit settingsChanged(settings);
}

void PlaygroundBar::setSettings(const PlaygroundSettings& settings) {
  m_settings = settings;
  showSettings();
}

void PlaygroundBar::showSettings() {
  m_showing = true;
  m_heads->setValue(static_cast<int>(m_settings.heads));
  m_modelSize->setSingleStep(static_cast<int>(2 * m_settings.heads));
  m_modelSize->setValue(static_cast<int>(m_settings.modelSize));
  m_layers->setValue(static_cast<int>(m_settings.layers));
  m_positions->setCurrentIndex(static_cast<int>(m_settings.positionalEncoding));
  m_mask->setCurrentIndex(static_cast<int>(m_settings.mask));
  m_window->setValue(static_cast<int>(m_settings.slidingWindow));
  m_window->parentWidget()->setVisible(m_settings.mask == MaskRule::SlidingWindow);
  m_scale->setCurrentIndex(static_cast<int>(m_settings.scale));
  m_temperature->setValue(m_settings.temperature);
  m_temperature->parentWidget()->setVisible(m_settings.scale == ScoreScaleRule::Temperature);
  m_projection->setCurrentIndex(static_cast<int>(m_settings.projection));
  m_seed->setValue(static_cast<int>(std::min<std::uint64_t>(m_settings.seed, 999999)));
  m_showing = false;
}

}  // namespace headlight
