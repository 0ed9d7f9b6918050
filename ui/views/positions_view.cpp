#include "ui/views/positions_view.h"

#include <QHideEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/compute/answer_all.h"
#include "ui/compute/position_counterpart.h"
#include "ui/plots/picture_font.h"
#include "ui/session/compare_options.h"
#include "ui/views/positions_canvas.h"
#include "ui/views/positions_compare.h"
#include "ui/views/positions_controls.h"

namespace headlight {

namespace {

/// Scrolls the canvas where the window is too low for its parts to be readable.
class CanvasArea : public QScrollArea {
 public:
  CanvasArea(PositionsCanvas* canvas, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(canvas);
  }
  QSize minimumSizeHint() const override { return {300, 160}; }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    const double lowest = PositionsLayout::minimumHeight(viewport()->width(), pictureFont(*this));
    widget()->setMinimumHeight(static_cast<int>(lowest));
    QScrollArea::resizeEvent(event);
  }
};

/// Whether a snapshot has all that its picture will have.
bool isWhole(const Snapshot& snapshot) {
  return areAnswered(PositionsView::questions(snapshot), snapshot.answers);
}

bool showsBoth(const Snapshot& snapshot) { return positionsComparison(snapshot).showsBoth; }

SceneDefinition bothDefinition() { return definitionOf<ComparedPositionsPicture>(); }

QString counterpartKey() { return positionCounterpartQuestion().key; }

bool sameScene(const Snapshot& a, const Snapshot& b) {
  return a.result == b.result && a.answer<Trace>(counterpartKey()) == b.answer<Trace>(counterpartKey()) &&
         a.problem(counterpartKey()) == b.problem(counterpartKey()) && a.focus == b.focus &&
         optionsIn<PositionsOptions>(a.state.viewOptions) ==
             optionsIn<PositionsOptions>(b.state.viewOptions) &&
         optionsIn<CompareOptions>(a.state.viewOptions) == optionsIn<CompareOptions>(b.state.viewOptions) &&
         a.state.display == b.state.display && a.hasSameFound(b);
}

}  // namespace

struct PositionsView::Private {
  PositionsView* view = nullptr;
  PositionsControls* controls = nullptr;
  QStackedWidget* pages = nullptr;  // the canvas, or two models' encodings
  PositionsCanvas* canvas = nullptr;
  SceneView* both = nullptr;
  Snapshot snapshot;
  Snapshot whole;      // the last one that was whole: what the canvas shows
  bool shown = false;  // controls and canvas have the snapshot

  void connectParts();
  void show();
  void toggleCurve(int column);
  Focus focusOn(std::int64_t query, std::int64_t key) const;
};

void PositionsView::Private::connectParts() {
  connect(controls, &PositionsControls::stateRequested, view, &View::stateRequested);
  connect(canvas, &PositionsCanvas::cellHovered, view,
          [this](std::int64_t query, std::int64_t key) { emit view->previewRequested(focusOn(query, key)); });
  connect(canvas, &PositionsCanvas::cellClicked, view,
          [this](std::int64_t query, std::int64_t key) { emit view->focusRequested(focusOn(query, key)); });
  connect(canvas, &PositionsCanvas::left, view, &View::previewEnded);
  connect(canvas, &PositionsCanvas::columnClicked, view, [this](int column) { toggleCurve(column); });
  connect(both, &View::menuRequested, view, &View::menuRequested);
}

Focus PositionsView::Private::focusOn(std::int64_t query, std::int64_t key) const {
  Focus focus = snapshot.focus;
  focus.query = query;
  focus.key = key;
  return focus;
}

/// The first click chooses the column alone, in place of the ones that were there by default.
void PositionsView::Private::toggleCurve(int column) {
  SessionState state = snapshot.state;
  auto options = optionsIn<PositionsOptions>(state.viewOptions);
  std::vector<int>& curves = options.curves;
  const auto found = std::find(curves.begin(), curves.end(), column);
  constexpr std::size_t most = 8;
  if (found != curves.end())
    curves.erase(found);
  else if (curves.size() < most)
    curves.push_back(column);
  setOptions(state.viewOptions, options);
  emit view->stateRequested(state, tr("Curves of Dimensions"));
}

/// The last good picture stays until both halves of the new one are there; sliders move it all the same.
void PositionsView::Private::show() {
  shown = true;
  controls->setSnapshot(snapshot);
  const bool compares = showsBoth(snapshot);
  pages->setCurrentIndex(compares ? 1 : 0);
  both->setSnapshot(compares ? snapshot : Snapshot{});
  if (compares) {
    whole = {};
    return canvas->forget();
  }
  if (isWhole(snapshot)) {
    whole = snapshot;
  } else if (whole.result) {
    const bool same = optionsIn<PositionsOptions>(whole.state.viewOptions) ==
                          optionsIn<PositionsOptions>(snapshot.state.viewOptions) &&
                      whole.state.display == snapshot.state.display;
    whole.state = snapshot.state;
    if (same) return;
  }
  canvas->setSnapshot(whole.result ? whole : snapshot);
}

PositionsView::PositionsView(const ViewContext& context, QWidget* parent)
    : View(parent), m_private(std::make_unique<Private>()) {
  Private& p = *m_private;
  p.view = this;
  p.controls = new PositionsControls(this);
  p.controls->hide();  // until the window has given them their place
  p.canvas = new PositionsCanvas(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  p.pages = new QStackedWidget(this);
  p.pages->addWidget(new CanvasArea(p.canvas, p.pages));
  p.both = new SceneView(bothDefinition(), context, p.pages);
  p.pages->addWidget(p.both);
  column->addWidget(p.pages, 1);
  p.connectParts();
  setAccessibleName(title());
}

PositionsView::~PositionsView() = default;

QString PositionsView::id() const { return QStringLiteral("positions"); }
QString PositionsView::title() const { return tr("Positions"); }
QWidget* PositionsView::controls() { return m_private->controls; }

std::vector<Question> PositionsView::questions(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->model) return {};
  if (showsBoth(snapshot)) return ComparedPositionsPicture::needs(snapshot);
  return {positionCounterpartQuestion()};
}

void PositionsView::setSnapshot(const Snapshot& snapshot) {
  Private& p = *m_private;
  const Snapshot before = std::exchange(p.snapshot, snapshot);
  p.shown = p.shown && sameScene(before, snapshot) && !showsBoth(snapshot);
  // Nothing is drawn behind another tab.
  if (!p.shown && isVisible()) p.show();
}

void PositionsView::showEvent(QShowEvent* event) {
  View::showEvent(event);
  if (!m_private->shown && m_private->snapshot.result) m_private->show();
}

/// Behind another tab nothing is remembered: two traces of a long text would stay in memory.
void PositionsView::hideEvent(QHideEvent* event) {
  View::hideEvent(event);
  if (event->spontaneous()) return;
  m_private->shown = false;
  m_private->snapshot = m_private->whole = {};
  m_private->canvas->forget();
  m_private->both->setSnapshot({});
}

void PositionsView::endHover() { m_private->both->endHover(); }
void PositionsView::setProgress(double fraction) { m_private->both->setProgress(fraction); }

void PositionsView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                                 const Execution& execution) {
  if (showsBoth(snapshot)) return paintScene(bothDefinition(), painter, snapshot, request, execution);
  const PositionsScene scene = makePositionsScene(snapshot, exportFont());
  paintPositions(painter, scene, PositionsLayout::make(scene, request.area), request, execution);
}

std::optional<PictureComparison> PositionsView::comparison(const Snapshot& snapshot) {
  return showsBoth(snapshot) ? comparedAsChosen(snapshot) : std::nullopt;
}

QSizeF PositionsView::pictureSize(const Snapshot& snapshot, const PaintRequest&) {
  return showsBoth(snapshot) ? QSizeF(1380, 760) : QSizeF(1080, 760);
}

}  // namespace headlight
