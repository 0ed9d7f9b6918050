#include "ui/views/head_grid.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>

#include "ui/models/accessible_words.h"
#include "ui/plots/picture_font.h"
#include "ui/views/cell_place.h"
#include "ui/views/cell_words.h"
#include "ui/views/head_grid_painting.h"
#include "ui/views/token_walk.h"

namespace headlight {

namespace {

/// Whether the pictures of two snapshots are the same; marks and labels may differ.
bool samePictures(const Snapshot& a, const Snapshot& b) {
  return a.result == b.result && a.state.display == b.state.display && a.focus.kind == b.focus.kind &&
         a.focus.layer == b.focus.layer;
}

}  // namespace

HeadGrid::HeadGrid(PictureCache* cache, QWidget* parent) : KeptPicture(cache, 0, parent) {
  setAccessibleName(tr("Heads of the layer"));
  setAccessibleDescription(
      tr("The attention of every head of the focused layer. Rows are queries, columns are "
         "keys. Arrow keys choose a query and a key, Enter shows the focused head large."));
  connect(m_bar, &ColorBar::displayRequested, this, &HeadGrid::displayRequested);
}

QFont HeadGrid::labelFont() const { return pictureFont(*this); }

void HeadGrid::setSnapshot(const Snapshot& snapshot) {
  const bool same = samePictures(m_snapshot, snapshot);
  const Focus before = m_snapshot.state.focus;
  showSnapshot(snapshot, same);
  if (snapshot.state.focus != before) accessiblePartChosen(this);
}

HeadGridLayout HeadGrid::layoutNow() const {
  if (!missingPatterns(m_snapshot).isEmpty()) return {};
  ColorScale scale;
  scale.font = labelFont();
  return HeadGridLayout::make(
      {QRectF(rect()), m_snapshot.patterns(), labelFont(), scale.height(), devicePixelRatioF()});
}

void HeadGrid::paintKept(QPainter& painter, const PictureStyle& style) {
  m_layout = layoutNow();
  const PatternSource& source = *m_snapshot.patterns();
  QString note;
  if (!m_layout.plots.empty())
    note = poolingNote(m_snapshot.state.display.pooling,
                       cellsPerPixel(gridHeatMap(m_layout, source, {}), devicePixelRatioF()));
  const std::vector<HeadId> heads = headsOfLayer(source.shape(), m_snapshot.focus.layer);
  m_look = makeLook(source, display(), m_pictures.fit(display(), heads), style.dark, labelFont());
  m_look.legend = false;
  paintHeadGrid(painter, m_layout, m_snapshot, m_look, note,
                [&](const HeatMap& heatMap) { m_pictures.paint(painter, heatMap, m_look); });
  showBar(m_layout.scale, note);
  m_bar->setVisible(!m_layout.plots.empty());
}

void HeadGrid::paintOver(QPainter& painter, const PictureStyle&) {
  paintGridFocus(painter, m_layout, m_snapshot, m_look);
}

std::optional<Focus> HeadGrid::focusAt(const QPointF& point) const {
  if (m_layout.plots.empty() || !m_snapshot.patterns()) return std::nullopt;
  const PatternSource& source = *m_snapshot.patterns();
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  focus.layer = m_snapshot.state.focus.layer;
  if (const int head = m_layout.headAt(point); head >= 0) {
    focus.head = head;
    const CellMarks cell = cellAt(gridHeatMap(m_layout, source, focus.headId()), point);
    if (cell.query >= 0) {
      focus.query = cell.query;
      focus.key = cell.key;
    }
    return focus;
  }
  if (m_layout.labelWidth > 0)
    for (int row = 0; row < m_layout.rows(); ++row)
      if (const auto token = m_layout.queryAxis(row, source, labelFont()).tokenAt(point); token >= 0) {
        focus.query = token;
        return focus;
      }
  if (m_layout.labelHeight > 0)
    for (int column = 0; column < m_layout.columns; ++column)
      if (const auto token = m_layout.keyAxis(column, source, labelFont()).tokenAt(point); token >= 0) {
        focus.key = token;
        return focus;
      }
  return std::nullopt;
}

void HeadGrid::showToolTip(const QPoint& where, const Focus& focus) {
  const QPointF point = mapFromGlobal(where);
  // The very edge of a picture belongs to its head and to no cell.
  if (m_layout.headAt(point) < 0) return QToolTip::hideText();
  const PatternSource& source = *m_snapshot.patterns();
  const CellMarks cell = cellAt(gridHeatMap(m_layout, source, focus.headId()), point);
  if (cell.query < 0 || cell.key < 0) return QToolTip::hideText();
  QToolTip::showText(where, cellWords(source, focus.headId(), cell.query, cell.key), this);
}

void HeadGrid::mouseMoveEvent(QMouseEvent* event) {
  const std::optional<Focus> focus = focusAt(event->position());
  if (focus) showToolTip(event->globalPosition().toPoint(), *focus);
  if (focus == m_hovered) return;
  m_hovered = focus;
  if (focus) {
    emit previewRequested(*focus);
  } else {
    QToolTip::hideText();
    emit previewEnded();
  }
}

void HeadGrid::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto focus = focusAt(event->position())) emit focusRequested(*focus);
}

void HeadGrid::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || m_layout.headAt(event->position()) < 0) return;
  if (const auto focus = focusAt(event->position())) emit headOpened(*focus);
}

int HeadGrid::headCount() const {
  return m_snapshot.patterns() ? static_cast<int>(m_snapshot.patterns()->shape().heads) : 0;
}

int HeadGrid::accessiblePartCount() const {
  return headCount() + (isCell(m_snapshot.patterns(), m_snapshot.state.focus) ? 1 : 0);
}

AccessiblePart HeadGrid::accessiblePart(int index) const {
  const PatternSource& source = *m_snapshot.patterns();
  const Focus& focus = m_snapshot.state.focus;
  const HeadGridLayout layout = layoutNow();
  const bool isHead = index < headCount();
  const HeadId head{focus.layer, isHead ? index : focus.head};
  const bool placed = head.head < static_cast<int>(layout.plots.size());
  if (isHead)
    return {QAccessible::ListItem, headName(head), headValue(source, head, focus.query),
            placed ? layout.plots[static_cast<std::size_t>(head.head)].toAlignedRect() : QRect()};
  return {QAccessible::Cell, cellName(source, {head}, focus.query, focus.key),
          cellValue(source, head, focus.query, focus.key),
          placed ? cellRect(gridHeatMap(layout, source, head), focus).toAlignedRect() : QRect()};
}

int HeadGrid::chosenAccessiblePart() const {
  const int parts = accessiblePartCount();
  return parts > headCount()                   ? parts - 1
         : m_snapshot.state.focus.head < parts ? m_snapshot.state.focus.head
                                               : -1;
}

int HeadGrid::accessiblePartAt(const QPoint& point) const { return layoutNow().headAt(point); }

void HeadGrid::chooseAccessiblePart(int index) {
  if (index >= headCount()) return;
  Focus focus = m_snapshot.state.focus;
  focus.head = index;
  emit focusRequested(focus);
}

void HeadGrid::keyPressEvent(QKeyEvent* event) {
  const PatternSource* source = m_snapshot.patterns();
  if (!source) return QWidget::keyPressEvent(event);
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    emit headOpened(focus);
  } else if (walkTokens(*event, source->shape(), focus)) {
    if (focus != m_snapshot.state.focus) emit focusRequested(focus);
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace headlight
