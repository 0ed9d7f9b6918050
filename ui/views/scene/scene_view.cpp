#include "ui/views/scene/scene_view.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QHideEvent>
#include <QPainter>
#include <QPointer>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/compute/answer_all.h"
#include "ui/compute/latest_job.h"
#include "ui/plots/heat_map_viewport.h"
#include "ui/plots/picture_font.h"
#include "ui/session/compare_options.h"
#include "ui/session/theme.h"
#include "ui/views/scene/found_rects.h"
#include "ui/views/scene/scene_canvas.h"

namespace headlight {

namespace {

constexpr qint64 patience = 300;  // ms that a scene under way is waited for
constexpr double zoomStep = 1.25;
constexpr double labelledCell = 18;  // units; a token that was found is shown at least so large

/// What is looked at: where one has zoomed to means nothing in another one.
struct Subject {
  QString text, pairText, source;
  AttentionKind kind = AttentionKind::Encoder;
  std::int64_t queries = 0, keys = 0;  // of the pattern: words are fewer than their tokens
  bool operator==(const Subject&) const = default;
};

Subject subjectOf(const Snapshot& snapshot) {
  if (!snapshot.result) return {};
  const PatternSource* const patterns = snapshot.patterns();
  const PatternShape shape = patterns ? patterns->shape() : PatternShape();
  return {snapshot.result->text,
          snapshot.result->pairText,
          snapshot.result->sourceName,
          snapshot.focus.kind,
          shape.queries,
          shape.keys};
}

}  // namespace

struct SceneView::Private {
  SceneView* view = nullptr;
  SceneDefinition definition;
  SceneCanvas* canvas = nullptr;
  QProgressBar* waiting = nullptr;
  QPointer<ViewControls> controls;              // the window owns them once it has taken them
  Snapshot snapshot;                            // the newest
  Snapshot asked;                               // what the scene under way, or the last one, is made of
  std::optional<std::vector<Question>> needed;  // by `snapshot`; absent until somebody wants to know
  QStringList askedKeys;                        // keys() of `asked`
  bool given = false;                           // `snapshot` is one, not what is there before the first
  bool hasScene = false;                        // `asked` has been given to a job
  bool stale = false;
  bool lockedMoved = false;  // since the scene that is shown
  QElapsedTimer sinceStart;  // of the job
  bool isSlow = false;       // the job has told how far it is
  HeatMapViewport zoom;      // of a pattern that can be looked into closer
  Subject subject;           // that it was zoomed in
  LatestJob job;
  LatestJob ahead;  // prepares what is around what is seen

  const std::vector<Question>& needs();
  QStringList keys();
  bool isWhole();
  bool isSame();
  bool mayStart() { return isWhole() || !canvas->scene; }
  void set(const Snapshot& next);
  void forget();
  void showBar();
  void showProgress(double fraction);
  SceneRequest room() const;
  QRectF seen() const;
  void placeBar();
  bool moveZoom(const std::function<void(HeatMapViewport&)>& change);
  void look(const std::function<void(HeatMapViewport&)>& change);
  void followFocus(const Snapshot& next);
  void show();
  void start();
  void deliver(const std::shared_ptr<const Scene>& scene, const std::vector<QRectF>& found,
               const Focus& focus);
  QRectF wantedBefore() const { return canvas->scene ? canvas->scene->wanted() : QRectF(); }
  void lookAhead();
  void take(const SceneHit& hit);
  void hover(const SceneHit& hit);
};

void SceneView::Private::placeBar() {
  waiting->setGeometry(0, view->height() - waiting->height(), view->width(), waiting->height());
}

/// Worked out once: a long text's questions take their time.
const std::vector<Question>& SceneView::Private::needs() {
  if (!needed) needed = definition.needs ? definition.needs(snapshot) : std::vector<Question>{};
  return *needed;
}

/// What is needed, and what of it is answered.
QStringList SceneView::Private::keys() {
  QStringList keys;
  for (const Question& question : needs()) {
    keys.append(question.key);
    if (snapshot.answers.contains(question.key)) keys.append(QStringLiteral("answered"));
  }
  return keys;
}

bool SceneView::Private::isWhole() {
  return std::all_of(needs().begin(), needs().end(), [this](const Question& question) {
    return question.later || snapshot.answers.contains(question.key);
  });
}

/// Whether the scene would be the same as the last one asked for.
bool SceneView::Private::isSame() {
  const SessionState& now = snapshot.state;
  const SessionState& before = asked.state;
  return hasScene && snapshot.result == asked.result && snapshot.focus == asked.focus &&
         now.focus == before.focus && now.display == before.display && now.singleHead == before.singleHead &&
         now.averagedHeads == before.averagedHeads && now.viewOptions == before.viewOptions &&
         now.experiments == before.experiments && snapshot.hasSameFound(asked) && keys() == askedKeys;
}

void SceneView::Private::set(const Snapshot& next) {
  followFocus(next);
  snapshot = next;
  needed.reset();
  given = true;
}

/// What is asked for of the pattern; empty: all of it.
QRectF SceneView::Private::seen() const { return zoom.isFit() ? QRectF() : zoom.cells(); }

/// Whether the part of the pattern that is seen has become another one.
bool SceneView::Private::moveZoom(const std::function<void(HeatMapViewport&)>& change) {
  const QRectF before = seen();
  change(zoom);
  canvas->isCloser = !zoom.isFit();
  if (zoom.isFit() != before.isEmpty()) emit view->fitChanged();
  if (seen() == before) return false;
  hasScene = false;
  return true;
}

/// Looks closer, or from farther away; the scene follows.
void SceneView::Private::look(const std::function<void(HeatMapViewport&)>& change) {
  subject = subjectOf(snapshot);
  if (moveZoom(change) && view->isVisible()) show();
}

/// What is chosen comes into view; another subject is seen whole.
void SceneView::Private::followFocus(const Snapshot& next) {
  if (zoom.isFit() || !next.result) return;
  if (subjectOf(next) != subject) {
    moveZoom([](HeatMapViewport& all) { all.fit(); });
    return;
  }
  const Focus& from = snapshot.state.focus;
  const Focus& to = next.state.focus;
  moveZoom([&](HeatMapViewport& moved) {
    moved.reveal(to.query != from.query ? to.query : -1, to.key != from.key ? to.key : -1);
  });
}

/// The controls keep the session alone: what they ask for next is made from it.
void SceneView::Private::forget() {
  job.cancel();
  ahead.cancel();
  Snapshot session;
  session.state = snapshot.state;
  if (controls) controls->setSnapshot(session);
  given = hasScene = stale = false;
  asked = snapshot = {};
  askedKeys.clear();
  needed.reset();
  canvas->setScene(nullptr);
  waiting->hide();
}

/// There while answers or a slow scene are waited for.
void SceneView::Private::showBar() {
  const bool waits = isSlow || !areAnswered(needs(), snapshot.answers);
  if (waiting->isHidden() != waits) return;
  waiting->setRange(0, 0);
  waiting->setVisible(waits);
}

/// Of the scene under way.
void SceneView::Private::showProgress(double fraction) {
  if (sinceStart.elapsed() < patience) return;
  isSlow = true;
  showBar();
  view->setProgress(fraction);
}

/// The last good scene stays until the next can be made.
void SceneView::Private::show() {
  if (!given) return;
  showBar();
  if (controls) controls->setSnapshot(snapshot);
  if (isSame()) return;
  if (!mayStart()) {
    stale = false;
    return;
  }
  // A scene under way is let through, so that a mouse that moves is followed; not one that takes long.
  stale = true;
  if (!job.isRunning() || sinceStart.elapsed() > patience) start();
}

SceneRequest SceneView::Private::room() const {
  SceneRequest request;
  request.font = pictureFont(*view);
  request.width = canvas->viewport()->width();
  request.height = canvas->viewport()->height();
  request.dark = isDarkPalette(view->palette());
  request.pixelRatio = view->devicePixelRatioF();
  request.cells = seen();
  return request;
}

void SceneView::Private::start() {
  stale = false;
  ahead.cancel();
  SceneRequest request = room();
  request.before = canvas->scene;
  lockedMoved = lockedMoved || !hasScene || asked.state.focus != snapshot.state.focus;
  asked = snapshot;
  askedKeys = keys();
  hasScene = true;
  const bool whole = isWhole();
  sinceStart.start();
  job.start([this, whole, request, shown = snapshot, make = definition.make, window = canvas->window(),
             follows = lockedMoved,
             wantedBefore = wantedBefore()](const Execution& execution) -> LatestJob::Outcome {
    std::shared_ptr<const Scene> scene =
        whole ? make(shown, request, execution) : placeholderScene(SceneView::tr("Computing …"), request);
    const std::vector<QRectF> found = whole ? foundRects(*scene, shown, execution) : std::vector<QRectF>();
    scene->prepare(firstSeen(*scene, window, follows ? &shown.focus : nullptr, wantedBefore), execution);
    return [this, scene, found, focus = shown.focus] { deliver(scene, found, focus); };
  });
}

void SceneView::Private::deliver(const std::shared_ptr<const Scene>& scene, const std::vector<QRectF>& found,
                                 const Focus& focus) {
  canvas->focus = focus;
  canvas->found = found;
  const QRectF before = wantedBefore();
  canvas->setScene(scene);
  const std::optional<ScenePlot> plot = scene->plot();
  const bool moved =
      plot && moveZoom([&](auto& looking) { looking.setPattern(plot->shape, plot->rect.size()); });
  if (std::exchange(lockedMoved, false)) canvas->showFocus();
  canvas->showWanted(before);
  view->setAccessibleDescription(scene->summary());
  if (moved && view->isVisible()) show();
  lookAhead();
}

/// What is a page away is prepared while nothing else is made, so that scrolling finds it.
void SceneView::Private::lookAhead() {
  if (!canvas->scene || job.isRunning()) return;
  const QRectF seen = canvas->window().part();
  const QRectF around = seen.adjusted(-seen.width(), -seen.height(), seen.width(), seen.height());
  if (canvas->scene->isPrepared(around)) return;
  ahead.start([scene = canvas->scene, seen, around](const Execution& execution) -> LatestJob::Outcome {
    scene->prepare(seen, execution);
    scene->prepare(around, execution);
    return {};
  });
}

void SceneView::Private::take(const SceneHit& hit) {
  if (hit.change) {
    // Where a click locks a focus by itself, the window ends the preview.
    emit view->previewEnded();
    SessionState state = snapshot.state;
    hit.change(state);
    emit view->stateRequested(state, hit.undoText);
  } else if (hit.focus) {
    emit view->focusRequested(*hit.focus);
  }
}

void SceneView::Private::hover(const SceneHit& hit) {
  if (hit.focus)
    emit view->previewRequested(*hit.focus);
  else
    emit view->previewEnded();
}

SceneView::SceneView(const SceneDefinition& definition, const ViewContext&, QWidget* parent)
    : View(parent), m_private(std::make_unique<Private>()) {
  Private& p = *m_private;
  p.view = this;
  p.definition = definition;
  p.canvas = new SceneCanvas(this);
  p.waiting = new QProgressBar(this);
  p.waiting->setRange(0, 0);
  p.waiting->setTextVisible(false);
  p.waiting->setFixedHeight(3);
  p.waiting->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(p.canvas, 1);
  // Over the picture's edge: it comes and goes, and the picture must not be laid out anew for that.
  p.waiting->raise();
  p.canvas->clicked = [&p](const SceneHit& hit) { p.take(hit); };
  p.canvas->hovered = [&p](const SceneHit& hit) { p.hover(hit); };
  p.canvas->zoomed = [&p](double factor, const QPointF& anchor) {
    p.look([&](HeatMapViewport& zoom) { zoom.zoom(factor, anchor); });
  };
  p.canvas->panned = [&p](const QPointF& fraction) {
    p.look([&](HeatMapViewport& zoom) { zoom.pan(fraction); });
  };
  p.canvas->fitted = [&p] { p.look([](HeatMapViewport& zoom) { zoom.fit(); }); };
  p.canvas->scrolled = [&p] { p.lookAhead(); };
  p.canvas->resized = [&p] {
    p.hasScene = false;
    if (p.view->isVisible()) p.show();
  };
  connect(&p.job, &LatestJob::progressed, this, [&p](double fraction) { p.showProgress(fraction); });
  connect(&p.job, &LatestJob::runningChanged, this, [&p](bool running) {
    if (running) return;
    p.isSlow = false;
    p.showBar();
    if (p.stale)
      QMetaObject::invokeMethod(
          p.view,
          [&p] {
            if (p.stale && !p.job.isRunning() && p.mayStart()) p.start();
          },
          Qt::QueuedConnection);
  });
  connect(&p.job, &LatestJob::failed, this,
          [&p](const QString& sentence) { p.canvas->setScene(placeholderScene(sentence, p.room())); });
  setFocusProxy(p.canvas);
  setAccessibleName(title());
}

/// The canvas goes after what its calls would reach.
SceneView::~SceneView() {
  SceneCanvas* canvas = m_private->canvas;
  canvas->clicked = canvas->hovered = nullptr;
  canvas->resized = canvas->fitted = canvas->scrolled = nullptr;
  canvas->zoomed = nullptr;
  canvas->panned = nullptr;
  disconnect(&m_private->job, nullptr, this, nullptr);
  m_private->job.cancel();
  m_private->ahead.cancel();
}

QString SceneView::id() const { return m_private->definition.id; }
QString SceneView::title() const { return m_private->definition.title(); }
QString SceneView::reading() const {
  return m_private->definition.reading ? m_private->definition.reading() : QString();
}
bool SceneView::isAboutHead() const { return m_private->definition.isAboutHead; }
std::shared_ptr<const Scene> SceneView::scene() const { return m_private->canvas->scene; }
void SceneView::endHover() { m_private->canvas->endHover(); }

bool SceneView::isUpToDate() const {
  return m_private->hasScene && !m_private->stale && !m_private->job.isRunning() && m_private->isSame();
}

QPointF SceneView::toWidget(const QPointF& scenePoint) const {
  const SceneCanvas& canvas = *m_private->canvas;
  const bool pinned = canvas.scene && scenePoint.y() < canvas.scene->pinnedHeight();
  const QPointF scrolled(canvas.offset().x(), pinned ? 0 : canvas.offset().y());
  return canvas.viewport()->mapTo(this, scenePoint - scrolled);
}

std::vector<Question> SceneView::needs(const Snapshot& snapshot) const {
  return m_private->definition.needs ? m_private->definition.needs(snapshot) : std::vector<Question>{};
}

QWidget* SceneView::controls() {
  Private& p = *m_private;
  if (!p.controls && p.definition.makeControls) {
    p.controls = p.definition.makeControls(this);
    connect(p.controls, &ViewControls::stateRequested, this, &View::stateRequested);
    connect(p.controls, &ViewControls::stepMade, this, &View::stepMade);
    p.controls->setSnapshot(p.snapshot);
  }
  return p.controls;
}

void SceneView::setSnapshot(const Snapshot& snapshot) {
  m_private->set(snapshot);
  // Nothing is made behind another view.
  if (isVisible()) m_private->show();
}

bool SceneView::letGo(SessionState& state) const {
  return m_private->definition.letGo && m_private->definition.letGo(state);
}

void SceneView::setProgress(double fraction) {
  QProgressBar* waiting = m_private->waiting;
  if (waiting->isHidden()) return;
  waiting->setRange(0, 1000);
  waiting->setValue(static_cast<int>(std::clamp(fraction, 0.0, 1.0) * waiting->maximum()));
}

bool SceneView::can(ViewAction action) const {
  const std::shared_ptr<const Scene> shown = scene();
  if (!shown || !shown->plot()) return false;
  return action == ViewAction::ZoomIn || !m_private->zoom.isFit();
}

void SceneView::perform(ViewAction action) {
  if (!can(action)) return;
  const QPointF middle(0.5, 0.5);
  switch (action) {
    case ViewAction::ZoomIn:
      return m_private->canvas->zoomed(zoomStep, middle);
    case ViewAction::ZoomOut:
      return m_private->canvas->zoomed(1 / zoomStep, middle);
    case ViewAction::Fit:
      return m_private->canvas->fitted();
  }
}

void SceneView::reveal(const FoundToken& token) {
  const std::optional<ScenePlot> plot = scene() ? scene()->plot() : std::nullopt;
  if (!plot || token.index >= (token.isKey ? plot->shape.keys : plot->shape.queries)) return;
  m_private->look([&](HeatMapViewport& zoom) {
    const QPointF middle = zoom.cells().center();
    const double cell = plot->rect.width() / std::max(1.0, zoom.cells().width());
    if (cell < labelledCell) zoom.zoom(labelledCell / cell, {0.5, 0.5});
    const double at = static_cast<double>(token.index) + 0.5;
    // In self-attention the token stands on the diagonal: both its row and its column come into view.
    const bool onDiagonal = plot->shape.queries == plot->shape.keys;
    if (!zoom.isFit())
      zoom.centerOn({token.isKey || onDiagonal ? at : middle.x(), token.isKey ? middle.y() : at});
  });
}

void SceneView::resizeEvent(QResizeEvent* event) {
  View::resizeEvent(event);
  m_private->placeBar();
}

void SceneView::showEvent(QShowEvent* event) {
  View::showEvent(event);
  m_private->show();
}

/// Behind another view nothing is remembered: a long text's scene would stay in memory.
void SceneView::hideEvent(QHideEvent* event) {
  View::hideEvent(event);
  if (event->spontaneous()) return;
  m_private->forget();
}

void SceneView::changeEvent(QEvent* event) {
  View::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
  m_private->hasScene = false;
  if (isVisible()) m_private->show();
}

void paintScene(const SceneDefinition& definition, QPainter& painter, const Snapshot& snapshot,
                const PaintRequest& request, const Execution& execution) {
  SceneRequest room{exportFont(), request.area.width(), request.area.height(), true, request.dark};
  room.numbers = request.numbers;
  room.frames = request.frames;
  const auto scene = definition.make(snapshot, room, execution);
  const QSizeF size = scene->size();
  const double scale =
      std::min({1.0, request.area.width() / size.width(), request.area.height() / size.height()});
  painter.translate(request.area.topLeft());
  painter.scale(scale, scale);
  const PictureStyle& style = pictureStyle(request.dark);
  scene->paint(painter, QRectF(QPointF(), size), style);
  paintMarks(painter, scene->marks(snapshot.focus), style);
}

QSizeF sceneSize(const SceneDefinition& definition, const Snapshot& snapshot, const PaintRequest&) {
  // Pictures side by side need the width of several.
  const auto compared = optionsIn<CompareOptions>(snapshot.state.viewOptions);
  const bool several = compared.on && compared.show == CompareOptions::Show::All;
  const QSizeF usual(several ? 1620 : 1080, 680);
  const SceneRequest room{exportFont(), usual.width(), usual.height(), true};
  return definition.make(snapshot, room, {})->size().expandedTo({320, 120});
}

}  // namespace headlight
