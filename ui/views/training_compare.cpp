#include "ui/views/training_compare.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "core/model/model.h"
#include "ui/compute/training_folder_history.h"
#include "ui/models/number_text.h"
#include "ui/views/compare/comparison.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Training)
};

CompareOptions optionsOf(const Snapshot& snapshot) {
  return optionsIn<CompareOptions>(snapshot.state.viewOptions);
}

/// Only models come from trainings.
bool comparesModels(const Snapshot& snapshot) {
  return Comparison::isOn(snapshot) && optionsOf(snapshot).with == CompareOptions::With::Model;
}

Question logQuestion(const QString& directory) {
  return question<ModelTraining>(
      QStringLiteral("training ") + directory,
      [directory](const RunResult&, const Execution&) { return trainingOfModel(directory); });
}

/// The directory of a run's model; empty where its bytes lie elsewhere.
QString directoryOf(const RunResult* result) {
  const QString location =
      result && result->model ? QString::fromStdString(result->model->location) : QString();
  return QFileInfo(location).isDir() ? location : QString();
}

/// The training that the view is about, where a model is it or one of its steps.
std::optional<ComparedTraining> ownTraining(const Snapshot& snapshot, const QString& directory) {
  if (!snapshot.training || snapshot.training->folder.isEmpty() || directory.isEmpty()) return std::nullopt;
  const QString wanted = QDir::cleanPath(directory);
  const auto is = [&wanted](const QString& folder) { return QDir::cleanPath(folder) == wanted; };
  if (is(snapshot.training->folder)) return ComparedTraining{snapshot.training};
  for (const TrainingHistory::Snapshot& made : snapshot.training->snapshots)
    if (is(made.folder)) return ComparedTraining{snapshot.training, made.step};
  return std::nullopt;
}

/// A folder may have snapshots whose log is gone.
bool hasLog(const TrainingHistory& history) { return !history.folder.isEmpty() && !history.steps.empty(); }

/// Whose training is looked for. `name` is said of a model without one.
struct Side {
  QString directory;  // empty: it has none
  QString name;
  bool pending = false;
  QString problem = {};
  std::optional<ComparedTraining> own = {};

  bool asks() const { return !own && !directory.isEmpty(); }
};

Side firstSide(const Snapshot& snapshot) {
  Side side{directoryOf(snapshot.result.get()), snapshot.result->sourceName};
  const auto* const source = std::get_if<CheckpointChoice>(&snapshot.state.source);
  side.own = ownTraining(snapshot, side.directory);
  if (!side.own && source) side.own = ownTraining(snapshot, source->nameOrDirectory);
  return side;
}

/// A directory is known without its model; what has a name is where its run's model was found.
Side secondSide(const Snapshot& snapshot) {
  const QString model = optionsOf(snapshot).model;
  Side side{model, QFileInfo(model).fileName()};
  side.own = ownTraining(snapshot, model);
  if (side.own || QFileInfo(model).isDir()) return side;
  const Comparison comparison(snapshot);
  side.directory = directoryOf(comparison.second().result.get());
  side.pending = comparison.isPending();
  // A model without the head in focus has its training all the same.
  if (!comparison.second().result) side.problem = comparison.problem();
  return side;
}

ComparedTraining trainingOf(Side& side, const Snapshot& snapshot) {
  if (side.own) return hasLog(*side.own->history) ? *side.own : ComparedTraining();
  if (!side.asks()) return {};
  const QString key = logQuestion(side.directory).key;
  const auto found = snapshot.answer<ModelTraining>(key);
  side.pending = !found && snapshot.problem(key).isEmpty();
  if (!found) side.problem = snapshot.problem(key);
  if (!found || !hasLog(found->history)) return {};
  return {std::shared_ptr<const TrainingHistory>(found, &found->history), found->step};
}

QString nothingOf(const QString& which, const QString& name) {
  return Words::tr("%1 has no log of a training: there is nothing of it to compare.")
      .arg(name.isEmpty() ? which : QStringLiteral("%1 (%2)").arg(which, name));
}

QString sentenceOf(const TrainingComparison& compared, const Side& first, const Side& second) {
  if (!second.problem.isEmpty() && !second.pending) return second.problem;
  if (first.pending || second.pending) return Words::tr("Computing …");
  if (compared.isOne())
    return Words::tr("A and B come from one training, whose curves are the same for both.");
  if (!compared.first.history && !compared.second.history)
    return Words::tr("Neither A nor B has a log of a training: there is nothing of them to compare.");
  if (!compared.first.history) return nothingOf(QStringLiteral("A"), first.name);
  if (!compared.second.history) return nothingOf(QStringLiteral("B"), second.name);
  const bool isLess = compared.show == CompareOptions::Show::Difference;
  if (isLess && trainingDifference(*compared.first.history, *compared.second.history).steps.empty())
    return Words::tr("No step is in both trainings: there is no difference to show.");
  return {};
}

}  // namespace

QString ComparedTraining::name() const {
  if (!history) return {};
  const QString folder = QFileInfo(history->folder).fileName();
  return step < 0 ? folder : Words::tr("%1, step %2").arg(folder, countText(step));
}

bool TrainingComparison::isOne() const {
  return hasBoth() && !first.history->folder.isEmpty() &&
         QDir::cleanPath(first.history->folder) == QDir::cleanPath(second.history->folder);
}

TrainingComparison trainingComparison(const Snapshot& snapshot) {
  TrainingComparison compared;
  compared.isOn = Comparison::isOn(snapshot);
  if (!compared.isOn) return compared;
  compared.show = optionsOf(snapshot).show;
  if (!comparesModels(snapshot)) {
    compared.sentence =
        Words::tr("A and B are runs of one model: there is no second training to compare with.");
    return compared;
  }
  Side first = firstSide(snapshot), second = secondSide(snapshot);
  compared.first = trainingOf(first, snapshot);
  compared.second = trainingOf(second, snapshot);
  compared.sentence = sentenceOf(compared, first, second);
  return compared;
}

std::vector<Question> trainingQuestions(const Snapshot& snapshot) {
  if (!comparesModels(snapshot)) return {};
  std::vector<Question> all;
  const Side first = firstSide(snapshot), second = secondSide(snapshot);
  if (first.asks()) all.push_back(logQuestion(first.directory));
  const bool isNamed = !second.own && !QFileInfo(optionsOf(snapshot).model).isDir();
  if (isNamed)
    for (Question& question : Comparison::needs(snapshot, nullptr, false)) all.push_back(std::move(question));
  if (second.asks() && !second.directory.isEmpty()) all.push_back(logQuestion(second.directory));
  return all;
}

std::optional<PictureComparison> comparedTrainings(const Snapshot& snapshot) {
  const TrainingComparison compared = trainingComparison(snapshot);
  if (!compared.hasBoth()) return std::nullopt;
  CompareOptions options = optionsOf(snapshot);
  if (compared.isOne()) options.show = CompareOptions::Show::All;
  return PictureComparison{options, QStringLiteral("A: ") + compared.first.name(),
                           QStringLiteral("B: ") + compared.second.name()};
}

TrainingHistory trainingDifference(const TrainingHistory& first, const TrainingHistory& second) {
  TrainingHistory less;
  less.phase = TrainingHistory::Phase::Ended;
  less.stepsWanted = std::min(first.stepsWanted, second.stepsWanted);
  const auto inBoth = [](const auto& a, const auto& b, const auto& add) {
    for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
      if (one->step == other->step) add(*one, *other);
      const qint64 step = std::min(one->step, other->step);
      if (one->step == step) ++one;
      if (other != b.end() && other->step == step) ++other;
    }
  };
  inBoth(first.steps, second.steps, [&less](const auto& a, const auto& b) {
    less.steps.push_back({a.step, a.loss - b.loss, a.rate - b.rate, a.gradientNorm - b.gradientNorm,
                          a.tokensPerSecond - b.tokensPerSecond});
  });
  inBoth(first.heldOut, second.heldOut, [&less](const auto& a, const auto& b) {
    less.heldOut.push_back({a.step, a.loss - b.loss});
  });
  return less;
}

}  // namespace headlight
