#include "ui/views/lines/lines_controls.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include "ui/models/facts.h"
#include "ui/session/letter_width.h"
#include "ui/views/lines/chosen_lines.h"
#include "ui/window/flow_layout.h"

namespace headlight {

LinesControls::LinesControls(QWidget* parent) : ViewControls(parent) {
  auto* row = new FlowLayout(this, 6, 3);
  row->setContentsMargins(0, 0, 4, 2);
  m_toggle = addButton(tr("Add or remove the focused head"));
  m_layer = addButton(tr("Add or remove all heads of the layer"));
  m_clear = addButton(tr("The focused head alone"));
  m_clear->setText(tr("Clear"));
  m_clear->setToolTip(tr("Draw the focused head alone"));
  addShare();
  m_layout = addChoice(tr("Arrangement"), {tr("Columns"), tr("Arcs")});
  m_layout->setToolTip(tr("Queries left and keys right, or arcs over one line of text"));
  m_direction = addChoice(tr("Lines of the focused token"), {tr("Out and in"), tr("Out"), tr("In")});
  m_direction->setToolTip(
      tr("Of the focused token: what it looks at and what looks at it, or one of the two"));
  m_coloring = addChoice(tr("Colours"), {tr("Colour: head"), tr("Colour: direction")});
  m_coloring->setToolTip(tr("What colours tell apart when several heads of one token are drawn"));
  m_pair = addChoice(tr("Between the texts"), {tr("All"), QStringLiteral("A → A"), QStringLiteral("A → B"),
                                               QStringLiteral("B → A"), QStringLiteral("B → B")});
  m_pair->setToolTip(tr("From which text to which: A is the first, B the second"));
  connect(m_toggle, &QToolButton::clicked, this, &LinesControls::toggleFocused);
  connect(m_layer, &QToolButton::clicked, this, &LinesControls::toggleLayer);
  connect(m_clear, &QToolButton::clicked, this, [this] {
    LinesOptions options = m_options;
    options.places.clear();
    request(options, tr("Heads of Lines"));
  });
}

QToolButton* LinesControls::addButton(const QString& accessibleName) {
  auto* button = new QToolButton(this);
  button->setAccessibleName(accessibleName);
  button->setFocusPolicy(Qt::TabFocus);
  layout()->addWidget(button);
  return button;
}

QComboBox* LinesControls::addChoice(const QString& accessibleName, const QStringList& choices) {
  auto* box = new QComboBox(this);
  box->addItems(choices);
  box->setAccessibleName(accessibleName);
  layout()->addWidget(box);
  connect(box, &QComboBox::activated, this, [this, accessibleName] { request(read(), accessibleName); });
  return box;
}

void LinesControls::addShare() {
  m_share = new QSlider(Qt::Horizontal, this);
  m_share->setRange(1, 100);
  m_share->setFixedWidth(14 * letterWidth(QApplication::font()));
  m_share->setAccessibleName(tr("Share of the weight that is drawn"));
  m_share->setToolTip(tr("Only the strongest lines, until they hold this share of each head's weight"));
  m_shareText = new QLabel(this);
  m_shareText->setMinimumWidth(
      QFontMetrics(QApplication::font()).horizontalAdvance(tr("%1 % of weight").arg(100)));
  layout()->addWidget(m_share);
  layout()->addWidget(m_shareText);
  connect(m_share, &QSlider::valueChanged, this, [this] {
    m_shareText->setText(tr("%1 % of weight").arg(m_share->value()));
    // A drag is followed live and is one step when it ends.
    if (!m_updating) request(read(), m_share->isSliderDown() ? QString() : tr("Share of the Weight"));
  });
  connect(m_share, &QSlider::sliderPressed, this, [this] { m_beforeDrag = m_state; });
  connect(m_share, &QSlider::sliderReleased, this, [this] {
    if (m_beforeDrag.viewOptions != m_state.viewOptions)
      emit stepMade(m_beforeDrag, tr("Share of the Weight"));
  });
}

LinesOptions LinesControls::read() const {
  LinesOptions options = m_options;
  options.share = m_share->value();
  options.layout = static_cast<LinesOptions::Layout>(m_layout->currentIndex());
  options.direction = static_cast<LinesOptions::Direction>(m_direction->currentIndex());
  options.coloring = static_cast<LinesOptions::Coloring>(m_coloring->currentIndex());
  options.pair = static_cast<LinesOptions::Pair>(m_pair->currentIndex());
  return options;
}

void LinesControls::request(const LinesOptions& options, const QString& undoText) {
  m_options = options;
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, undoText);
}

void LinesControls::toggleFocused() {
  LinesOptions options = m_options;
  if (options.contains(m_focused))
    options.remove(m_focused);
  else
    options.add(m_focused);
  request(options, tr("Heads of Lines"));
}

void LinesControls::toggleLayer() {
  LinesOptions options = m_options;
  bool all = true;
  for (int head = 0; head < m_headCount; ++head) all = all && options.contains({m_focused.layer, head});
  for (int head = 0; head < m_headCount; ++head) {
    if (all)
      options.remove({m_focused.layer, head});
    else
      options.add({m_focused.layer, head});
  }
  request(options, tr("Heads of Lines"));
}

void LinesControls::setSnapshot(const Snapshot& snapshot) {
  m_state = snapshot.state;
  m_options = optionsIn<LinesOptions>(m_state.viewOptions);
  m_focused = snapshot.state.focus.headId();
  const PatternSource* patterns = snapshot.patterns();
  m_headCount = patterns ? static_cast<int>(patterns->shape().heads) : 0;
  m_updating = true;
  m_share->setValue(m_options.share);
  m_shareText->setText(tr("%1 % of weight").arg(m_options.share));
  m_layout->setCurrentIndex(static_cast<int>(m_options.layout));
  m_direction->setCurrentIndex(static_cast<int>(m_options.direction));
  m_coloring->setCurrentIndex(static_cast<int>(m_options.coloring));
  m_pair->setCurrentIndex(static_cast<int>(m_options.pair));
  m_updating = false;
  const QString name = headText(m_focused);
  const bool chosen = m_options.contains(m_focused);
  m_toggle->setText(chosen ? tr("− %1").arg(name) : tr("+ %1").arg(name));
  m_toggle->setToolTip(chosen ? tr("Take head %1 out of the picture").arg(name)
                              : tr("Draw head %1 beside the others").arg(name));
  m_layer->setText(tr("Layer %1").arg(m_focused.layer));
  m_layer->setToolTip(tr("Draw all heads of layer %1, or none of them").arg(m_focused.layer));
  m_clear->setEnabled(!m_options.places.empty());
  m_pair->setVisible(patterns && hasTwoTexts(*patterns));
  m_coloring->setVisible(m_options.places.size() > 1);
  m_layout->setEnabled(patterns && patterns->kind() != AttentionKind::Cross);
  setEnabled(m_headCount > 0);
}

}  // namespace headlight
