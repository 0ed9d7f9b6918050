#include "ui/views/single_head.h"

#include <QVBoxLayout>

#include "ui/views/find_token_bar.h"
#include "ui/views/head_plot.h"

namespace headlight {

SingleHead::SingleHead(PictureCache* cache, QWidget* parent)
    : QWidget(parent), m_plot(new HeadPlot(cache, this)), m_find(new FindTokenBar(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_plot, 1);
  column->addWidget(m_find);
  m_find->hide();
  setFocusProxy(m_plot);
  connect(m_plot, &HeadPlot::focusRequested, this, &SingleHead::focusRequested);
  connect(m_plot, &HeadPlot::previewRequested, this, &SingleHead::previewRequested);
  connect(m_plot, &HeadPlot::previewEnded, this, &SingleHead::previewEnded);
  connect(m_plot, &HeadPlot::closeRequested, this, &SingleHead::closeRequested);
  connect(m_plot, &HeadPlot::findRequested, this, &SingleHead::openFind);
  connect(m_find, &FindTokenBar::found, this, &SingleHead::goTo);
  connect(m_find, &FindTokenBar::closed, this, [this] {
    m_find->hide();
    m_plot->setFocus();
  });
}

void SingleHead::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  const AttentionTrace* attention = snapshot.attention();
  m_find->setSource(attention ? attention->patterns : nullptr);
  m_plot->setSnapshot(snapshot);
}

void SingleHead::openFind() {
  if (m_snapshot.patterns()) m_find->open();
}

void SingleHead::goTo(const FoundToken& token) {
  const PatternSource* source = m_snapshot.patterns();
  if (!source) return;
  const PatternShape shape = source->shape();
  if (token.index >= (token.isKey ? shape.keys : shape.queries)) return;
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  (token.isKey ? focus.key : focus.query) = token.index;
  emit focusRequested(focus);
  // In self-attention the token stands on the diagonal: both its row and its column come into view.
  const bool onDiagonal = !token.isKey && shape.queries == shape.keys;
  m_plot->jumpTo(token.isKey ? -1 : token.index, token.isKey || onDiagonal ? token.index : -1);
}

}  // namespace headlight
