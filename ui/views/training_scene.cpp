#include "ui/views/training_scene.h"

#include <QCoreApplication>
#include <QDir>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/models/number_text.h"
#include "ui/plots/wrapped_text.h"
#include "ui/views/compare/comparison.h"
#include "ui/views/training_compare.h"

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

/// One of the trainings whose curves are drawn.
struct DrawnTraining {
  std::shared_ptr<const TrainingHistory> history;
  QString name = {};  // "A"; empty: it is the only one
  bool second = false;

  /// A and B are told apart by colours and by dashes; a curve that is alone has its usual look.
  std::optional<CurveLook> look(bool heldOut = false) const {
    if (name.isEmpty()) return std::nullopt;
    if (second) return CurveLook{1, heldOut ? std::size_t{3} : 1};
    return CurveLook{0, heldOut ? std::size_t{2} : 0};
  }
  /// Of several curves: short, so that a legend of four leaves room for them.
  QString lossName() const { return name.isEmpty() ? Words::tr("training") : name; }
  QString heldOutName() const {
    return name.isEmpty() ? Words::tr("held-out text") : Words::tr("%1, held out").arg(name);
  }
};
using DrawnTrainings = std::vector<DrawnTraining>;

bool haveSteps(const DrawnTrainings& trainings) {
  return std::any_of(trainings.begin(), trainings.end(),
                     [](const DrawnTraining& drawn) { return !drawn.history->steps.empty(); });
}

bool isDifference(const DrawnTrainings& trainings) {
  return trainings.front().name == Comparison::differenceTitle();
}

CurvePlot lossPlot(const DrawnTrainings& trainings) {
  CurvePlot plot;
  plot.yName = Words::tr("nats");
  plot.fromZero = false;
  for (const DrawnTraining& drawn : trainings) {
    const TrainingHistory& history = *drawn.history;
    if (history.steps.empty()) continue;
    Curve training = stepCurve({}, history, [](const auto& step) { return step.loss; });
    training = smoothed(drawn.lossName(), training);
    training.look = drawn.look();
    Curve heldOut{drawn.heldOutName(), {}, {}, drawn.look(true)};
    for (const TrainingHistory::HeldOut& point : history.heldOut) {
      heldOut.values.push_back(point.loss);
      heldOut.places.push_back(static_cast<double>(point.step));
    }
    plot.curves.push_back(std::move(training));
    plot.curves.push_back(std::move(heldOut));
  }
  return plot;
}

/// Whether a linear plot would press what is small to its edge.
bool spanDecades(const std::vector<Curve>& rates) {
  float least = 0, most = 0;
  for (const Curve& curve : rates)
    for (const float rate : curve.values) {
      if (rate > 0 && (least == 0 || rate < least)) least = rate;
      most = std::max(most, rate);
    }
  return most > 30 * least;
}

/// What is to be trained, and the rates of what has been.
CurvePlot ratePlot(const TrainingOptions& options, const DrawnTrainings& trainings, bool hasPlan) {
  CurvePlot plot;
  plot.yName = Words::tr("rate");
  const bool hasMilestones = hasPlan && options.schedule.kind == ScheduleKind::MultiStep;
  plot.logarithmic = hasMilestones;
  const std::vector<double> rates =
      hasPlan ? learningRates(options.wholeSchedule(), 0, options.steps) : std::vector<double>();
  Curve planned{Words::tr("schedule"), {}, {}};
  const std::size_t stride = rates.size() / 4000 + 1;
  for (std::size_t i = 0; i < rates.size(); i += stride) {
    planned.values.push_back(static_cast<float>(rates[i]));
    planned.places.push_back(static_cast<double>(i));
  }
  if (!haveSteps(trainings)) planned.name.clear();
  if (!rates.empty()) plot.curves = {std::move(planned)};
  for (const DrawnTraining& drawn : trainings) {
    if (drawn.history->steps.empty()) continue;
    const QString name = drawn.name.isEmpty() ? Words::tr("this run") : drawn.name;
    plot.curves.push_back(stepCurve(name, *drawn.history, [](const auto& step) { return step.rate; }));
    plot.curves.back().look = drawn.look();
  }
  if (!hasPlan && !isDifference(trainings)) plot.logarithmic = spanDecades(plot.curves);
  if (hasMilestones)
    for (const std::int64_t milestone : options.schedule.milestones)
      plot.markers.push_back({static_cast<double>(milestone), QString::number(milestone)});
  return plot;
}

template <typename Value>
CurvePlot stepPlot(const DrawnTrainings& trainings, Value value) {
  CurvePlot plot;
  plot.xName = Words::tr("step");
  for (const DrawnTraining& drawn : trainings) {
    if (drawn.history->steps.empty()) continue;
    plot.curves.push_back(stepCurve(drawn.name, *drawn.history, value));
    plot.curves.back().look = drawn.look();
  }
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

const QString kFirst = QStringLiteral("A");
const QString kSecond = QStringLiteral("B");

/// What is drawn of a comparison: both, one of the two, or the one less the other. Where there is one alone
/// that is drawn.
DrawnTrainings drawnOf(const TrainingComparison& compared) {
  const auto& [first, second] = std::pair(compared.first.history, compared.second.history);
  if (!first && !second) return {};
  if (compared.isOne() || !second) return {{first}};
  if (!first) return {{second, kSecond, true}};
  switch (compared.show) {
    case CompareOptions::Show::All:
      break;
    case CompareOptions::Show::First:
      return {{first, kFirst}};
    case CompareOptions::Show::Second:
      return {{second, kSecond, true}};
    case CompareOptions::Show::Difference:
      return {{std::make_shared<const TrainingHistory>(trainingDifference(*first, *second)),
               Comparison::differenceTitle()}};
  }
  return {{first, kFirst}, {second, kSecond, true}};
}

/// Nothing where nothing is compared: then the view's own training is drawn.
DrawnTrainings trainingsOf(const Snapshot& snapshot, const TrainingComparison& compared) {
  DrawnTrainings drawn = drawnOf(compared);
  if (drawn.empty() && snapshot.training) drawn = {{snapshot.training}};
  if (drawn.empty()) drawn = {{std::make_shared<const TrainingHistory>()}};
  return drawn;
}

/// Whether the schedule of what is to be trained belongs to what is drawn: nothing does yet, or it is the
/// view's own training. It stands beside no other training's rates.
bool drawsPlan(const Snapshot& snapshot, const DrawnTrainings& trainings) {
  const DrawnTraining& drawn = trainings.front();
  if (!drawn.name.isEmpty()) return false;
  return drawn.history == snapshot.training || (!snapshot.training && drawn.history->folder.isEmpty());
}

/// Where the trainings that are drawn end.
double lastStep(const DrawnTrainings& trainings, const TrainingOptions& options) {
  double last = 0;
  for (const DrawnTraining& drawn : trainings) {
    const TrainingHistory& history = *drawn.history;
    last = std::max(last, double(history.stepsWanted));
    if (!history.steps.empty()) last = std::max(last, double(history.steps.back().step));
  }
  return last > 0 ? last : double(options.steps);
}

/// Upright lines where the models that are looked at stand in the trainings that are drawn.
void markSteps(TrainingScene& scene, const TrainingComparison& compared) {
  std::vector<CurveMarker> markers;
  if (!compared.first.history && !compared.second.history && scene.shownStep >= 0)
    markers.push_back({double(scene.shownStep), {}, true});
  // In the colours of their curves; those of one training are told apart by their letters. A alone has
  // neither.
  if (compared.drawsFirst() && compared.first.step >= 0) {
    markers.push_back({double(compared.first.step), {}, true});
    if (compared.hasBoth()) markers.back() = {double(compared.first.step), kFirst, true, 0};
  }
  if (compared.drawsSecond() && compared.second.step >= 0)
    markers.push_back({double(compared.second.step), kSecond, false, 1});
  for (TrainingPanel& panel : scene.panels)
    panel.plot.markers.insert(panel.plot.markers.end(), markers.begin(), markers.end());
}

/// What is compared, in a line above the plots, or why nothing is; the rest of the area.
QRectF placeHeading(TrainingScene& scene, const TrainingComparison& compared, const QRectF& area) {
  if (!compared.isOn) return area;
  if (compared.hasBoth())
    scene.titles = {QStringLiteral("A: ") + compared.first.name(),
                    QStringLiteral("B: ") + compared.second.name()};
  const double line = QFontMetricsF(scene.font).height() + 2;
  const QStringList words = wrappedText(compared.sentence, scene.font, area.width(), 2);
  scene.sentence = compared.sentence.isEmpty() ? QString() : words.join(QLatin1Char('\n'));
  const double lines = (scene.titles.isEmpty() ? 0.0 : 1.0) +
                       (scene.sentence.isEmpty() ? 0.0 : static_cast<double>(words.size()));
  scene.heading = QRectF(area.left(), area.top(), area.width(), lines * line);
  return area.adjusted(0, scene.heading.height() + 6, 0, 0);
}

}  // namespace

qint64 shownTrainingStep(const Snapshot& snapshot) {
  const auto* const choice = std::get_if<CheckpointChoice>(&snapshot.state.source);
  if (!choice) return -1;
  const QString shown = QDir::cleanPath(choice->nameOrDirectory);
  for (const TrainingHistory::Snapshot& made : historyOf(snapshot).snapshots)
    if (QDir::cleanPath(made.folder) == shown) return made.step;
  return -1;
}

TrainingScene TrainingScene::make(const Snapshot& snapshot, const QRectF& area, const QFont& font) {
  const auto options = optionsIn<TrainingOptions>(snapshot.state.viewOptions);
  const TrainingComparison compared = trainingComparison(snapshot);
  const DrawnTrainings trainings = trainingsOf(snapshot, compared);
  TrainingScene scene;
  scene.font = font;
  scene.shownStep = shownTrainingStep(snapshot);
  scene.hasPlan = drawsPlan(snapshot, trainings);
  const double last = lastStep(trainings, options);
  const bool any = haveSteps(trainings);
  const double rateEnd = scene.hasPlan ? std::max(double(options.steps), any ? last : 0.0) : last;
  CurvePlot loss = lossPlot(trainings);
  loss.fromZero = isDifference(trainings);
  scene.panels = {
      panelOf(Words::tr("Loss"), std::move(loss), font, last),
      panelOf(Words::tr("Learning rate"), ratePlot(options, trainings, scene.hasPlan), font, rateEnd),
      panelOf(Words::tr("Gradient norm, before clipping"),
              stepPlot(trainings, [](const auto& step) { return step.gradientNorm; }), font, last),
      panelOf(Words::tr("Thousand tokens per second"),
              stepPlot(trainings, [](const auto& step) { return step.tokensPerSecond / 1000; }), font, last)};
  if (scene.hasPlan && !any && !trainings.front().history->isActive())
    scene.invitation = Words::tr("Start trains a small model on the text, and the plots fill as it learns.");
  markSteps(scene, compared);
  place(scene.panels, placeHeading(scene, compared, area), font);
  return scene;
}

int TrainingScene::milestoneAt(const QPointF& point, const LearningRateSchedule& schedule) const {
  if (!hasPlan || schedule.kind != ScheduleKind::MultiStep) return -1;
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

namespace {

const TrainingHistory::Step* stepAt(const TrainingHistory& history, qint64 step) {
  const auto found =
      std::lower_bound(history.steps.begin(), history.steps.end(), step,
                       [](const TrainingHistory::Step& at, qint64 wanted) { return at.step < wanted; });
  return found != history.steps.end() && found->step == step ? &*found : nullptr;
}

/// Numbers of one step in the trainings that are compared, or in the only one, which has a letter where it is
/// drawn with one.
class StepNumbers {
 public:
  StepNumbers(const TrainingHistory& first, const TrainingHistory& second, qint64 step)
      : m_first(stepAt(first, step)), m_second(stepAt(second, step)), m_both(true) {}
  StepNumbers(const DrawnTraining& only, qint64 step)
      : m_first(stepAt(*only.history, step)), m_letter(only.name) {}

  bool isEmpty() const { return !m_first && !m_second; }

  template <typename Value, typename Text>
  QString text(Value value, Text text) const {
    const auto one = [&](const TrainingHistory::Step* at) {
      return at ? text(double(value(*at))) : QStringLiteral("–");
    };
    if (!m_both) return m_letter.isEmpty() ? one(m_first) : m_letter + QLatin1Char(' ') + one(m_first);
    QString all = QStringLiteral("A %1 · B %2").arg(one(m_first), one(m_second));
    if (m_first && m_second)
      all += QStringLiteral(" · A − B %1").arg(text(double(value(*m_first)) - double(value(*m_second))));
    return all;
  }

 private:
  const TrainingHistory::Step* m_first;
  const TrainingHistory::Step* m_second = nullptr;
  bool m_both = false;
  QString m_letter = {};
};

}  // namespace

QString trainingTip(const Snapshot& snapshot, qint64 step) {
  const auto options = optionsIn<TrainingOptions>(snapshot.state.viewOptions);
  const TrainingComparison compared = trainingComparison(snapshot);
  const bool both = compared.hasBoth() && !compared.isOne();
  QStringList lines{Words::tr("Step %1").arg(countText(step))};
  const DrawnTrainings trainings = trainingsOf(snapshot, compared);
  if (drawsPlan(snapshot, trainings) && step < options.steps)
    lines << Words::tr("schedule: %1").arg(learningRate(options.wholeSchedule(), step), 0, 'g', 4);
  const StepNumbers numbers = both ? StepNumbers(*compared.first.history, *compared.second.history, step)
                                   : StepNumbers(trainings.front(), step);
  if (numbers.isEmpty()) return lines.join(QLatin1Char('\n'));
  const auto exact = [](double number) { return QString::number(number, 'f', 4); };
  const auto rounded = [](double number) { return QString::number(number, 'g', 4); };
  const auto counted = [](double number) { return countText(std::llround(number)); };
  lines << Words::tr("loss: %1").arg(numbers.text([](const auto& at) { return at.loss; }, exact))
        << Words::tr("rate: %1").arg(numbers.text([](const auto& at) { return at.rate; }, rounded))
        << Words::tr("gradient norm: %1")
               .arg(numbers.text([](const auto& at) { return at.gradientNorm; }, rounded))
        << Words::tr("tokens per second: %1")
               .arg(numbers.text([](const auto& at) { return at.tokensPerSecond; }, counted));
  return lines.join(QLatin1Char('\n'));
}

namespace {

void paintHeading(QPainter& painter, const TrainingScene& scene, const PictureStyle& style) {
  const double line = QFontMetricsF(scene.font).height() + 2;
  painter.setFont(titleFont(scene.font));
  painter.setPen(style.text);
  // One behind the other: each beside its own half would seem to be the title of the plots below it.
  const QFontMetricsF metrics(painter.font());
  QRectF row(scene.heading.topLeft(), QSizeF(0, line));
  for (const QString& title : scene.titles) {
    const QString words = metrics.elidedText(title, Qt::ElideMiddle, (scene.heading.width() - 2 * gap) / 2);
    row.setWidth(metrics.horizontalAdvance(words) + 2 * gap);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    row.moveLeft(row.right());
  }
  painter.setFont(scene.font);
  painter.setPen(style.mutedText);
  const double above = scene.titles.isEmpty() ? 0 : line;
  painter.drawText(scene.heading.adjusted(0, above, 0, 4), Qt::AlignLeft | Qt::AlignTop, scene.sentence);
}

}  // namespace

void paintTraining(QPainter& painter, const TrainingScene& scene, const PictureStyle& style) {
  paintHeading(painter, scene, style);
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
