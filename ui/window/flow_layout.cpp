#include "ui/window/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace headlight {

FlowLayout::FlowLayout(QWidget* parent, int horizontalSpacing, int verticalSpacing)
    : QLayout(parent), m_horizontalSpacing(horizontalSpacing), m_verticalSpacing(verticalSpacing) {}

FlowLayout::~FlowLayout() {
  for (QLayoutItem* item : m_items) delete item;
}

void FlowLayout::addItem(QLayoutItem* item) { m_items.push_back(item); }

int FlowLayout::count() const { return static_cast<int>(m_items.size()); }

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  QLayoutItem* item = itemAt(index);
  if (item) m_items.erase(m_items.begin() + index);
  return item;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::sizeHint() const {
  int width = 0;
  for (const QLayoutItem* item : m_items)
    if (!item->isEmpty()) width += item->sizeHint().width() + m_horizontalSpacing;
  const QMargins margins = contentsMargins();
  width += margins.left() + margins.right();
  return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : m_items)
    if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& area) {
  QLayout::setGeometry(area);
  arrange(area, true);
}

int FlowLayout::arrange(const QRect& area, bool place) const {
  const QRect inside = area.marginsRemoved(contentsMargins());
  int y = inside.y();
  std::size_t first = 0;
  while (first < m_items.size()) {
    // One row: as many as fit, at least one.
    int width = 0, height = 0;
    std::size_t last = first;
    for (; last < m_items.size(); ++last) {
      if (m_items[last]->isEmpty()) continue;
      const QSize size = m_items[last]->sizeHint();
      if (width > 0 && width + size.width() > inside.width()) break;
      width += size.width() + m_horizontalSpacing;
      height = std::max(height, size.height());
    }
    int x = inside.x();
    for (std::size_t i = first; i < last && place; ++i) {
      if (m_items[i]->isEmpty()) continue;
      const QSize size = m_items[i]->sizeHint();
      m_items[i]->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
      x += size.width() + m_horizontalSpacing;
    }
    if (height > 0) y += height + m_verticalSpacing;
    first = last;
  }
  const int bottom = y > inside.y() ? y - m_verticalSpacing : y;
  return bottom - area.y() + contentsMargins().bottom();
}

}  // namespace headlight
