#include "ui/views/heads_view.h"

#include <QApplication>
#include <QStackedLayout>
#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/parallel/progress_part.h"
#include "ui/plots/color_scale.h"
#include "ui/plots/picture_font.h"
#include "ui/views/compare/compared_view.h"
#include "ui/views/compare/comparison.h"
#include "ui/views/head_grid.h"
#include "ui/views/head_grid_painting.h"
#include "ui/views/head_plot.h"
#include "ui/views/heads_controls.h"
#include "ui/views/heads_scene.h"
#include "ui/views/placeholder.h"
#include "ui/views/single_head.h"
#include "ui/views/single_head_painting.h"

namespace headlight {

namespace {

constexpr double wheelZoom = 1.25;

bool paintsSingle(const Snapshot& snapshot, const PaintRequest& request) {
  return request.singleHead || (snapshot.state.singleHead && !request.wholeLayer);
}

/// What one large picture is of.
LargeHead shownLarge(const Snapshot& snapshot, const PaintRequest& request) {
  return request.singleHead ? focusedHead(snapshot) : largeHead(snapshot);
}

/// The look of an export: the scale of the heads that it shows.
HeatMapLook exactLook(const Snapshot& snapshot, const PaintRequest& request, std::span<const HeadId> heads,
                      const Execution& execution) {
  const LargeHead large = shownLarge(snapshot, request);
  const PatternSource& source = paintsSingle(snapshot, request) ? *large.source : *snapshot.patterns();
  OverviewTiles overviews;
  const ColorFit fit = fitColorsExactly(source, snapshot.state.display, heads, execution, &overviews);
  HeatMapLook look = makeLook(source, snapshot.state.display, fit, request.dark, exportFont());
  look.overviews = std::move(overviews);
  look.numbers = request.numbers;
  look.frames = request.frames;
  return look;
}

void paintExactGrid(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                    const HeatMapLook& look, const Execution& execution) {
  const double ratio = request.printing ? 1 : painter.deviceTransform().m11();
  const HeadGridLayout layout = HeadGridLayout::make(
      {request.area, snapshot.patterns(), look.font, ColorScale::heightIn(look.font), ratio});
  if (layout.plots.empty())
    throw Error(
        HeadsView::tr("The picture is too small for the heads of a layer: make it larger.").toStdString());
  const HeatMap first = gridHeatMap(layout, *snapshot.patterns(), {});
  const std::int64_t pooled = request.printing ? cellsPerPixelInVector(first) : cellsPerPixel(first, ratio);
  const QString note = poolingNote(snapshot.state.display.pooling, pooled);
  double done = 0;
  const double share = 1 / static_cast<double>(layout.plots.size());
  paintHeadGrid(painter, layout, snapshot, look, note, [&](const HeatMap& heatMap) {
    paintExactly(painter, heatMap, look, request.printing,
                 progressPart(execution, done * share, (done + 1) * share));
    ++done;
  });
  paintGridFocus(painter, layout, snapshot, look);
}

void paintExactHead(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                    const HeatMapLook& look, const Execution& execution) {
  const double ratio = request.printing ? 1 : painter.deviceTransform().m11();
  const LargeHead large = shownLarge(snapshot, request);
  const PatternSource& source = *large.source;
  const SingleHeadLayout layout =
      SingleHeadLayout::make({request.area, &source, look.font, ColorScale::heightIn(look.font), ratio});
  const PatternShape shape = source.shape();
  const SingleHeadScene scene{
      snapshot, large, look, layout,
      QRectF(0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries))};
  const std::int64_t pooled =
      request.printing ? cellsPerPixelInVector(scene.heatMap()) : cellsPerPixel(scene.heatMap(), ratio);
  const QString note = poolingNote(snapshot.state.display.pooling, pooled);
  paintSingleHead(painter, scene, note, [&](const HeatMap& heatMap) {
    paintExactly(painter, heatMap, look, request.printing, execution);
  });
  paintSingleHeadFocus(painter, scene);
}

/// As much of the heads as was asked for, whatever the window shows.
void paintCompared(QPainter& painter, Snapshot snapshot, const PaintRequest& request,
                   const Execution& execution) {
  if (request.wholeLayer) snapshot.state.singleHead = false;
  if (request.singleHead) {
    snapshot.state.singleHead = true;
    snapshot.state.averagedHeads.clear();
  }
  const SceneDefinition view =
      request.wholeLayer ? comparedDefinitionOf<HeadGridsPicture>() : comparedDefinitionOf<HeadsPicture>();
  paintScene(view, painter, snapshot, request, execution);
}

/// Whether a comparison puts several heads beside each other, so that there is no grid.
bool isOfSeveral(const Snapshot& snapshot) {
  return Comparison::isOn(snapshot) &&
         optionsIn<CompareOptions>(snapshot.state.viewOptions).show == CompareOptions::Show::All;
}

/// Of three heads beside each other: with numbers in the cells of short texts, and room for the words above.
QSizeF sizeBeside(const PatternShape& shape) {
  const double longest = static_cast<double>(std::max(shape.queries, shape.keys));
  const double cell = std::clamp(600.0 / longest, 0.0, 40.0);
  const double width = std::max(240.0, cell * static_cast<double>(shape.keys));
  const double height = std::max(160.0, cell * static_cast<double>(shape.queries));
  return {3 * (width + 110), height + 210};
}

}  // namespace

HeadsView::HeadsView(const ViewContext& context, QWidget* parent)
    : View(parent),
      m_grid(new HeadGrid(context.pictures, this)),
      m_single(new SingleHead(context.pictures, this)),
      m_compared(new SceneView(comparedDefinitionOf<HeadsPicture>(), context, this)),
      m_pages(new QStackedLayout(this)),
      m_controls(new HeadsControls(this)) {
  m_pages->setContentsMargins(0, 0, 0, 0);
  m_pages->addWidget(m_grid);
  m_pages->addWidget(m_single);
  m_pages->addWidget(m_compared);
  setFocusProxy(m_grid);
  m_controls->hide();  // until a window has a place for them
  connect(m_controls, &HeadsControls::singleRequested, this, [this](bool single) {
    setSingleHead(single, m_snapshot.state.focus);
    updateControls();  // a button that was pressed already has toggled itself
  });
  connect(m_controls, &HeadsControls::fitRequested, this, [this] { perform(ViewAction::Fit); });
  connect(m_single->plot(), &HeadPlot::fitChanged, this, [this] { updateControls(); });
  connect(m_grid, &HeadGrid::focusRequested, this, &View::focusRequested);
  connect(m_grid, &HeadGrid::previewRequested, this, &View::previewRequested);
  connect(m_grid, &HeadGrid::previewEnded, this, &View::previewEnded);
  connect(m_grid, &HeadGrid::displayRequested, this, &HeadsView::requestDisplay);
  connect(m_single->plot(), &HeadPlot::displayRequested, this, &HeadsView::requestDisplay);
  connect(m_grid, &HeadGrid::headOpened, this, [this](const Focus& focus) {
    // Who opens a head wants to see that one, not an average.
    m_snapshot.state.averagedHeads.clear();
    setSingleHead(true, focus);
  });
  connect(m_single, &SingleHead::focusRequested, this, &View::focusRequested);
  connect(m_single, &SingleHead::previewRequested, this, &View::previewRequested);
  connect(m_single, &SingleHead::previewEnded, this, &View::previewEnded);
  for (const auto signal : {&View::focusRequested, &View::previewRequested})
    connect(m_compared, signal, this, signal);
  connect(m_compared, &View::previewEnded, this, &View::previewEnded);
  connect(m_compared, &View::menuRequested, this, &View::menuRequested);
  connect(m_compared, &View::stateRequested, this, &View::stateRequested);
  connect(m_compared, &SceneView::fitChanged, this, &HeadsView::updateControls);
  connect(m_single, &SingleHead::closeRequested, this,
          [this] { setSingleHead(false, m_snapshot.state.focus); });
}

/// Only the page in view is told: pictures for another one would be computed for nobody, and a trace it
/// remembered would stay in memory.
void HeadsView::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  updateControls();
  QWidget* page = snapshot.state.singleHead ? static_cast<QWidget*>(m_single) : m_grid;
  if (Comparison::isOn(snapshot)) page = m_compared;
  const bool turned = m_pages->currentWidget() != page;
  const auto tell = [&](auto* one) {
    if (page == one)
      one->setSnapshot(snapshot);
    else if (m_pages->currentWidget() == one)
      one->setSnapshot({});
  };
  tell(m_grid);
  tell(m_single);
  tell(m_compared);
  if (!turned) return;
  const bool hadFocus = m_pages->currentWidget()->hasFocus() ||
                        m_pages->currentWidget()->isAncestorOf(QApplication::focusWidget());
  m_pages->setCurrentWidget(page);
  setFocusProxy(page);
  if (hadFocus) page->setFocus();
}

QWidget* HeadsView::controls() { return m_controls; }

void HeadsView::updateControls() {
  if (!m_controls) return;
  const bool beside = isOfSeveral(m_snapshot);
  m_controls->setState(beside || m_snapshot.state.singleHead, can(ViewAction::Fit));
  m_controls->setGridOffered(!beside);
}

bool HeadsView::can(ViewAction action) const {
  if (!m_snapshot.patterns()) return false;
  if (Comparison::isOn(m_snapshot)) return m_compared->can(action);
  const bool single = m_snapshot.state.singleHead;
  switch (action) {
    case ViewAction::ZoomIn:
      return single;
    case ViewAction::ZoomOut:
    case ViewAction::Fit:
      return single && !m_single->plot()->headViewport().isFit();
  }
  return false;
}

void HeadsView::perform(ViewAction action) {
  if (!can(action)) return;
  if (Comparison::isOn(m_snapshot)) return m_compared->perform(action);
  switch (action) {
    case ViewAction::ZoomIn:
      return m_single->plot()->zoomIn(wheelZoom);
    case ViewAction::ZoomOut:
      return m_single->plot()->zoomIn(1 / wheelZoom);
    case ViewAction::Fit:
      return m_single->plot()->fit();
  }
}

/// The grid shows all of a head at once.
void HeadsView::reveal(const FoundToken& token) {
  if (Comparison::isOn(m_snapshot))
    m_compared->reveal(token);
  else if (m_snapshot.state.singleHead)
    m_single->goTo(token);
}

/// One head is what a focus is about, not an average.
void HeadsView::open(SessionState& state) {
  state.view = QStringLiteral("heads");
  state.singleHead = true;
  state.averagedHeads.clear();
}

void HeadsView::endHover() {
  m_grid->endHover();
  m_single->plot()->endHover();
  m_compared->endHover();
}

void HeadsView::setProgress(double fraction) { m_compared->setProgress(fraction); }

std::vector<Question> HeadsView::questions(const Snapshot& snapshot) {
  return comparedNeeds(definitionOf<HeadsPicture>(), snapshot);
}

void HeadsView::setSingleHead(bool single, const Focus& focus) {
  SessionState state = m_snapshot.state;
  state.focus = focus;
  state.singleHead = single;
  emit stateRequested(state, single ? tr("Show one head") : tr("Show all heads"));
}

void HeadsView::requestDisplay(const DisplayOptions& display, const QString& undoText) {
  SessionState state = m_snapshot.state;
  state.display = display;
  emit stateRequested(state, undoText);
}

void HeadsView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                             const Execution& execution) {
  const QString missing = missingPatterns(snapshot);
  if (!missing.isEmpty()) throw Error(missing.toStdString());
  if (!request.transparent) painter.fillRect(request.area, pictureStyle(request.dark).base);
  if (Comparison::isOn(snapshot)) return paintCompared(painter, snapshot, request, execution);
  const Execution fitting = progressPart(execution, 0, 0.5);
  const Execution painting = progressPart(execution, 0.5, 1);
  if (paintsSingle(snapshot, request)) {
    const std::vector<HeadId> heads = {shownLarge(snapshot, request).head};
    paintExactHead(painter, snapshot, request, exactLook(snapshot, request, heads, fitting), painting);
  } else {
    const std::vector<HeadId> heads = headsOfLayer(snapshot.patterns()->shape(), snapshot.focus.layer);
    paintExactGrid(painter, snapshot, request, exactLook(snapshot, request, heads, fitting), painting);
  }
}

std::optional<PictureComparison> HeadsView::comparison(const Snapshot& snapshot) {
  return comparedAsChosen(snapshot);
}

QSizeF HeadsView::pictureSize(const Snapshot& snapshot, const PaintRequest& request) {
  if (!missingPatterns(snapshot).isEmpty()) return {640, 480};
  if (isOfSeveral(snapshot))
    return request.wholeLayer ? QSizeF(1620, 680) : sizeBeside(snapshot.patterns()->shape());
  const PatternShape shape = snapshot.patterns()->shape();
  const double longest = static_cast<double>(std::max(shape.queries, shape.keys));
  if (paintsSingle(snapshot, request)) {
    // Large enough for numbers in the cells up to about two dozen tokens.
    const double cell = std::clamp(880.0 / longest, 0.0, 40.0);
    const double width = std::max(240.0, cell * static_cast<double>(shape.keys));
    const double height = std::max(120.0, cell * static_cast<double>(shape.queries));
    return {width + 190, height + 210};
  }
  const double heads = static_cast<double>(shape.heads);
  const double rows = std::ceil(heads / std::ceil(std::sqrt(heads * 1.4)));
  const double columns = std::ceil(heads / rows);
  const double cell = std::clamp(300.0 / longest, 0.0, 40.0);
  return {140 + columns * (std::max(160.0, cell * static_cast<double>(shape.keys)) + 14),
          170 + rows * (std::max(100.0, cell * static_cast<double>(shape.queries)) + 36)};
}

}  // namespace headlight
