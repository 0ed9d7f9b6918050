#include "ui/views/head_chooser.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "ui/models/facts.h"

namespace headlight {

HeadChooser::HeadChooser(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  row->addWidget(new QLabel(tr("Average:"), this));
  const auto add = [&](const QString& accessibleName) {
    auto* button = new QToolButton(this);
    button->setAccessibleName(accessibleName);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
  };
  m_toggle = add(tr("Add or remove the focused head"));
  m_layer = add(tr("All heads of the layer"));
  m_clear = add(tr("The focused head alone"));
  m_clear->setText(tr("Clear"));
  m_clear->setToolTip(tr("Rank the keys of the focused head alone"));
  row->addStretch();
  connect(m_toggle, &QToolButton::clicked, this, &HeadChooser::toggleFocused);
  connect(m_layer, &QToolButton::clicked, this, &HeadChooser::takeLayer);
  connect(m_clear, &QToolButton::clicked, this, [this] { emit headsRequested({}); });
}

void HeadChooser::setSnapshot(const Snapshot& snapshot) {
  m_heads = snapshot.state.averagedHeads;
  m_focused = snapshot.focus.headId();
  const PatternSource* patterns = snapshot.patterns();
  m_headCount = patterns ? static_cast<int>(patterns->shape().heads) : 0;
  const bool chosen = std::find(m_heads.begin(), m_heads.end(), m_focused) != m_heads.end();
  const QString name = headText(m_focused);
  m_toggle->setText(chosen ? tr("− %1").arg(name) : tr("+ %1").arg(name));
  m_toggle->setToolTip(chosen ? tr("Take head %1 out of the average").arg(name)
                              : tr("Add head %1 to the heads that are averaged").arg(name));
  m_layer->setText(tr("Layer %1").arg(m_focused.layer));
  m_layer->setToolTip(tr("Average all heads of layer %1").arg(m_focused.layer));
  m_clear->setEnabled(!m_heads.empty());
  setEnabled(m_headCount > 0);
}

void HeadChooser::toggleFocused() {
  std::vector<HeadId> heads = m_heads;
  const auto found = std::find(heads.begin(), heads.end(), m_focused);
  if (found != heads.end())
    heads.erase(found);
  else
    heads.push_back(m_focused);
  std::sort(heads.begin(), heads.end(), [](const HeadId& a, const HeadId& b) {
    return a.layer != b.layer ? a.layer < b.layer : a.head < b.head;
  });
  emit headsRequested(heads);
}

void HeadChooser::takeLayer() {
  std::vector<HeadId> heads;
  for (int head = 0; head < m_headCount; ++head) heads.push_back({m_focused.layer, head});
  emit headsRequested(heads);
}

}  // namespace headlight
