#include "ui/views/positions_scene.h"

#include <QCoreApplication>

#include "ui/compute/position_counterpart.h"
#include "ui/views/positions_compare.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Positions)
};

/// The patterns of the run that has the encoding switched on, or of the one that has it off.
const PatternSource* patternsOf(const Snapshot& snapshot, bool with) {
  if (!snapshot.result) return nullptr;
  const bool isOff = snapshot.result->request.interventions.withoutPositions;
  const auto counterpart = snapshot.answer<Trace>(positionCounterpartQuestion().key);
  const Trace* trace = with != isOff ? snapshot.result->trace.get() : counterpart.get();
  const AttentionTrace* attention = trace ? trace->attention(snapshot.focus.kind) : nullptr;
  return attention ? attention->patterns.get() : nullptr;
}

}  // namespace

const PatternSource* PositionsScene::withPositions() const { return patternsOf(snapshot, true); }
const PatternSource* PositionsScene::withoutPositions() const { return patternsOf(snapshot, false); }

PositionsScene makePositionsScene(const Snapshot& snapshot, const QFont& font) {
  PositionsScene scene;
  scene.snapshot = snapshot;
  scene.encoding = encodingContent(snapshot);
  scene.origin = encodingOrigin(snapshot);
  scene.comparison = positionsComparison(snapshot).sentence;
  scene.font = font;
  if (!snapshot.result)
    scene.counterpartMissing = Words::tr("Type a sentence to see its attention with and without positions.");
  else if (!snapshot.result->model)
    scene.counterpartMissing =
        Words::tr("These weights were read from a file; there is no model to run without positions.");
  else
    scene.counterpartMissing = snapshot.problem(positionCounterpartQuestion().key);
  return scene;
}

}  // namespace headlight
