#include "app/run_snapshot.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include "core/export/export_part.h"

namespace headlight {

namespace {

std::shared_ptr<const RunResult> resultOf(const LoadedModel& loaded, const TextInput& input) {
  QElapsedTimer timer;
  timer.start();
  const PreparedRun run = prepareRun(*loaded.model, input);
  auto result = std::make_shared<RunResult>();
  result->tokenizeMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  timer.restart();
  result->trace = runModel(loaded, run.request);
  result->forwardMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  result->model = loaded.model;
  result->request = run.request;
  result->sourceName = shown(loaded.model->name);
  if (loaded.model->config.untrained)
    result->sourceNote = QCoreApplication::translate("CommandLine", "untrained");
  result->text = shown(run.text);
  result->pairText = shown(run.pair);
  result->tokens = run.request.tokens;
  result->computedTokens = static_cast<std::int64_t>(run.request.ids.size());
  for (const std::string& warning : result->trace->warnings) result->warnings.push_back(shown(warning));
  return result;
}

}  // namespace

Snapshot runSnapshot(const LoadedModel& loaded, const TextInput& input, const ExportSelection& selection,
                     const QString& view) {
  Snapshot snapshot;
  snapshot.result = resultOf(loaded, input);
  ExportSelection focused = selection;
  if (!focused.kind) focused.kind = snapshot.result->trace->defaultKind();
  const ExportPart part = selectParts(*snapshot.result->trace, focused).front();
  snapshot.focus.kind = part.kind;
  snapshot.focus.layer = static_cast<int>(part.layerBegin);
  snapshot.focus.head = static_cast<int>(part.headBegin);
  SessionState& state = snapshot.state;
  state.source = CheckpointChoice{
      shown(loaded.model->location == "embedded" ? loaded.model->name : loaded.model->location)};
  state.text = snapshot.result->text;
  state.pairText = snapshot.result->pairText;
  state.pairShown = input.pair.has_value();
  state.focus = snapshot.focus;
  state.view = view;
  state.singleHead = selection.head.has_value();
  return snapshot;
}

}  // namespace headlight
