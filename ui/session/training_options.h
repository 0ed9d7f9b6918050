#pragma once

#include <QJsonObject>
#include <QString>

#include "core/training/learning_rate.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What the Training view trains and how. A value, kept among the views' options (ViewOptions).
struct TrainingOptions {
  static constexpr const char* viewId = "training";
  enum class Size { Tiny, Small, Medium };
  enum class Objective { Causal, Masked };
  Size size = Size::Small;
  Objective objective = Objective::Causal;
  int steps = 600;  // 0: nothing is planned, as beside the log of a training that has been
  /// Its `steps` is not looked at: a cosine comes down with the last of the steps above.
  LearningRateSchedule schedule = {.kind = ScheduleKind::MultiStep,
                                   .initial = 0.004,
                                   .milestones = {400, 520},
                                   .gamma = 0.3,
                                   .warmup = 20};
  int snapshotInterval = 20;  // steps
  QString textFile;           // UTF-8; empty: the page that the program brings along
  QString runFolder;          // whose curves and snapshots are shown; empty: none yet
  bool follow = true;         // every view shows the newest snapshot
  QJsonObject toJson() const;
  /// What is missing or makes no sense is left as it is.
  void read(const JsonValues& json);
  bool operator==(const TrainingOptions&) const = default;

  /// The schedule with all that it needs to be asked.
  LearningRateSchedule wholeSchedule() const {
    LearningRateSchedule whole = schedule;
    whole.steps = steps;
    return whole;
  }
};

}  // namespace headlight
