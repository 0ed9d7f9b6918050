#include "ui/views/predictions/next_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/explain/predicted_tokens.h"
#include "ui/compute/compute_job.h"
#include "ui/compute/compute_request.h"
#include "ui/views/predictions/prediction_questions.h"
#include "ui/views/predictions/stage_table.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

std::int32_t tokenToAdd(const Snapshot& snapshot, const PlacePrediction& said) {
  if (const auto chosen = chosenToken(snapshot)) return *chosen;
  const auto options = optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
  const Prediction prediction =
      predictionOf(*snapshot.result->model, said.request, *said.trace, said.place, options.sampling());
  const std::vector<double>& drawn = prediction.stages.after(SamplingStage::TopP);
  return static_cast<std::int32_t>(std::max_element(drawn.begin(), drawn.end()) - drawn.begin());
}

/// The decoder's text in place of what it would write by itself; the answer of a pair.
void setDecoderText(const Tokenizer& tokenizer, const std::vector<std::int32_t>& ids, std::int32_t next,
                    SessionState& state) {
  std::vector<std::int32_t> whole;
  for (const std::int32_t id : ids)
    if (id < tokenizer.vocabularySize() && !tokenizer.idToToken(id).empty()) whole.push_back(id);
  whole.push_back(next);
  state.pairShown = true;
  state.pairText = QString::fromStdString(tokenizer.decode(whole));
}

/// Whether the run on the screen is of the text that is there now.
bool isOfText(const Snapshot& snapshot) {
  const ComputeRequest now = computeRequestOf(snapshot.state);
  const RunResult& shown = *snapshot.result;
  if (takesPair(shown.model->config) && shown.pairText != now.pairText.value_or(QString())) return false;
  return !now.documentFile.isEmpty() || shown.text == now.text;
}

QString problemOf(const Snapshot& snapshot, const AskedPrediction& asked) {
  if (!asked.next) return Words::tr("This model guesses hidden tokens; it writes no text.");
  if (snapshot.result->computedTokens < std::ssize(snapshot.result->tokens))
    return Words::tr("Only the beginning of the text is computed; nothing can be said of its end.");
  if (!asked.last)
    return Words::tr("The text goes on behind the token in focus; press Escape to ask at its end.");
  if (!predictedTokenizer(*snapshot.result->model))
    return Words::tr("The model has no tokenizer that could make a text of it.");
  const bool both = snapshot.result->model->config.architecture() == Architecture::EncoderDecoder;
  if (!both && !snapshot.state.documentFile.isEmpty())
    return Words::tr("The text is an attached document, which stays as it is.");
  return {};
}

}  // namespace

QString whyNoNextText(const Snapshot& snapshot) {
  const auto asked = askedPrediction(snapshot);
  if (!asked || !isOfText(snapshot) || !snapshot.answer<PlacePrediction>(predictionQuestion(*asked).key))
    return Words::tr("There is no prediction yet.");
  return problemOf(snapshot, *asked);
}

NextText nextText(const Snapshot& snapshot) {
  NextText next;
  next.problem = whyNoNextText(snapshot);
  if (!next.problem.isEmpty()) return next;
  const Model& model = *snapshot.result->model;
  const auto said = snapshot.answer<PlacePrediction>(predictionQuestion(*askedPrediction(snapshot)).key);
  const std::int32_t id = tokenToAdd(snapshot, *said);
  next.token = namedToken(model, id).label;
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  const RunRequest& request = snapshot.result->request;
  const std::vector<std::int32_t>& ids = both ? request.decoderIds : request.ids;
  const auto text = textAfter(*predictedTokenizer(model), ids, id);
  if (!text) {
    next.problem = Words::tr("“%1” is no text that could be added.").arg(next.token);
    return next;
  }
  next.state = snapshot.state;
  next.state.focus.query = -1;
  if (both)
    setDecoderText(*predictedTokenizer(model), ids, id, next.state);
  else
    next.state.text += QString::fromStdString(*text);
  return next;
}

}  // namespace headlight
