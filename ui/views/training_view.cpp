#include "ui/views/training_view.h"

#include <QVBoxLayout>

#include "ui/compute/training_job.h"
#include "ui/plots/picture_font.h"
#include "ui/session/compare_options.h"
#include "ui/views/training_canvas.h"
#include "ui/views/training_compare.h"
#include "ui/views/training_controls.h"
#include "ui/views/training_text_dialog.h"
#include "ui/views/training_timeline.h"

namespace headlight {

struct TrainingView::Private {
  TrainingView* view = nullptr;
  TrainingJob* job = nullptr;  // nullptr: nothing can be trained here
  QString textFolder;
  TrainingControls* controls = nullptr;
  TrainingCanvas* canvas = nullptr;
  TrainingTimeline* timeline = nullptr;
  Snapshot snapshot;
  Answers logs;  // of trainings that are compared, as they were read last

  void connectParts();
  void keepLogs();
  void show();
  void start();
  void chooseText();
  void request(const QString& undoText, const std::function<void(TrainingOptions&)>& edit);
};

void TrainingView::Private::request(const QString& undoText,
                                    const std::function<void(TrainingOptions&)>& edit) {
  SessionState state = snapshot.state;
  editOptions<TrainingOptions>(state.viewOptions, edit);
  emit view->stateRequested(state, undoText);
}

void TrainingView::Private::start() {
  if (!job || job->isActive()) return;
  const QString folder = job->start(optionsIn<TrainingOptions>(snapshot.state.viewOptions));
  request({}, [&](TrainingOptions& options) {
    options.runFolder = folder;
    options.follow = true;
  });
}

void TrainingView::Private::chooseText() {
  const auto chosen =
      chooseTrainingText(optionsIn<TrainingOptions>(snapshot.state.viewOptions).textFile, textFolder, view);
  if (chosen) request(tr("Training Text"), [&](TrainingOptions& options) { options.textFile = *chosen; });
}

void TrainingView::Private::connectParts() {
  connect(controls, &TrainingControls::stateRequested, view, &View::stateRequested);
  connect(controls, &TrainingControls::textRequested, view, [this] { chooseText(); });
  connect(controls, &TrainingControls::startRequested, view, [this] { start(); });
  connect(controls, &TrainingControls::pauseRequested, view, [this](bool paused) {
    if (job) job->setPaused(paused);
  });
  connect(controls, &TrainingControls::stopRequested, view, [this] {
    if (job) job->stop();
  });
  connect(canvas, &TrainingCanvas::milestonesMoved, view,
          [this](const std::vector<std::int64_t>& milestones, bool done) {
            request(done ? tr("Milestones") : QString(),
                    [&](TrainingOptions& options) { options.schedule.milestones = milestones; });
          });
  connect(timeline, &TrainingTimeline::stepRequested, view, [this](const QString& folder) {
    SessionState state = snapshot.state;
    state.source = CheckpointChoice{folder};
    // Going back while it runs is looking at what was, until the newest one is asked for.
    if (snapshot.training && snapshot.training->isActive())
      editOptions<TrainingOptions>(state.viewOptions, [&](TrainingOptions& options) {
        options.follow = folder == snapshot.training->snapshots.back().folder;
      });
    emit view->stateRequested(state, {});
  });
  connect(timeline, &TrainingTimeline::followRequested, view, [this](bool follow) {
    request(tr("Follow the Training"), [&](TrainingOptions& options) { options.follow = follow; });
  });
  connect(timeline, &TrainingTimeline::compareRequested, view, [this](const QString& folder) {
    SessionState state = snapshot.state;
    editOptions<CompareOptions>(state.viewOptions, [&](CompareOptions& options) {
      options.on = true;
      options.with = CompareOptions::With::Model;
      options.model = folder;
    });
    emit view->stateRequested(state, tr("Compared Model"));
  });
  connect(timeline, &TrainingTimeline::framesRequested, view, &View::framesRequested);
}

/// What is typed makes another run, whose model comes from the same training: its curves stay.
void TrainingView::Private::keepLogs() {
  Answers kept;
  for (const Question& question : trainingQuestions(snapshot)) {
    if (question.large) continue;
    const auto read = snapshot.answers.find(question.key);
    const auto before = logs.find(question.key);
    if (read != snapshot.answers.end())
      kept.insert(question.key, *read);
    else if (before != logs.end())
      kept.insert(question.key, *before);
  }
  logs = kept;
  snapshot.answers.insert(kept);
}

void TrainingView::Private::show() {
  controls->setSnapshot(snapshot);
  canvas->setSnapshot(snapshot);
  timeline->setSnapshot(snapshot);
}

TrainingView::TrainingView(const ViewContext& context, QWidget* parent)
    : View(parent), m_private(std::make_unique<Private>()) {
  Private& p = *m_private;
  p.view = this;
  p.job = context.training;
  p.textFolder = context.textFolder;
  p.controls = new TrainingControls(this);
  p.controls->hide();  // until the window has given them their place
  p.canvas = new TrainingCanvas(this);
  p.timeline = new TrainingTimeline(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(p.canvas, 1);
  column->addWidget(p.timeline);
  p.connectParts();
  setAccessibleName(title());
}

TrainingView::~TrainingView() = default;

QString TrainingView::id() const { return QStringLiteral("training"); }
QString TrainingView::title() const { return tr("Training"); }
QWidget* TrainingView::controls() { return m_private->controls; }

void TrainingView::setSnapshot(const Snapshot& snapshot) {
  m_private->snapshot = snapshot;
  m_private->keepLogs();
  if (isVisible()) m_private->show();
}

void TrainingView::showEvent(QShowEvent* event) {
  View::showEvent(event);
  m_private->show();
}

void TrainingView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                                const Execution&) {
  const QRectF area = request.area.adjusted(10, 8, -10, -4);
  paintTraining(painter, TrainingScene::make(snapshot, area, exportFont()), pictureStyle(request.dark));
}

std::optional<PictureComparison> TrainingView::comparison(const Snapshot& snapshot) {
  return comparedTrainings(snapshot);
}

std::vector<Question> TrainingView::questions(const Snapshot& snapshot) {
  return trainingQuestions(snapshot);
}

QSizeF TrainingView::pictureSize(const Snapshot&, const PaintRequest&) { return {960, 600}; }

}  // namespace headlight
