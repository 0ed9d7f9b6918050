#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/session/compare_options.h"
#include "ui/views/compare/picture_comparison.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The training of a model that is compared, and which of its steps the model is.
struct ComparedTraining {
  std::shared_ptr<const TrainingHistory> history;  // nullptr: none is known
  qint64 step = -1;                                // -1: its end
  /// "small run, step 40"
  QString name() const;
};

/// What Compare does in the Training view: the trainings of A and of B. A value.
struct TrainingComparison {
  ComparedTraining first;   // that of the model on the screen
  ComparedTraining second;  // that of the model that is B
  CompareOptions::Show show = CompareOptions::Show::All;
  bool isOn = false;
  /// Why there is nothing to compare or nothing of it to draw, or that the curves are the same; empty: they
  /// are those of two trainings.
  QString sentence;

  bool hasBoth() const { return first.history && second.history; }
  /// Whether both are steps of one training, whose curves are drawn once.
  bool isOne() const;
  /// Whether a side is among what is drawn. Of a difference both are, and where one is alone that is.
  bool drawsFirst() const { return first.history && !(choosesOne() && show == CompareOptions::Show::Second); }
  bool drawsSecond() const {
    return second.history && !(choosesOne() && show == CompareOptions::Show::First);
  }

 private:
  bool choosesOne() const { return hasBoth() && !isOne(); }
};

TrainingComparison trainingComparison(const Snapshot& snapshot);
/// What must be answered for it: logs are read off the GUI thread.
std::vector<Question> trainingQuestions(const Snapshot& snapshot);
/// What a caption says of it; nothing where no two trainings are shown.
std::optional<PictureComparison> comparedTrainings(const Snapshot& snapshot);

/// What was measured in the one less the other, at the steps that both have.
TrainingHistory trainingDifference(const TrainingHistory& first, const TrainingHistory& second);

}  // namespace headlight
