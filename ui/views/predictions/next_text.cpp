#include "ui/views/predictions/next_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <span>

#include "core/explain/predicted_tokens.h"
#include "ui/views/predictions/prediction_questions.h"
#include "ui/views/predictions/stage_table.h"
#include "ui/views/predictions/text_generation.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

WrittenToken tokenToAdd(const Snapshot& snapshot, const PlacePrediction& said) {
  const auto options = optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
  const Prediction prediction =
      predictionOf(*snapshot.result->model, said.request, *said.trace, said.place, options.sampling());
  const std::vector<double>& drawn = prediction.stages.after(SamplingStage::TopP);
  const auto likeliest =
      static_cast<std::int32_t>(std::max_element(drawn.begin(), drawn.end()) - drawn.begin());
  const std::int32_t id = chosenToken(snapshot).value_or(likeliest);
  return {id, prediction.stages.after(SamplingStage::Model)[static_cast<std::size_t>(id)]};
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

QString problemOf(const Snapshot& snapshot, const AskedPrediction& asked) {
  if (!asked.next) return Words::tr("This model guesses hidden tokens; it writes no text.");
  if (snapshot.result->computedTokens < std::ssize(snapshot.result->tokens))
    return Words::tr("Only the beginning of the text is computed; nothing can be said of its end.");
  if (hasEnded(*snapshot.result)) return Words::tr("The text has ended.");
  if (!asked.last)
    return Words::tr("The text goes on behind the token in focus; press Escape to ask at its end.");
  if (!predictedTokenizer(*snapshot.result->model))
    return Words::tr("The model has no tokenizer that could make a text of it.");
  const bool both = snapshot.result->model->config.architecture() == Architecture::EncoderDecoder;
  if (!both && !snapshot.state.documentFile.isEmpty() && !snapshot.state.generated)
    return Words::tr("The text is an attached document, which stays as it is.");
  return {};
}

/// One more token behind those that were written, in place of what came after the step that is shown.
void takeAsWritten(const RunResult& result, const WrittenToken& token, SessionState& state) {
  GeneratedText text = *state.generated;
  text.tokens.resize(text.step);
  text.tokens.append(token);
  text.step = text.tokens.size();
  text.ended = result.model->generation.isEnd(token.id);
  showGenerated(state, text);
}

/// The text without the space before a piece that goes on with a word, and with one space at most before
/// another.
void replaceMask(const TokenInfo& mask, QString added, SessionState& state) {
  QString& text = mask.segment == 1 ? state.pairText : state.text;
  const QByteArray bytes = text.toUtf8();
  QString before = QString::fromUtf8(bytes.left(mask.range.begin));
  const bool spaced = !before.isEmpty() && before.back().isSpace();
  if (!added.startsWith(QLatin1Char(' '))) {
    if (spaced) before.chop(1);
  } else if (spaced || before.isEmpty()) {
    added.remove(0, 1);
  }
  text = before + added + QString::fromUtf8(bytes.mid(mask.range.end));
}

/// The guess in place of the mask in the text.
QString takeInPlaceOfMask(const Snapshot& snapshot, const AskedPrediction& asked, std::int32_t id,
                          SessionState& state) {
  const RunRequest& request = snapshot.result->request;
  const auto place = static_cast<std::size_t>(asked.position);
  const TokenInfo& mask = request.tokens[place];
  if (!state.documentFile.isEmpty())
    return Words::tr("The text is an attached document, which stays as it is.");
  const auto added =
      textAfter(*predictedTokenizer(*snapshot.result->model), std::span(request.ids).first(place), id);
  if (!added || mask.range.end <= mask.range.begin) return Words::tr("“%1” is no text that could be added.");
  replaceMask(mask, QString::fromStdString(*added), state);
  return {};
}

/// The token behind the text.
QString takeBehindText(const Snapshot& snapshot, std::int32_t id, SessionState& state) {
  const Model& model = *snapshot.result->model;
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  const RunRequest& request = snapshot.result->request;
  const std::vector<std::int32_t>& ids = both ? request.decoderIds : request.ids;
  const auto text = textAfter(*predictedTokenizer(model), ids, id);
  if (!text) return Words::tr("“%1” is no text that could be added.");
  if (both)
    setDecoderText(*predictedTokenizer(model), ids, id, state);
  else
    state.text += QString::fromStdString(*text);
  return {};
}

}  // namespace

QString whyNoNextText(const Snapshot& snapshot) {
  if (const QString why = whyNoPrediction(snapshot); !why.isEmpty()) return why;
  const auto asked = askedPrediction(snapshot);
  if (!isRunOfText(snapshot) || !snapshot.answer<PlacePrediction>(predictionQuestion(*asked).key))
    return Words::tr("There is no prediction yet.");
  return problemOf(snapshot, *asked);
}

NextText nextText(const Snapshot& snapshot) {
  NextText next;
  next.problem = whyNoNextText(snapshot);
  if (!next.problem.isEmpty()) return next;
  const AskedPrediction asked = *askedPrediction(snapshot);
  const auto said = snapshot.answer<PlacePrediction>(predictionQuestion(asked).key);
  return takenToken(snapshot, asked, tokenToAdd(snapshot, *said));
}

NextText takenToken(const Snapshot& snapshot, const AskedPrediction& asked, const WrittenToken& token) {
  NextText next;
  next.token = namedToken(*snapshot.result->model, token.id).label;
  if (asked.next) next.problem = problemOf(snapshot, asked);
  if (!next.problem.isEmpty()) return next;
  next.state = snapshot.state;
  if (next.state.generated) {
    takeAsWritten(*snapshot.result, token, next.state);
    return next;
  }
  next.state.focus.query = -1;
  next.problem = asked.next ? takeBehindText(snapshot, token.id, next.state)
                            : takeInPlaceOfMask(snapshot, asked, token.id, next.state);
  if (next.problem.contains(QStringLiteral("%1"))) next.problem = next.problem.arg(next.token);
  return next;
}

}  // namespace headlight
