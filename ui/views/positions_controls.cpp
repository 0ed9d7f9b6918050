#include "ui/views/positions_controls.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "ui/models/encoding_content.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/session/letter_width.h"
#include "ui/window/flow_layout.h"

namespace headlight {

namespace {

/// The base's slider moves in twentieths of a power of ten, from 10 to 1,000,000.
constexpr int baseStepsPerDecade = 20;

double baseOf(int step) {
  const double base = std::pow(10.0, double(step) / baseStepsPerDecade);
  const double power = std::pow(10.0, std::floor(std::log10(base)) - 1);
  return std::round(base / power) * power;
}

int stepOf(double base) { return static_cast<int>(std::lround(std::log10(base) * baseStepsPerDecade)); }

}  // namespace

PositionsControls::PositionsControls(QWidget* parent) : QWidget(parent) {
  auto* row = new FlowLayout(this, 10, 4);
  row->setContentsMargins(0, 0, 4, 2);
  m_source = new QComboBox(this);
  m_source->setSizeAdjustPolicy(
      QComboBox::AdjustToContents);  // the model's own has its name once it is there
  m_source->setAccessibleName(tr("Positional encoding shown"));
  m_source->addItem(tr("Model's own"));
  for (const PositionalEncoding formula :
       {PositionalEncoding::Sinusoidal, PositionalEncoding::Rotary, PositionalEncoding::Alibi})
    m_source->addItem(tr("Formula: %1").arg(encodingName(formula)));
  row->addWidget(m_source);
  m_positions = addDial(tr("positions"), 2, 512);
  m_size = addDial(tr("d"), 1, 256);
  m_base = addDial(tr("base"), baseStepsPerDecade, 6 * baseStepsPerDecade);
  m_heads = addDial(tr("heads"), 1, 32);
  m_similarity = new QComboBox(this);
  m_similarity->setAccessibleName(tr("Similarity of positions"));
  m_similarity->addItem(tr("Cosine"), static_cast<int>(PositionSimilarity::Cosine));
  m_similarity->addItem(tr("Dot product"), static_cast<int>(PositionSimilarity::Dot));
  row->addWidget(m_similarity);
  m_curves = new QLineEdit(this);
  m_curves->setPlaceholderText(tr("curves: 0, 8, 16"));
  m_curves->setToolTip(
      tr("Columns drawn as curves, at most eight; a click on the matrix adds or removes one"));
  m_curves->setAccessibleName(tr("Columns drawn as curves"));
  row->addWidget(m_curves);
  fitFields();
  connect(m_source, &QComboBox::activated, this, [this] { request(tr("Positional Encoding Shown")); });
  connect(m_similarity, &QComboBox::activated, this, [this] { request(tr("Similarity of Positions")); });
  connect(m_curves, &QLineEdit::editingFinished, this, [this] { requestCurves(); });
}

PositionsControls::Dial PositionsControls::addDial(const QString& name, int low, int high) {
  Dial dial;
  dial.whole = new QWidget(this);
  auto* row = new QHBoxLayout(dial.whole);
  row->setContentsMargins(0, 0, 0, 0);
  dial.name = new QLabel(name, dial.whole);
  dial.slider = new QSlider(Qt::Horizontal, dial.whole);
  dial.slider->setRange(low, high);
  dial.slider->setAccessibleName(name);
  dial.value = new QLabel(dial.whole);
  dial.name->setBuddy(dial.slider);
  for (QWidget* part : {static_cast<QWidget*>(dial.name), static_cast<QWidget*>(dial.slider),
                        static_cast<QWidget*>(dial.value)})
    row->addWidget(part);
  layout()->addWidget(dial.whole);
  connect(dial.slider, &QSlider::valueChanged, this, [this] { request({}); });
  return dial;
}

/// The fields grow with the letters.
void PositionsControls::fitFields() {
  const QFontMetrics metrics = fontMetrics();
  const int placeholder = metrics.horizontalAdvance(m_curves->placeholderText());
  m_curves->setFixedWidth(
      std::max(placeholder, metrics.horizontalAdvance(QStringLiteral("00, 00, 00, 00, 00"))) +
      2 * letterWidth(font()));
  for (const Dial* dial : {&m_positions, &m_size, &m_base, &m_heads}) {
    dial->slider->setFixedWidth(16 * letterWidth(font()));
    dial->value->setMinimumWidth(metrics.horizontalAdvance(QStringLiteral("000")));
  }
}

void PositionsControls::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange && m_curves) fitFields();
}

void PositionsControls::readSliders(PositionsOptions& options) const {
  options.positions = m_positions.slider->value();
  options.size = 2 * m_size.slider->value();
  options.heads = m_heads.slider->value();
  // A base that lies between two steps of the slider stays as it is until the slider moves.
  if (stepOf(options.base) != m_base.slider->value()) options.base = baseOf(m_base.slider->value());
}

void PositionsControls::request(const QString& undoText) {
  if (m_updating) return;
  auto options = optionsIn<PositionsOptions>(m_state.viewOptions);
  const auto source = static_cast<PositionsOptions::Source>(m_source->currentIndex());
  // Columns chosen of one encoding mean nothing in another.
  if (source != std::exchange(options.source, source)) options.curves.clear();
  options.similarity = static_cast<PositionSimilarity>(m_similarity->currentData().toInt());
  readSliders(options);
  showValues(options);
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, undoText);
}

/// Whatever separates the numbers; what is no number is passed over.
void PositionsControls::requestCurves() {
  static const QRegularExpression separators(QStringLiteral("[^0-9]+"));
  std::vector<int> curves;
  for (const QString& number : m_curves->text().split(separators, Qt::SkipEmptyParts))
    curves.push_back(number.toInt());
  auto options = optionsIn<PositionsOptions>(m_state.viewOptions);
  if (curves == options.curves) return;
  options.curves = curves;
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, tr("Curves of Dimensions"));
}

void PositionsControls::showValues(const PositionsOptions& options) {
  m_positions.value->setText(QString::number(options.positions));
  m_size.value->setText(QString::number(options.size));
  m_heads.value->setText(QString::number(options.heads));
  m_base.value->setText(countText(std::llround(options.base)));
}

void PositionsControls::setSnapshot(const Snapshot& snapshot) {
  m_state = snapshot.state;
  const auto options = optionsIn<PositionsOptions>(m_state.viewOptions);
  using Source = PositionsOptions::Source;
  m_updating = true;
  const QString own = encodingName(snapshot);
  m_source->setItemText(0, own.isEmpty() ? tr("Model's own") : tr("Model's own: %1").arg(own));
  m_source->setCurrentIndex(static_cast<int>(options.source));
  m_similarity->setCurrentIndex(options.similarity == PositionSimilarity::Cosine ? 0 : 1);
  m_positions.slider->setValue(options.positions);
  m_size.slider->setValue(options.size / 2);
  m_heads.slider->setValue(options.heads);
  m_base.slider->setValue(stepOf(options.base));
  QStringList curves;
  for (const int column : options.curves) curves.append(QString::number(column));
  if (!m_curves->hasFocus()) m_curves->setText(curves.join(QStringLiteral(", ")));
  m_updating = false;
  showValues(options);
  const bool formula = options.source == Source::Sinusoidal || options.source == Source::Rotary;
  m_size.name->setText(options.source == Source::Rotary ? QStringLiteral("d_k") : QStringLiteral("d_model"));
  m_size.whole->setVisible(formula);
  m_base.whole->setVisible(formula);
  m_heads.whole->setVisible(options.source == Source::Alibi);
  m_similarity->setVisible(options.source != Source::Alibi);
}

}  // namespace headlight
