#include "ui/views/training_scene.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Training)
};

constexpr double gap = 12;
constexpr double grip = 5;  // how near a milestone a point must be

/// A curve of the steps of a run, thinned where there are more than a plot can show.
template <typename Value>
Curve stepCurve(const QString& name, const TrainingHistory& history, Value value) {
  Curve curve{name, {}, {}};
  const std::size_t stride = history.steps.size() / 2000 + 1;
  for (std::size_t i = 0; i < history.steps.size(); i += stride) {
    curve.values.push_back(value(history.steps[i]));
    curve.places.push_back(static_cast<double>(history.steps[i].step));
  }
  return curve;
}

/// The mean of the last steps, exponentially weighted, which shows a trend where single steps do not.
Curve smoothed(const QString& name, const Curve& curve) {
  Curve smooth{name, {}, curve.places};
  double sum = 0, weight = 0;
  for (const float value : curve.values) {
    sum = 0.9 * sum + 0.1 * value;
    weight = 0.9 * weight + 0.1;
    smooth.values.push_back(static_cast<float>(sum / weight));
  }
  return smooth;
}

CurvePlot lossPlot(const TrainingHistory& history) {
  CurvePlot plot;
  plot.yName = Words::tr("nats");
  plot.fromZero = false;
  const Curve training =
      stepCurve(Words::tr("training"), history, [](const auto& step) { return step.loss; });
  Curve heldOut{Words::tr("held-out text"), {}, {}};
  for (const TrainingHistory::HeldOut& point : history.heldOut) {
    heldOut.values.push_back(point.loss);
    heldOut.places.push_back(static_cast<double>(point.step));
  }
  if (!history.steps.empty()) plot.curves = {smoothed(training.name, training), std::move(heldOut)};
  return plot;
}

CurvePlot ratePlot(const TrainingOptions& options, const TrainingHistory& history) {
  CurvePlot plot;
  plot.yName = Words::tr("rate");
  plot.logarithmic = options.schedule.kind == ScheduleKind::MultiStep;
  Curve planned{Words::tr("schedule"), {}, {}};
  const std::vector<double> rates = learningRates(options.wholeSchedule(), 0, options.steps);
  const std::size_t stride = rates.size() / 4000 + 1;
  for (std::size_t i = 0; i < rates.size(); i += stride) {
    planned.values.push_back(static_cast<float>(rates[i]));
    planned.places.push_back(static_cast<double>(i));
  }
  if (history.steps.empty()) planned.name.clear();
  if (!rates.empty()) plot.curves = {std::move(planned)};
  if (!history.steps.empty())
    plot.curves.push_back(
        stepCurve(Words::tr("this run"), history, [](const auto& step) { return step.rate; }));
  if (options.schedule.kind == ScheduleKind::MultiStep)
    for (const std::int64_t milestone : options.schedule.milestones)
      plot.markers.push_back({static_cast<double>(milestone), QString::number(milestone)});
  return plot;
}

TrainingPanel panelOf(const QString& title, CurvePlot plot, const QFont& font, double last) {
  plot.font = font;
  plot.last = std::max(last, 1.0);
  return {title, std::move(plot), {}, {}};
}

QFont titleFont(QFont font) {
  font.setBold(true);
  return font;
}

void place(std::vector<TrainingPanel>& panels, const QRectF& area, const QFont& font) {
  const double title = QFontMetricsF(titleFont(font)).height() + 4;
  const double width = (area.width() - gap) / 2, height = (area.height() - gap) / 2;
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const double x = area.left() + double(i % 2) * (width + gap);
    const double y = area.top() + double(i / 2) * (height + gap);
    panels[i].area = QRectF(x, y, width, height);
    panels[i].body = panels[i].area.adjusted(0, title, 0, 0);
  }
}

const TrainingHistory& historyOf(const Snapshot& snapshot) {
  static const TrainingHistory none;
  return snapshot.training ? *snapshot.training : none;
}

}  // namespace

qint64 shownTrainingStep(const Snapshot& snapshot) {
  const auto* const choice = std::get_if<CheckpointChoice>(&snapshot.state.source);
  if (!choice) return -1;
  for (const TrainingHistory::Snapshot& made : historyOf(snapshot).snapshots)
    if (made.folder == choice->nameOrDirectory) return made.step;
  return -1;
}

TrainingScene TrainingScene::make(const Snapshot& snapshot, const QRectF& area, const QFont& font) {
  const TrainingHistory& history = historyOf(snapshot);
  const auto options = optionsIn<TrainingOptions>(snapshot.state.viewOptions);
  double last = history.stepsWanted > 0 ? double(history.stepsWanted) : double(options.steps);
  if (!history.steps.empty()) last = std::max(last, double(history.steps.back().step));
  TrainingScene scene;
  scene.font = font;
  scene.shownStep = shownTrainingStep(snapshot);
  CurvePlot norm, speed;
  norm.curves = {stepCurve({}, history, [](const auto& step) { return step.gradientNorm; })};
  speed.curves = {stepCurve({}, history, [](const auto& step) { return step.tokensPerSecond / 1000; })};
  scene.panels = {panelOf(Words::tr("Loss"), lossPlot(history), font, last),
                  panelOf(Words::tr("Learning rate"), ratePlot(options, history), font,
                          std::max(double(options.steps), history.steps.empty() ? 0.0 : last)),
                  panelOf(Words::tr("Gradient norm, before clipping"), std::move(norm), font, last),
                  panelOf(Words::tr("Thousand tokens per second"), std::move(speed), font, last)};
  if (history.steps.empty() && !history.isActive())
    scene.invitation = Words::tr("Start trains a small model on the text, and the plots fill as it learns.");
  if (scene.shownStep >= 0)
    for (TrainingPanel& panel : scene.panels)
      panel.plot.markers.push_back({double(scene.shownStep), {}, true});
  for (const Part part : {GradientNorm, Speed}) scene.panels[part].plot.xName = Words::tr("step");
  place(scene.panels, area, font);
  return scene;
}

int TrainingScene::milestoneAt(const QPointF& point, const LearningRateSchedule& schedule) const {
  if (schedule.kind != ScheduleKind::MultiStep) return -1;
  const TrainingPanel& panel = panels[Rate];
  const CurveScale scale = panel.plot.scale(panel.body);
  if (!scale.plot.adjusted(-grip, 0, grip, 0).contains(point)) return -1;
  int nearest = -1;
  double distance = grip;
  for (std::size_t i = 0; i < schedule.milestones.size(); ++i) {
    const double away = std::abs(scale.at(double(schedule.milestones[i]), scale.high).x() - point.x());
    if (away > distance) continue;
    distance = away;
    nearest = static_cast<int>(i);
  }
  return nearest;
}

qint64 TrainingScene::stepAt(const QPointF& point) const {
  for (const TrainingPanel& panel : panels) {
    const CurveScale scale = panel.plot.scale(panel.body);
    if (scale.plot.contains(point)) return std::llround(scale.xAt(point.x()));
  }
  return -1;
}

QString trainingTip(const Snapshot& snapshot, qint64 step) {
  const auto options = optionsIn<TrainingOptions>(snapshot.state.viewOptions);
  QStringList lines{Words::tr("Step %1").arg(countText(step))};
  if (step < options.steps)
    lines << Words::tr("schedule: %1").arg(learningRate(options.wholeSchedule(), step), 0, 'g', 4);
  const TrainingHistory& history = historyOf(snapshot);
  const auto found =
      std::lower_bound(history.steps.begin(), history.steps.end(), step,
                       [](const TrainingHistory::Step& at, qint64 wanted) { return at.step < wanted; });
  if (found != history.steps.end() && found->step == step) {
    lines << Words::tr("loss: %1").arg(double(found->loss), 0, 'f', 4)
          << Words::tr("rate: %1").arg(double(found->rate), 0, 'g', 4)
          << Words::tr("gradient norm: %1").arg(double(found->gradientNorm), 0, 'g', 4)
          << Words::tr("tokens per second: %1").arg(countText(std::llround(found->tokensPerSecond)));
  }
  return lines.join(QLatin1Char('\n'));
}

void paintTraining(QPainter& painter, const TrainingScene& scene, const PictureStyle& style) {
  for (const TrainingPanel& panel : scene.panels) {
    painter.setFont(titleFont(scene.font));
    painter.setPen(style.text);
    painter.drawText(panel.area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, panel.title);
    panel.plot.paint(painter, panel.body, style);
  }
  if (scene.invitation.isEmpty()) return;
  const TrainingPanel& loss = scene.panels[TrainingScene::Loss];
  painter.setFont(scene.font);
  painter.setPen(style.mutedText);
  painter.drawText(loss.plot.scale(loss.body).plot.adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap,
                   scene.invitation);
}

}  // namespace headlight
