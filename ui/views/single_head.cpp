#include "ui/views/single_head.h"

#include <QVBoxLayout>

#include "ui/views/head_plot.h"

namespace headlight {

SingleHead::SingleHead(PictureCache* cache, QWidget* parent)
    : QWidget(parent), m_plot(new HeadPlot(cache, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_plot, 1);
  setFocusProxy(m_plot);
  connect(m_plot, &HeadPlot::focusRequested, this, &SingleHead::focusRequested);
  connect(m_plot, &HeadPlot::previewRequested, this, &SingleHead::previewRequested);
  connect(m_plot, &HeadPlot::previewEnded, this, &SingleHead::previewEnded);
  connect(m_plot, &HeadPlot::closeRequested, this, &SingleHead::closeRequested);
}

void SingleHead::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  m_plot->setSnapshot(snapshot);
}

void SingleHead::goTo(const FoundToken& token) {
  const PatternSource* source = m_snapshot.patterns();
  if (!source) return;
  const PatternShape shape = source->shape();
  if (token.index >= (token.isKey ? shape.keys : shape.queries)) return;
  // In self-attention the token stands on the diagonal: both its row and its column come into view.
  const bool onDiagonal = !token.isKey && shape.queries == shape.keys;
  m_plot->jumpTo(token.isKey ? -1 : token.index, token.isKey || onDiagonal ? token.index : -1);
}

}  // namespace headlight
