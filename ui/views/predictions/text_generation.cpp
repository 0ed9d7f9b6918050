#include "ui/views/predictions/text_generation.h"

#include <QCoreApplication>

#include "core/explain/predicted_tokens.h"
#include "core/model/decoder_text.h"
#include "core/model/run_plan.h"
#include "ui/compute/compute_job.h"
#include "ui/models/number_text.h"
#include "ui/session/predictions_options.h"
#include "ui/views/predictions/asked_prediction.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

bool isBesideEncoder(const Model& model) {
  return model.config.architecture() == Architecture::EncoderDecoder;
}

/// What the decoder beside an encoder begins with where a person has given it no text.
std::int64_t decoderBeginning(const RunResult& result) {
  return static_cast<std::int64_t>(decoderTextIds(*result.model, {}).size());
}

/// The tokens that the model goes on from: those of the run, but for what it wrote by itself beside an
/// encoder.
std::int64_t givenTokens(const Snapshot& snapshot) {
  const RunResult& result = *snapshot.result;
  const auto tokens = static_cast<std::int64_t>(mainIds(result.model->config, result.request).size());
  const bool own = isBesideEncoder(*result.model) && result.pairText.isEmpty() && !snapshot.state.generated;
  return own ? decoderBeginning(result) : tokens;
}

}  // namespace

bool isRunOfText(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->model) return false;
  const ComputeRequest now = computeRequestOf(snapshot.state);
  const RunResult& shown = *snapshot.result;
  const std::int64_t written = now.written ? static_cast<std::int64_t>(now.written->size()) : 0;
  if (shown.writtenTokens != written) return false;
  if (takesPair(shown.model->config) && shown.pairText != now.pairText.value_or(QString())) return false;
  return !now.documentFile.isEmpty() || shown.text == now.text;
}

QString whyNoWriter(const Snapshot& snapshot) {
  if (const QString why = whyNoPredictor(snapshot); !why.isEmpty()) return why;
  const Model& model = *snapshot.result->model;
  if (model.config.decoder) return {};
  return Words::tr(
             "%1 is an encoder: it reads the whole text at once and guesses hidden tokens. It writes no "
             "text, so nothing can be generated.")
      .arg(QString::fromStdString(model.name));
}

QString whyNoGeneration(const Snapshot& snapshot) {
  if (const QString why = whyNoWriter(snapshot); !why.isEmpty()) return why;
  const RunResult& result = *snapshot.result;
  if (result.computedTokens < std::ssize(result.tokens))
    return Words::tr("Only the beginning of the text is computed; nothing can be said of its end.");
  if (snapshot.state.generated && snapshot.state.generated->isOver())
    return Words::tr("The text has ended; choose an earlier step to go on from.");
  const StackConfig& stack = result.model->config.main();
  if (stack.positionsAreLimited() && givenTokens(snapshot) >= stack.maxPositions)
    return Words::tr("There is no room for more: the model has learned %1 positions.")
        .arg(countText(stack.maxPositions));
  return {};
}

GenerationTask generationTask(const Snapshot& snapshot, std::int64_t count) {
  const RunResult& result = *snapshot.result;
  GenerationTask task;
  task.model = result.model;
  task.request = result.request;
  const std::int64_t given = givenTokens(snapshot);
  if (isBesideEncoder(*task.model)) keepFirstDecoderTokens(task.request, given);
  if (snapshot.state.generated) {
    task.before = *snapshot.state.generated;
    task.before.tokens.resize(task.before.step);
  } else {
    task.before.beginning = given;
  }
  const auto options = optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
  task.settings = {
      .maxNewTokens = count, .sampling = options.writing(), .written = task.before.step, .goesOn = true};
  return task;
}

GeneratedText generateText(const GenerationTask& task, const std::shared_ptr<const std::atomic<bool>>& enough,
                           const Execution& execution) {
  GeneratedText made = task.before;
  const auto written = [&](std::int32_t id, double probability) {
    made.tokens.append({id, probability});
    made.ended = task.model->generation.isEnd(id);
    if (*enough) throw Cancelled();
  };
  try {
    (void)generate(*task.model, task.request, task.settings, execution, written);
  } catch (const Cancelled&) {
    if (!*enough) throw;
  }
  made.step = made.tokens.size();
  return made;
}

void showGenerated(SessionState& state, const GeneratedText& text) {
  if (text.tokens.isEmpty()) return leaveGeneration(state);
  if (!state.generated) {
    // Rows of earlier tokens stay as they are while a text grows: what moves is the newest one.
    if (state.focus.kind != AttentionKind::Encoder) state.focus.query = -1;
    state.generated = text;
    state.generated->step = 0;
  } else {
    const std::int64_t step = state.generated->step;
    state.generated = text;
    state.generated->step = step;
  }
  showStep(state, text.step);
}

TokenList writtenTokens(const Model& model, const GeneratedText& text) {
  std::vector<std::int32_t> ids;
  for (const WrittenToken& token : text.tokens) ids.push_back(token.id);
  return makeTokenList(ids, predictedTokenizer(model));
}

}  // namespace headlight
