#include "ui/views/text/text_controls.h"

#include <QComboBox>
#include <QHBoxLayout>

#include "ui/models/facts.h"
#include "ui/models/model_words.h"

namespace headlight {

namespace {

QComboBox* addChoice(QWidget* parent, const QString& name, const QStringList& items) {
  auto* choice = new QComboBox(parent);
  choice->setAccessibleName(name);
  choice->setToolTip(name);
  choice->addItems(items);
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  choice->setFocusPolicy(Qt::TabFocus);
  parent->layout()->addWidget(choice);
  return choice;
}

}  // namespace

TextControls::TextControls(QWidget* parent) : ViewControls(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 4, 2);
  row->setSpacing(6);
  m_shade = addChoice(this, tr("Weights that tokens are shaded by"),
                      {tr("From the token"), tr("Mean"), tr("To the token")});
  m_shade->setItemData(0, tr("What the chosen token gives to each token"), Qt::ToolTipRole);
  m_shade->setItemData(
      1, tr("The mean of what tokens give to each token: the later ones in a decoder, all of them elsewhere"),
      Qt::ToolTipRole);
  m_shade->setItemData(2, tr("What each token gives to the chosen token"), Qt::ToolTipRole);
  m_heads =
      addChoice(this, tr("Heads whose weights are shown"), {tr("Chosen head"), tr("Layer"), tr("All heads")});
  m_heads->setItemData(0, tr("The focused head, or the mean of those that are chosen for averaging"),
                       Qt::ToolTipRole);
  connect(m_shade, &QComboBox::activated, this, [this](int index) {
    auto options = optionsIn<TextOptions>(m_state.viewOptions);
    options.shade = static_cast<TextOptions::Shade>(index);
    // Two texts: what is marked in one means nothing in the other.
    if (m_state.focus.kind == AttentionKind::Cross) options.clearSpan();
    request(options, tr("Shading of the Text"));
  });
  connect(m_heads, &QComboBox::activated, this, [this](int index) {
    auto options = optionsIn<TextOptions>(m_state.viewOptions);
    options.heads = static_cast<TextOptions::Heads>(index);
    request(options, tr("Heads of the Text"));
  });
}

void TextControls::request(const TextOptions& options, const QString& undoText) {
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, undoText);
}

void TextControls::setSnapshot(const Snapshot& snapshot) {
  m_state = snapshot.state;
  const auto options = optionsIn<TextOptions>(m_state.viewOptions);
  m_shade->setCurrentIndex(static_cast<int>(options.shade));
  m_heads->setCurrentIndex(static_cast<int>(options.heads));
}

}  // namespace headlight
