#pragma once

#include <QFont>

#include <QStringList>

#include "ui/plots/curve_plot.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The four plots of the Training picture, each under its title.
struct TrainingPanel {
  QString title;
  CurvePlot plot;
  QRectF area;
  QRectF body;  // below the title
};

/// What the Training picture is made of and where its parts are: the losses, the learning rate with its
/// milestones, the norm of the gradient, and the speed. Of two trainings that are compared each plot has the
/// curves of both on one scale, or one less the other. A pure function of a snapshot and an area.
struct TrainingScene {
  enum Part { Loss, Rate, GradientNorm, Speed };
  std::vector<TrainingPanel> panels;  // in the order of Part
  QFont font;
  QStringList titles;     // above the plots: "A: small run", "B: large run, step 40"
  QString sentence;       // below them: why nothing is compared; empty: it is, or nobody asks for it
  QRectF heading;         // where these stand
  QString invitation;     // in the empty plot of the loss; empty: there is something to plot
  qint64 shownStep = -1;  // the step of the snapshot on the screen; -1: none
  bool hasPlan = true;    // the schedule of what is to be trained is drawn too

  static TrainingScene make(const Snapshot& snapshot, const QRectF& area, const QFont& font);

  /// The milestone that a point is on, as an index into the schedule's; -1: none.
  int milestoneAt(const QPointF& point, const LearningRateSchedule& schedule) const;
  /// The step under a point of a plot; -1: the point is in none.
  qint64 stepAt(const QPointF& point) const;
};

/// The step of the snapshot of the training that the session's model is; -1: it is none of them.
qint64 shownTrainingStep(const Snapshot& snapshot);
/// What was measured at a step, in one line; empty before anything was.
QString trainingTip(const Snapshot& snapshot, qint64 step);

void paintTraining(QPainter& painter, const TrainingScene& scene, const PictureStyle& style);

}  // namespace headlight
