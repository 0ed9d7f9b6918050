#include "ui/views/positions_view.h"

#include <QVBoxLayout>
#include <algorithm>

#include "core/error.h"
#include "ui/compute/latest_job.h"
#include "ui/compute/position_counterpart.h"
#include "ui/views/positions_canvas.h"
#include "ui/views/positions_controls.h"

namespace headlight {

struct PositionsView::Private {
  PositionsView* view = nullptr;
  PositionsControls* controls = nullptr;
  PositionsCanvas* canvas = nullptr;
  Snapshot snapshot;
  LatestJob job;
  std::shared_ptr<const RunResult> counterpartOf;  // the result whose counterpart is here or being computed
  std::shared_ptr<const Trace> counterpart;
  QString problem;
  bool waiting = false;  // for the counterpart of the result
  bool shown = false;    // the canvas has the snapshot

  void connectParts();
  void show();
  void computeCounterpart();
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
  connect(&job, &LatestJob::failed, view, [this](const QString& sentence) {
    waiting = false;
    problem = sentence;
    show();
  });
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
  std::vector<int>& curves = state.positions.curves;
  const auto found = std::find(curves.begin(), curves.end(), column);
  constexpr std::size_t most = 8;
  if (found != curves.end())
    curves.erase(found);
  else if (curves.size() < most)
    curves.push_back(column);
  emit view->stateRequested(state, tr("Curves of Dimensions"));
}

void PositionsView::Private::computeCounterpart() {
  if (counterpartOf == snapshot.result) return;
  counterpartOf = snapshot.result;
  counterpart = nullptr;
  problem.clear();
  waiting = snapshot.result && snapshot.result->model;
  if (!waiting) {
    job.cancel();
    return;
  }
  const std::shared_ptr<const RunResult> result = snapshot.result;
  job.start([this, result](const Execution& execution) -> LatestJob::Outcome {
    const std::shared_ptr<const Trace> trace = runPositionCounterpart(*result, execution);
    return [this, trace] {
      waiting = false;
      counterpart = trace;
      if (!trace) problem = tr("There is no model to run without positions.");
      show();
    };
  });
}

/// The last good picture stays until both halves of the new one are there.
void PositionsView::Private::show() {
  shown = true;
  if (waiting && canvas->scene().counterpart) return;
  PositionsScene scene = makePositionsScene(snapshot);
  scene.counterpart = counterpart;
  if (!problem.isEmpty()) scene.counterpartMissing = problem;
  canvas->setScene(scene);
}

PositionsView::PositionsView(const ViewContext&, QWidget* parent)
    : View(parent), m_private(std::make_unique<Private>()) {
  Private& p = *m_private;
  p.view = this;
  p.controls = new PositionsControls(this);
  p.canvas = new PositionsCanvas(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(p.controls);
  column->addWidget(p.canvas, 1);
  p.connectParts();
  setAccessibleName(title());
}

PositionsView::~PositionsView() = default;

QString PositionsView::id() const { return QStringLiteral("positions"); }
QString PositionsView::title() const { return tr("Positions"); }

void PositionsView::setSnapshot(const Snapshot& snapshot) {
  Private& p = *m_private;
  const Snapshot before = std::exchange(p.snapshot, snapshot);
  const bool same = p.shown && before.result == snapshot.result && before.focus == snapshot.focus &&
                    before.state.positions == snapshot.state.positions &&
                    before.state.display == snapshot.state.display &&
                    before.state.interventions == snapshot.state.interventions;
  p.shown = same;
  // Nothing is computed behind another tab.
  if (same || !isVisible()) return;
  p.controls->setSnapshot(snapshot);
  p.computeCounterpart();
  p.show();
}

void PositionsView::showEvent(QShowEvent* event) {
  View::showEvent(event);
  Private& p = *m_private;
  if (p.shown) return;
  p.controls->setSnapshot(p.snapshot);
  p.computeCounterpart();
  p.show();
}

void PositionsView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                                 const Execution& execution) const {
  PositionsScene scene = makePositionsScene(snapshot);
  if (snapshot.result && snapshot.result->model)
    scene.counterpart = snapshot.result == m_private->counterpartOf && m_private->counterpart
                            ? m_private->counterpart
                            : runPositionCounterpart(*snapshot.result, execution);
  paintPositions(painter, scene, request, execution);
}

QSizeF PositionsView::pictureSize(const Snapshot&, const PaintRequest&) const { return {1080, 760}; }

}  // namespace headlight
