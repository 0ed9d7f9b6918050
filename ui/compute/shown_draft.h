#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>

#include "ui/compute/run_result.h"
#include "ui/compute/shown_places.h"
#include "ui/compute/shown_request.h"

namespace headlight {

struct GradientNetwork;

/// What gradients of a model are computed with, kept from one to the next.
struct GradientMemory {
  std::weak_ptr<const Model> model = {};
  std::shared_ptr<const GradientNetwork> network = {};
};

/// What is shown of a run while it is made: each step changes what the step before has left.
struct ShownDraft {
  const RunResult& run;                      // the run itself
  const ShownRequest& request;               // what is asked for
  Trace trace;                               // the patterns so far
  ShownPlaces places;                        // the run's heads and tokens in them
  QStringList names;                         // of the steps so far
  std::map<AttentionKind, QString> missing;  // why a kind of the run is not in the trace
  ShownWords words;                          // what the run's own query tokens are merged into, if they are
  GradientMemory* gradients = nullptr;       // read and set; nullptr: nothing is kept
};

/// Gives every kind of attention that is still there to `change`, whose Error leaves the kind out. Cancelled
/// goes on.
void changeEachKind(ShownDraft& draft, const std::function<void(AttentionKind, AttentionTrace&)>& change);

}  // namespace headlight
