#include "ui/views/head_plot.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/models/accessible_words.h"
#include "ui/models/facts.h"
#include "ui/plots/color_scale.h"
#include "ui/plots/heat_map_plottable.h"
#include "ui/plots/picture_font.h"
#include "ui/views/cell_place.h"
#include "ui/views/cell_words.h"
#include "ui/views/color_bar.h"
#include "ui/views/focus_frame.h"
#include "ui/views/head_grid_painting.h"
#include "ui/views/placeholder.h"
#include "ui/views/single_head_painting.h"
#include "ui/views/token_walk.h"

namespace headlight {

namespace {

constexpr double zoomStep = 1.25;
constexpr double minimapSide = 110;
// A picture of so many pixels is drawn moved and scaled while it moves; the exact one follows when it has not
// moved for a while (milliseconds).
constexpr double largePicture = 6e5;
constexpr int restAfter = 70;

bool samePicture(const Snapshot& a, const Snapshot& b) {
  return a.result == b.result && a.state.display == b.state.display && a.focus.kind == b.focus.kind &&
         inspectedHeads(a) == inspectedHeads(b) && a.state.experiments == b.state.experiments;
}

}  // namespace

HeadPlot::HeadPlot(PictureCache* cache, QWidget* parent)
    : QCustomPlot(parent), m_pictures(cache, this, 0), m_bar(new ColorBar(this)) {
  installAccessibleParts();  // first: naming the widget makes it known
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("One head"));
  setAccessibleDescription(
      tr("The attention of the focused head. Arrow keys choose a query and a key, plus and "
         "minus zoom, F shows everything, Control F finds a token, Escape goes back."));
  setNoAntialiasingOnDrag(false);
  setAutoAddPlottableToLegend(false);
  axisRect()->setAutoMargins(QCP::msNone);
  for (QCPAxis* axis : axisRect()->axes()) {
    axis->setVisible(false);
    axis->grid()->setVisible(false);
  }
  yAxis->setRangeReversed(true);
  // No buffer of its own for the overlay: everything is drawn straight to the screen, see paintEvent().
  layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
  // The plot owns it. QCustomPlot's antialiasing would shift everything by half a pixel.
  auto* heatMap = new HeatMapPlottable(xAxis, yAxis, [this](QPainter& painter) {
    paintAround(painter);
    paintContents(painter);
    paintOverlay(painter);
  });
  heatMap->setAntialiased(false);
  setBackground(Qt::NoBrush);  // paintAround() leaves nothing uncovered
  m_resting.setSingleShot(true);
  m_resting.setInterval(restAfter);
  connect(&m_resting, &QTimer::timeout, this, &HeadPlot::rest);
  connect(m_bar, &ColorBar::displayRequested, this, &HeadPlot::displayRequested);
  connect(m_bar, &ColorBar::dragMoved, this, &HeadPlot::redraw);
  if (cache)
    connect(cache, &PictureCache::picturesReady, this, [this] {
      if (!m_pictures.isComplete()) redraw();
    });
}

void HeadPlot::setSnapshot(const Snapshot& snapshot) {
  const bool same = samePicture(m_snapshot, snapshot);
  fitOtherSubject(snapshot);
  const Focus before = m_snapshot.state.focus;
  m_snapshot = snapshot;
  if (!same) m_large = largeHead(m_snapshot);
  m_pictures.setSource(m_large.source, m_snapshot.state.display);
  if (!same) layOut();
  const Focus& focus = m_snapshot.state.focus;
  if (focus != before) accessiblePartChosen(this);
  if (hasPattern() && (focus.query != before.query || focus.key != before.key) &&
      snapshot.focus.query == focus.query && snapshot.focus.key == focus.key)
    m_view.reveal(focus.query != before.query ? focus.query : -1, focus.key != before.key ? focus.key : -1);
  redraw();
}

/// Where one has zoomed to means nothing in another text, model or kind of attention.
void HeadPlot::fitOtherSubject(const Snapshot& snapshot) {
  if (!snapshot.result) return;
  const RunResult& result = *snapshot.result;
  Subject subject{result.text, result.pairText, result.sourceName, result.model.get(), snapshot.focus.kind};
  if (subject == m_subject) return;
  m_subject = std::move(subject);
  m_view.fit();
}

void HeadPlot::layOut() {
  const PictureStyle& style = pictureStyle(palette());
  if (!missingPatterns(m_snapshot).isEmpty()) return;
  const PatternSource& source = *m_large.source;
  m_look = makeLook(source, display(), {}, style.dark, pictureFont(*this));
  m_look.legend = false;
  ColorScale scale;
  scale.font = m_look.font;
  m_layout =
      SingleHeadLayout::make({QRectF(rect()), &source, m_look.font, scale.height(), devicePixelRatioF()},
                             m_view.isFit() ? QRectF() : m_view.cells());
  m_view.setPattern(source.shape(), m_layout.plot.size());
  m_labels = labelsNow();
  const QRect plot = m_layout.plot.toAlignedRect();
  axisRect()->setMargins({plot.left(), plot.top(), std::max(0, width() - plot.right() - 1),
                          std::max(0, height() - plot.bottom() - 1)});
}

void HeadPlot::redraw() {
  const QRectF& cells = m_view.cells();
  xAxis->setRange(cells.left(), cells.right());
  yAxis->setRange(cells.top(), cells.bottom());
  if (std::exchange(m_wasFit, m_view.isFit()) != m_view.isFit()) emit fitChanged();
  if (!isVisible()) return;
  if (m_resting.isActive())
    update(movingRegion() + std::exchange(m_painted, movingRegion()));
  else
    update();
}

HeadPlot::Labels HeadPlot::labelsNow() const {
  if (!hasPattern()) return {};
  const PatternSource& source = *m_snapshot.patterns();
  const TokenAxis queries = m_layout.queryAxis(source, m_view.cells(), m_look.font);
  const TokenAxis keys = m_layout.keyAxis(source, m_view.cells(), m_look.font);
  return {queries.plan().mode, keys.plan().mode, keys.horizontalText()};
}

void HeadPlot::viewChanged() {
  QToolTip::hideText();
  // Zooming brings labels in the place of a ruler, or lays them flat; they need another room then.
  if (labelsNow() != m_labels) layOut();
  const double ratio = devicePixelRatioF();
  if (m_layout.plot.width() * m_layout.plot.height() * ratio * ratio >= largePicture) {
    m_pictures.setMoving(true);
    m_resting.start();
  }
  redraw();
}

/// What changes when the view does: the heatmap with its labels and the minimap.
QRegion HeadPlot::movingRegion() const {
  constexpr int frame = 6;
  QRegion region;
  for (const QRectF& part : {m_layout.plot, m_layout.queryBand, m_layout.keyBand, minimapRect()})
    region += part.toAlignedRect().adjusted(-frame, -frame, frame, frame);
  return region;
}

void HeadPlot::rest() {
  m_pictures.setMoving(false);
  redraw();
}

const DisplayOptions& HeadPlot::display() const {
  return m_bar->dragged() ? *m_bar->dragged() : m_snapshot.state.display;
}

void HeadPlot::showBar(const QString& note) {
  m_bar->show();
  m_bar->setGeometry(m_layout.scale.toAlignedRect());
  m_bar->setContents({makeColorScale(display(), m_look.fit, m_look.style->dark, m_look.font), display(),
                      m_snapshot.patterns()->valueRange(), note});
}

/// What lies around the heatmap, whose own pixels are all drawn: filling them first would take as long as
/// drawing them.
void HeadPlot::paintAround(QPainter& painter) {
  QRegion around(rect());
  if (hasPattern() && missingPatterns(m_snapshot).isEmpty())
    around -= QRectF(m_layout.plot.adjusted(1, 1, -1, -1)).toRect();
  for (const QRect& part : around) painter.fillRect(part, pictureStyle(palette()).base);
}

QRectF HeadPlot::minimapRect() const {
  if (m_view.isFit() || !m_snapshot.patterns()) return {};
  const PatternShape shape = m_snapshot.patterns()->shape();
  const double aspect =
      std::clamp(static_cast<double>(shape.keys) / static_cast<double>(shape.queries), 0.25, 4.0);
  const QSizeF size =
      aspect > 1 ? QSizeF(minimapSide, minimapSide / aspect) : QSizeF(minimapSide * aspect, minimapSide);
  const QRectF& plot = m_layout.plot;
  // Beside the heatmap where there is room, otherwise in its corner.
  const bool beside = width() - plot.right() >= size.width() + 20;
  const QPointF corner = beside
                             ? QPointF(plot.right() + 12, plot.top())
                             : QPointF(plot.right() - size.width() - 10, plot.bottom() - size.height() - 10);
  return onPixels(QRectF(corner, size), devicePixelRatioF());
}

void HeadPlot::paintContents(QPainter& painter) {
  const PictureStyle& style = pictureStyle(palette());
  const QString missing = missingPatterns(m_snapshot);
  if (!missing.isEmpty()) {
    m_bar->hide();
    painter.setFont(pictureFont(*this));
    return paintPlaceholder(painter, rect(), missing, style);
  }
  const SingleHeadScene scene{m_snapshot, m_large, m_look, m_layout, m_view.cells()};
  const HeatMap heatMap = scene.heatMap();
  const QString note =
      poolingNote(m_snapshot.state.display.pooling, cellsPerPixel(heatMap, devicePixelRatioF()));
  m_pictures.beginFrame();
  const std::vector<HeadId> heads = {m_large.head};
  setFit(m_look, display(), m_pictures.fit(display(), heads));
  paintSingleHead(painter, scene, note, [&](const HeatMap& map) { m_pictures.paint(painter, map, m_look); });
  const QRectF mini = minimapRect();
  if (!mini.isEmpty()) {
    const PatternShape shape = heatMap.source->shape();
    HeatMap whole{heatMap.source, heatMap.head, mini,
                  QRectF(0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries))};
    paintMinimap(painter, whole, m_view.cells(), style,
                 [&](const HeatMap& map) { m_pictures.paint(painter, map, m_look); });
  }
  m_pictures.endFrame();
  showBar(note);
}

void HeadPlot::paintOverlay(QPainter& painter) {
  if (!missingPatterns(m_snapshot).isEmpty() || !hasPattern()) return;
  paintSingleHeadFocus(painter, {m_snapshot, m_large, m_look, m_layout, m_view.cells()});
  paintFocusFrame(painter, *this);
}

void HeadPlot::fit() {
  m_view.fit();
  viewChanged();
}

void HeadPlot::zoomIn(double factor) {
  QPointF anchor(0.5, 0.5);
  const Focus& focus = m_snapshot.state.focus;
  const QRectF& cells = m_view.cells();
  // The selected cell stays where it is, if it is in view.
  const QPointF cell((static_cast<double>(focus.key) + 0.5 - cells.left()) / cells.width(),
                     (static_cast<double>(focus.query) + 0.5 - cells.top()) / cells.height());
  if (focus.key >= 0 && cell.x() > 0 && cell.x() < 1) anchor.setX(cell.x());
  if (focus.query >= 0 && cell.y() > 0 && cell.y() < 1) anchor.setY(cell.y());
  m_view.zoom(factor, anchor);
  viewChanged();
}

void HeadPlot::jumpTo(std::int64_t query, std::int64_t key) {
  if (!hasPattern()) return;
  const double cell = m_layout.plot.width() / m_view.cells().width();
  const double labelled = 1.3 * m_look.font.pixelSize();
  if (cell < labelled) m_view.zoom(labelled * 1.2 / cell, {0.5, 0.5});
  const QPointF middle = m_view.cells().center();
  m_view.centerOn({key >= 0 ? static_cast<double>(key) + 0.5 : middle.x(),
                   query >= 0 ? static_cast<double>(query) + 0.5 : middle.y()});
  viewChanged();
}

void HeadPlot::paintEvent(QPaintEvent*) {
  // Straight to the screen: a buffer of its own would be filled and copied once more for every frame.
  QCPPainter painter(this);
  if (painter.isActive()) draw(&painter);
}

void HeadPlot::resizeEvent(QResizeEvent*) {
  setViewport(rect());
  layOut();
  redraw();
}

void HeadPlot::showEvent(QShowEvent* event) {
  QCustomPlot::showEvent(event);
  layOut();
  redraw();
}

void HeadPlot::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  layOut();
  redraw();
}

void HeadPlot::hideEvent(QHideEvent* event) {
  m_pictures.release();
  QCustomPlot::hideEvent(event);
}

void HeadPlot::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  redraw();
}

void HeadPlot::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  redraw();
}

QPointF HeadPlot::fractionAt(const QPointF& point) const {
  const QRectF& plot = m_layout.plot;
  if (plot.isEmpty()) return {0.5, 0.5};
  return {std::clamp((point.x() - plot.left()) / plot.width(), 0.0, 1.0),
          std::clamp((point.y() - plot.top()) / plot.height(), 0.0, 1.0)};
}

std::optional<Focus> HeadPlot::focusAt(const QPointF& point) const {
  if (!hasPattern() || minimapRect().contains(point)) return std::nullopt;
  const PatternSource& source = *m_snapshot.patterns();
  const SingleHeadScene scene{m_snapshot, m_large, m_look, m_layout, m_view.cells()};
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  const CellMarks cell = cellAt(scene.heatMap(), point);
  if (cell.query >= 0) {
    focus.query = cell.query;
    focus.key = cell.key;
    return focus;
  }
  focus.query = m_layout.queryAxis(source, scene.cells, m_look.font).tokenAt(point);
  if (focus.query >= 0) return focus;
  focus.query = m_snapshot.state.focus.query;
  const std::int64_t key = m_layout.keyAxis(source, scene.cells, m_look.font).tokenAt(point);
  if (key < 0) return std::nullopt;
  focus.key = key;
  return focus;
}

void HeadPlot::hover(const QPointF& point, const QPoint& global) {
  const std::optional<Focus> focus = focusAt(point);
  if (focus && m_layout.plot.contains(point))
    QToolTip::showText(global, cellWords(m_large, focus->query, focus->key), this);
  else
    QToolTip::hideText();
  if (focus == m_hovered) return;
  m_hovered = focus;
  if (focus)
    emit previewRequested(*focus);
  else
    emit previewEnded();
}

void HeadPlot::moveByMinimap(const QPointF& point) {
  const QRectF mini = minimapRect();
  const PatternShape shape = m_snapshot.patterns()->shape();
  m_view.centerOn({(point.x() - mini.left()) / mini.width() * static_cast<double>(shape.keys),
                   (point.y() - mini.top()) / mini.height() * static_cast<double>(shape.queries)});
  viewChanged();
}

void HeadPlot::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  if (event->button() != Qt::LeftButton || !hasPattern()) return event->ignore();
  m_dragFrom = event->position();
  m_drag = Drag::Pressed;
  if (minimapRect().contains(m_dragFrom)) {
    m_drag = Drag::Minimap;
    moveByMinimap(m_dragFrom);
  }
}

void HeadPlot::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = event->position();
  if (m_drag == Drag::Pressed && !m_view.isFit() && m_layout.plot.contains(m_dragFrom) &&
      (at - m_dragFrom).manhattanLength() >= QApplication::startDragDistance()) {
    m_drag = Drag::Pan;
    setCursor(Qt::ClosedHandCursor);
  }
  switch (m_drag) {
    case Drag::Pan:
      m_view.pan({(at.x() - m_dragFrom.x()) / m_layout.plot.width(),
                  (at.y() - m_dragFrom.y()) / m_layout.plot.height()});
      m_dragFrom = at;
      viewChanged();
      break;
    case Drag::Minimap:
      moveByMinimap(at);
      break;
    case Drag::None:
    case Drag::Pressed:
      hover(at, event->globalPosition().toPoint());
      break;
  }
}

void HeadPlot::mouseReleaseEvent(QMouseEvent* event) {
  const Drag drag = m_drag;
  m_drag = Drag::None;
  unsetCursor();
  if (drag != Drag::Pressed || event->button() != Qt::LeftButton) return;
  if (const auto focus = focusAt(event->position())) emit focusRequested(*focus);
}

void HeadPlot::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && !m_view.isFit() && m_layout.plot.contains(event->position()))
    fit();
}

void HeadPlot::wheelEvent(QWheelEvent* event) {
  if (!hasPattern()) return event->ignore();
  const QPoint delta = event->angleDelta();
  if (event->modifiers() & Qt::ShiftModifier || std::abs(delta.x()) > std::abs(delta.y())) {
    const double steps = (std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y()) / 120.0;
    m_view.pan({steps * 0.1, 0});
  } else {
    m_view.zoom(std::pow(zoomStep, delta.y() / 120.0), fractionAt(event->position()));
  }
  viewChanged();
  event->accept();
}

void HeadPlot::leaveEvent(QEvent* event) {
  QCustomPlot::leaveEvent(event);
  if (!m_hovered) return;
  m_hovered.reset();
  emit previewEnded();
}

int HeadPlot::accessiblePartCount() const {
  if (!hasPattern()) return 0;
  return isCell(m_snapshot.patterns(), m_snapshot.state.focus) ? 2 : 1;
}

AccessiblePart HeadPlot::accessiblePart(int index) const {
  const PatternSource& source = *m_large.source;
  const Focus& focus = m_snapshot.state.focus;
  const HeadId head = m_large.head;
  if (index == 0)
    return {QAccessible::ListItem, m_large.title(), headValue(source, head, focus.query),
            m_layout.plot.toAlignedRect()};
  const SingleHeadScene scene{m_snapshot, m_large, m_look, m_layout, m_view.cells()};
  const std::vector<HeadId> heads = m_large.isMean() ? m_large.averaged : std::vector{head};
  return {QAccessible::Cell, cellName(source, heads, focus.query, focus.key),
          cellValue(source, head, focus.query, focus.key), cellRect(scene.heatMap(), focus).toAlignedRect()};
}

int HeadPlot::chosenAccessiblePart() const { return accessiblePartCount() - 1; }

int HeadPlot::accessiblePartAt(const QPoint& point) const {
  const int last = accessiblePartCount() - 1;
  if (last == 1 && accessiblePart(1).rect.contains(point)) return 1;
  return last >= 0 && m_layout.plot.contains(point) ? 0 : -1;
}

void HeadPlot::chooseAccessiblePart(int) {}

void HeadPlot::keyPressEvent(QKeyEvent* event) {
  if (!hasPattern()) return QCustomPlot::keyPressEvent(event);
  if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
    return QCustomPlot::keyPressEvent(event);
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  if (walkTokens(*event, m_snapshot.patterns()->shape(), focus)) {
    if (focus != m_snapshot.state.focus) emit focusRequested(focus);
    return;
  }
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomIn(zoomStep);
    case Qt::Key_Minus:
      return zoomIn(1 / zoomStep);
    case Qt::Key_0:
    case Qt::Key_F:
      return fit();
    case Qt::Key_PageUp:
      m_view.pan({0, 0.9});
      return viewChanged();
    case Qt::Key_PageDown:
      m_view.pan({0, -0.9});
      return viewChanged();
    case Qt::Key_Escape:
      // First what was clicked is released, then the head gives way to the grid.
      if (focus.query < 0 && focus.key < 0) return emit closeRequested();
      focus.query = focus.key = -1;
      return emit focusRequested(focus);
    default:
      return QCustomPlot::keyPressEvent(event);
  }
}

}  // namespace headlight
