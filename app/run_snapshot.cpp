#include "app/run_snapshot.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <algorithm>
#include <utility>

#include "core/arrays/export_part.h"
#include "core/error.h"
#include "ui/compute/applicable_changes.h"
#include "ui/compute/array_result.h"
#include "ui/compute/shown_result.h"
#include "ui/compute/spaced_result.h"
#include "ui/models/core_words.h"
#include "ui/session/focus.h"
#include "ui/views/shown_snapshot.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

std::shared_ptr<const RunResult> resultOf(const LoadedModel& loaded, const RunInput& input,
                                          const PictureFocus& focus) {
  QElapsedTimer timer;
  timer.start();
  PreparedInput run = prepareInput(*loaded.model, input);
  if (focus.changes)
    run.request.interventions =
        applicableChanges(*focus.changes, loaded.model->config, run.request, run.writesDecoder);
  auto result = std::make_shared<RunResult>();
  result->tokenizeMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  timer.restart();
  result->trace = runModel(loaded, run);
  result->forwardMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  result->model = loaded.model;
  result->request = run.request;
  result->sourceName = shown(loaded.model->name);
  if (loaded.model->config.untrained)
    result->sourceNote = QCoreApplication::translate("CommandLine", "untrained");
  result->text = shown(input.text.value_or(std::string()));
  result->pairText = shown(input.pair.value_or(std::string()));
  if (input.written) result->writtenTokens = static_cast<std::int64_t>(input.written->size());
  result->tokens = run.request.tokens;
  result->computedTokens = static_cast<std::int64_t>(run.request.ids.size());
  for (const Message& warning : result->trace->warnings) result->warnings.push_back(messageText(warning));
  return result;
}

/// Whether the view of this name never shows anything in place of the run.
bool explainsRun(const QString& view) {
  for (const ViewEntry& entry : viewRegistry())
    if (entry.id == view) return entry.picture.explainsRun;
  return false;
}

/// The token's index, -1 for none.
std::int64_t tokenIn(std::optional<std::int64_t> token, std::int64_t count, const char* what) {
  if (!token) return -1;
  if (*token >= 0 && *token < count) return *token;
  throw Error(
      QCoreApplication::translate("CommandLine", "There is no %1 token %2: the text has tokens 0 to %3.")
          .arg(QLatin1String(what))
          .arg(*token)
          .arg(count - 1)
          .toStdString());
}

/// The first one that attends.
int firstLayerOf(const ExportPart& part) {
  auto layer = static_cast<int>(part.layerBegin);
  while (!part.patterns->hasPattern(layer) && layer + 1 < part.layerEnd) ++layer;
  return layer;
}

/// A session's focus may be of another model or text by now.
PictureFocus moved(PictureFocus focus, const Trace& trace) {
  ExportSelection& selection = focus.selection;
  const Focus inside =
      clampFocus({selection.kind.value_or(trace.defaultKind()), selection.layer.value_or(0),
                  selection.head.value_or(0), focus.query.value_or(-1), focus.key.value_or(-1)},
                 trace);
  const auto move = [&focus](const char* option, auto& value, auto to) {
    const bool movable = std::find(focus.movable.begin(), focus.movable.end(), option) != focus.movable.end();
    if (movable && value) value = to;
  };
  move("--kind", selection.kind, inside.kind);
  move("--layer", selection.layer, inside.layer);
  move("--head", selection.head, inside.head);
  move("--query", focus.query, inside.query);
  move("--key", focus.key, inside.key);
  if (focus.query && *focus.query < 0) focus.query.reset();
  if (focus.key && *focus.key < 0) focus.key.reset();
  return focus;
}

/// What the window would show of a result with the focus given.
Snapshot snapshotOf(std::shared_ptr<const RunResult> result, const PictureFocus& asked) {
  const PictureFocus focus = asked.movable.empty() ? asked : moved(asked, *result->trace);
  Snapshot snapshot;
  snapshot.result = std::move(result);
  ExportSelection focused = focus.selection;
  if (!focused.kind) focused.kind = snapshot.result->trace->defaultKind();
  const ExportPart part = selectParts(*snapshot.result->trace, focused).front();
  snapshot.focus.kind = part.kind;
  snapshot.focus.layer = firstLayerOf(part);
  snapshot.focus.head = static_cast<int>(part.headBegin);
  snapshot.focus.query = tokenIn(focus.query, part.queries(), "query");
  snapshot.focus.key = tokenIn(focus.key, part.keys(), "key");
  SessionState& state = snapshot.state;
  state.text = snapshot.result->text;
  state.pairText = snapshot.result->pairText;
  state.focus = snapshot.focus;
  state.experiments = experimentsOf(snapshot.result->request.interventions);
  state.view = focus.view;
  state.singleHead = focus.selection.head.has_value();
  return snapshot;
}

/// The focus with what the model's own files name, if that is asked for.
PictureFocus resolved(PictureFocus focus, const RunResult& result) {
  if (!focus.start) return focus;
  const std::optional<StartFocus>& start = result.model->start;
  const AttentionTrace* attention = start ? result.trace->attention(start->kind) : nullptr;
  if (!attention || !attention->patterns)
    throw Error(
        QCoreApplication::translate(
            "CommandLine", "--start: %1 names no head to be looked at first, in a file headlight.json.")
            .arg(result.sourceName)
            .toStdString());
  focus.selection = {start->kind, start->head.layer, start->head.head};
  const std::int64_t query = startQuery(*start, attention->patterns->queryTokens());
  if (!focus.query && query >= 0) focus.query = query;
  return focus;
}

}  // namespace

Snapshot runSnapshot(const LoadedModel& loaded, const RunInput& input, const PictureFocus& focus) {
  const auto result = resultOf(loaded, input, focus);
  Snapshot snapshot = snapshotOf(result, resolved(focus, *result));
  snapshot.state.source = CheckpointChoice{
      shown(loaded.model->location == "embedded" ? loaded.model->name : loaded.model->location)};
  snapshot.state.pairShown = input.pair.has_value();
  return snapshot;
}

Snapshot arraySnapshot(const ArrayInput& input, const PictureFocus& focus) {
  const QString file = QFile::decodeName(QByteArray::fromStdString(input.file));
  Snapshot snapshot = snapshotOf(arrayResult(file, importArray(input)), focus);
  ArrayChoice choice{file, {}};
  if (input.tokens)
    for (const std::string& token : *input.tokens) choice.tokens.push_back(shown(token));
  snapshot.state.source = choice;
  return snapshot;
}

Snapshot showing(const ShownChoice& choice, Snapshot snapshot, const Execution& execution) {
  snapshot.state.shown = choice;
  if (choice.spaces) snapshot.result = spacedResult(snapshot.result);
  const auto shown = showAs(snapshot.result, shownRequestOf(snapshot.state), execution);
  if (!shown) return snapshot;
  const auto missing = shown->result->missing.find(snapshot.focus.kind);
  if (missing != shown->result->missing.end() && !explainsRun(snapshot.state.view))
    throw Error(missing->second.toStdString());
  return shownSnapshot(snapshot, shown);
}

}  // namespace headlight
