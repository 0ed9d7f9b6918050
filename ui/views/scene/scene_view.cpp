#include "ui/views/scene/scene_view.h"

#include <QAbstractScrollArea>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QProgressBar>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "ui/compute/answer_all.h"
#include "ui/compute/latest_job.h"
#include "ui/plots/picture_font.h"
#include "ui/session/theme.h"

namespace headlight {

namespace {

/// The scene under a mouse, scrolled where it is larger than the room.
class SceneCanvas : public QAbstractScrollArea {
 public:
  explicit SceneCanvas(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
  }
  QSize minimumSizeHint() const override { return {240, 160}; }

  std::shared_ptr<const Scene> scene;
  Focus focus;
  std::function<void(const SceneHit&)> clicked;
  std::function<void(const SceneHit&)> hovered;  // another thing than before, or nothing
  std::function<void()> resized;

  QPointF offset() const {
    return {double(horizontalScrollBar()->value()), double(verticalScrollBar()->value())};
  }

  void setScene(std::shared_ptr<const Scene> next) {
    scene = std::move(next);
    updateScrollBars();
    endHover();
    viewport()->update();
  }

  void updateScrollBars() {
    const QSizeF size = scene ? scene->size() : QSizeF();
    const auto set = [](QScrollBar* bar, double whole, int seen) {
      bar->setRange(0, std::max(0, static_cast<int>(std::ceil(whole)) - seen));
      bar->setPageStep(seen);
      bar->setSingleStep(std::max(1, seen / 12));
    };
    set(horizontalScrollBar(), size.width(), viewport()->width());
    set(verticalScrollBar(), size.height(), viewport()->height());
  }

  /// Scrolls so that what the focus is on is seen.
  void showFocus() {
    if (!scene) return;
    QRectF wanted;
    for (const SceneMark& mark : scene->marks(focus)) wanted |= mark.rect;
    const auto move = [](QScrollBar* bar, double low, double high, int seen) {
      if (low < bar->value() || high - low > seen)
        bar->setValue(static_cast<int>(low) - 8);
      else if (high > bar->value() + seen)
        bar->setValue(static_cast<int>(std::ceil(high)) - seen + 8);
    };
    if (wanted.isEmpty()) return;
    move(verticalScrollBar(), wanted.top(), wanted.bottom(), viewport()->height());
    move(horizontalScrollBar(), wanted.left(), wanted.right(), viewport()->width());
  }

  void endHover() {
    hit = {};
    pressedAt.reset();
    viewport()->update();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QPainter painter(viewport());
    const PictureStyle& style = pictureStyle(palette());
    painter.fillRect(event->rect(), style.base);
    if (!scene) return;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(-offset());
    const QRectF part = QRectF(event->rect()).translated(offset());
    painter.save();
    scene->paint(painter, part, style);
    painter.restore();
    std::vector<SceneMark> marks = scene->marks(focus);
    if (!hit.rect.isEmpty()) marks.push_back({hit.rect, SceneMark::Role::Hover});
    paintMarks(painter, marks, style);
  }
  void resizeEvent(QResizeEvent*) override {
    updateScrollBars();
    if (resized) resized();
  }
  void scrollContentsBy(int, int) override { viewport()->update(); }
  void mouseMoveEvent(QMouseEvent* event) override {
    if (!scene) return;
    const QPointF at = event->position() + offset();
    const SceneHit next = pressedAt ? scene->dragged(*pressedAt, at) : scene->at(at);
    viewport()->setCursor(next.focus || next.change ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (next.tip.isEmpty())
      QToolTip::hideText();
    else
      QToolTip::showText(event->globalPosition().toPoint(), next.tip, this);
    const bool same = next.rect == hit.rect && next.focus == hit.focus;
    hit = next;
    if (same) return;
    viewport()->update();
    if (!pressedAt && hovered) hovered(hit);
  }
  void mousePressEvent(QMouseEvent* event) override {
    if (event->button() == Qt::LeftButton) pressedAt = event->position() + offset();
  }
  void mouseReleaseEvent(QMouseEvent* event) override {
    if (event->button() != Qt::LeftButton || !pressedAt || !scene) return;
    const SceneHit released =
        scene->dragged(*std::exchange(pressedAt, std::nullopt), event->position() + offset());
    if (clicked) clicked(released);
  }
  void leaveEvent(QEvent*) override {
    const bool wasSomewhere = hit.focus.has_value();
    endHover();
    if (wasSomewhere && hovered) hovered({});
  }
  // Arrows belong to the window: they walk tokens and heads.
  void keyPressEvent(QKeyEvent* event) override {
    switch (event->key()) {
      case Qt::Key_PageUp:
      case Qt::Key_PageDown:
      case Qt::Key_Home:
      case Qt::Key_End:
        QAbstractScrollArea::keyPressEvent(event);
        break;
      default:
        event->ignore();
    }
  }

 private:
  SceneHit hit;
  std::optional<QPointF> pressedAt;
};

}  // namespace

struct SceneView::Private {
  SceneView* view = nullptr;
  SceneDefinition definition;
  SceneCanvas* canvas = nullptr;
  QProgressBar* waiting = nullptr;
  QPointer<ViewControls> controls;  // the window owns them once it has taken them
  Snapshot snapshot;                // the newest
  Snapshot asked;                   // what the scene under way, or the last one, is made of
  bool hasScene = false;            // `asked` has been given to a job
  bool stale = false;
  LatestJob job;

  bool isWhole() const;
  bool isSame() const;
  void show();
  void start();
  void take(const SceneHit& hit);
  void hover(const SceneHit& hit);
};

bool SceneView::Private::isWhole() const {
  return !definition.needs || areAnswered(definition.needs(snapshot), snapshot.answers);
}

/// Whether the scene would be the same as the last one asked for.
bool SceneView::Private::isSame() const {
  const SessionState& now = snapshot.state;
  const SessionState& before = asked.state;
  const auto keysOf = [this](const Snapshot& of) {
    QStringList keys;
    if (definition.needs)
      for (const Question& question : definition.needs(of)) keys.append(question.key);
    return keys;
  };
  return hasScene && snapshot.result == asked.result && snapshot.focus == asked.focus &&
         now.focus == before.focus && now.display == before.display &&
         now.averagedHeads == before.averagedHeads && now.viewOptions == before.viewOptions &&
         now.experiments == before.experiments && keysOf(snapshot) == keysOf(asked);
}

/// The last good scene stays until the next can be made.
void SceneView::Private::show() {
  waiting->setVisible(!isWhole());
  if (controls) controls->setSnapshot(snapshot);
  if (isSame()) return;
  if (!isWhole() && canvas->scene) return;
  // A scene under way is let through, so that a mouse that moves is followed.
  stale = true;
  if (!job.isRunning()) start();
}

void SceneView::Private::start() {
  stale = false;
  SceneRequest request;
  request.font = pictureFont(*view);
  request.width = canvas->viewport()->width();
  request.height = canvas->viewport()->height();
  const bool lockedMoved = !hasScene || asked.state.focus != snapshot.state.focus;
  asked = snapshot;
  hasScene = true;
  const bool whole = isWhole();
  job.start([this, lockedMoved, whole, request, shown = snapshot,
             make = definition.make](const Execution& execution) -> LatestJob::Outcome {
    std::shared_ptr<const Scene> scene =
        whole ? make(shown, request, execution) : placeholderScene(SceneView::tr("Computing …"), request);
    return [this, scene, lockedMoved, focus = shown.focus] {
      canvas->focus = focus;
      canvas->setScene(scene);
      if (lockedMoved) canvas->showFocus();
      view->setAccessibleDescription(scene->summary());
    };
  });
}

void SceneView::Private::take(const SceneHit& hit) {
  if (hit.change) {
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
  column->addWidget(p.waiting);
  p.canvas->clicked = [&p](const SceneHit& hit) { p.take(hit); };
  p.canvas->hovered = [&p](const SceneHit& hit) { p.hover(hit); };
  p.canvas->resized = [&p] {
    p.hasScene = false;
    if (p.view->isVisible()) p.show();
  };
  connect(&p.job, &LatestJob::runningChanged, this, [&p](bool running) {
    if (!running && p.stale)
      QMetaObject::invokeMethod(
          p.view,
          [&p] {
            if (p.stale && !p.job.isRunning()) p.start();
          },
          Qt::QueuedConnection);
  });
  connect(&p.job, &LatestJob::failed, this, [&p](const QString& sentence) {
    SceneRequest request;
    request.font = pictureFont(*p.view);
    request.width = p.canvas->viewport()->width();
    request.height = p.canvas->viewport()->height();
    p.canvas->setScene(placeholderScene(sentence, request));
  });
  setFocusProxy(p.canvas);
  setAccessibleName(title());
}

SceneView::~SceneView() { m_private->job.cancel(); }

QString SceneView::id() const { return m_private->definition.id; }
QString SceneView::title() const { return m_private->definition.title(); }
std::shared_ptr<const Scene> SceneView::scene() const { return m_private->canvas->scene; }

bool SceneView::isUpToDate() const {
  return m_private->hasScene && !m_private->stale && !m_private->job.isRunning() && m_private->isSame();
}

QPointF SceneView::toWidget(const QPointF& scenePoint) const {
  return m_private->canvas->viewport()->mapTo(this, scenePoint - m_private->canvas->offset());
}

std::vector<Question> SceneView::needs(const Snapshot& snapshot) const {
  return m_private->definition.needs ? m_private->definition.needs(snapshot) : std::vector<Question>{};
}

QWidget* SceneView::controls() {
  Private& p = *m_private;
  if (!p.controls && p.definition.makeControls) {
    p.controls = p.definition.makeControls(this);
    connect(p.controls, &ViewControls::stateRequested, this, &View::stateRequested);
    p.controls->setSnapshot(p.snapshot);
  }
  return p.controls;
}

void SceneView::setSnapshot(const Snapshot& snapshot) {
  m_private->snapshot = snapshot;
  // Nothing is made behind another view.
  if (isVisible()) m_private->show();
}

void SceneView::endHover() { m_private->canvas->endHover(); }

void SceneView::showEvent(QShowEvent* event) {
  View::showEvent(event);
  m_private->show();
}

/// Behind another view nothing is remembered: a long text's scene would stay in memory.
void SceneView::hideEvent(QHideEvent* event) {
  View::hideEvent(event);
  if (event->spontaneous()) return;
  Private& p = *m_private;
  p.job.cancel();
  p.hasScene = p.stale = false;
  p.asked = p.snapshot = {};
  p.canvas->setScene(nullptr);
}

void SceneView::changeEvent(QEvent* event) {
  View::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
  m_private->hasScene = false;
  if (isVisible()) m_private->show();
}

void paintScene(const SceneDefinition& definition, QPainter& painter, const Snapshot& snapshot,
                const PaintRequest& request, const Execution& execution) {
  SceneRequest room{exportFont(), request.area.width(), request.area.height(), true};
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
  constexpr QSizeF usual(1080, 680);
  const SceneRequest room{exportFont(), usual.width(), usual.height(), true};
  return definition.make(snapshot, room, {})->size().expandedTo({320, 120});
}

}  // namespace headlight
