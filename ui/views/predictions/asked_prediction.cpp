#include "ui/views/predictions/asked_prediction.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/error.h"
#include "core/explain/ending_at.h"
#include "core/explain/predicted_tokens.h"
#include "core/model/mask_token.h"
#include "core/model/run_plan.h"

namespace headlight {

namespace {

std::optional<std::int32_t> maskOf(const Model& model) {
  try {
    return maskTokenOf(model);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// The focus's query, if it is a token of the stack that makes logits; -1: none.
std::int64_t focusedToken(const Snapshot& snapshot, std::int64_t tokens) {
  const Focus& focus = snapshot.state.focus;
  const bool both = snapshot.result->model->config.architecture() == Architecture::EncoderDecoder;
  const bool own = !both || focus.kind != AttentionKind::Encoder;
  return own && focus.query < tokens ? focus.query : -1;
}

std::int64_t firstToGuess(const RunResult& result, std::optional<std::int32_t> mask) {
  const std::vector<std::int32_t>& ids = result.request.ids;
  if (mask) {
    const auto found = std::find(ids.begin(), ids.end(), *mask);
    if (found != ids.end()) return found - ids.begin();
  }
  const TokenList& tokens = result.request.tokens;
  const auto word =
      std::find_if(tokens.begin(), tokens.end(), [](const TokenInfo& token) { return !token.special; });
  return word == tokens.end() ? 0 : word - tokens.begin();
}

}  // namespace

QString AskedPrediction::key() const {
  return masked ? QStringLiteral("%1 masked").arg(position) : QString::number(position);
}

QString whyNoPrediction(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->trace)
    return QCoreApplication::translate("Predictions", "Type a text to see what the model predicts.");
  const Model* const model = snapshot.result->model.get();
  if (!model || !model->transformer)
    return QCoreApplication::translate("Predictions",
                                       "This is an attention array; only a model can predict tokens.");
  if (!model->transformer->hasOutputHead())
    return QCoreApplication::translate("Predictions",
                                       "%1 predicts no tokens: its checkpoint holds no language-model head.")
        .arg(QString::fromStdString(model->name));
  if (mainIds(model->config, snapshot.result->request).empty())
    return QCoreApplication::translate("Predictions", "There is no token to show.");
  return {};
}

std::optional<AskedPrediction> askedPrediction(const Snapshot& snapshot) {
  if (!whyNoPrediction(snapshot).isEmpty()) return std::nullopt;
  const RunResult& result = *snapshot.result;
  const Model& model = *result.model;
  const auto& ids = mainIds(model.config, result.request);
  AskedPrediction asked;
  asked.tokens = static_cast<std::int64_t>(ids.size());
  asked.next = model.config.decoder.has_value();
  const std::int64_t focused = focusedToken(snapshot, asked.tokens);
  if (asked.next) {
    asked.position = focused >= 0 ? focused : asked.tokens - 1;
    asked.last = asked.position + 1 == asked.tokens;
    return asked;
  }
  const std::optional<std::int32_t> mask = maskOf(model);
  asked.position = focused >= 0 ? focused : firstToGuess(result, mask);
  const bool hidden = mask && ids[static_cast<std::size_t>(asked.position)] == *mask;
  const auto options = optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
  asked.masked = mask && !hidden && options.masksToken;
  return asked;
}

RunRequest askedRequest(const RunResult& result, const AskedPrediction& asked) {
  const Model& model = *result.model;
  RunRequest request = result.request;
  if (asked.masked) request = withMaskedToken(model, std::move(request), asked.position);
  if (asked.next) request = endingAt(model.config, std::move(request), asked.position);
  request.record = {.logits = logitsRecordAt(model.config, request, asked.position)};
  return request;
}

std::optional<std::int32_t> chosenToken(const Snapshot& snapshot) {
  const auto options = optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
  if (options.token.isEmpty()) return std::nullopt;
  const Model& model = *snapshot.result->model;
  const Tokenizer* const tokenizer = predictedTokenizer(model);
  std::optional<std::int32_t> id;
  if (tokenizer) id = tokenizer->tokenToId(options.token.toStdString());
  bool isNumber = false;
  const int number = options.token.mid(1).toInt(&isNumber);
  if (!id && isNumber && options.token.startsWith(QLatin1Char('#'))) id = number;
  return id && *id >= 0 && *id < model.config.outputVocabularySize() ? id : std::nullopt;
}

const TokenList& predictedTokens(const RunResult& result) {
  const bool both = result.model->config.architecture() == Architecture::EncoderDecoder;
  return both ? result.request.decoderTokens : result.request.tokens;
}

}  // namespace headlight
