#include "ui/views/predictions/asked_prediction.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/error.h"
#include "core/explain/ending_at.h"
#include "core/explain/predicted_tokens.h"
#include "core/model/mask_token.h"
#include "core/model/run_plan.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

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

/// Where the locked focus, or without one the text itself, asks.
AskedPrediction placeOf(const Snapshot& snapshot) {
  const RunResult& result = *snapshot.result;
  AskedPrediction asked = nothingAskedYet(result);
  const std::int64_t focused = focusedToken(snapshot, asked.tokens);
  if (asked.next) {
    // Nothing comes after the end; what was expected in its place says something.
    const std::int64_t newest = asked.tokens - (hasEnded(result) ? 2 : 1);
    asked.position = focused >= 0 ? focused : newest;
    asked.last = asked.position + 1 == asked.tokens;
    return asked;
  }
  const std::optional<std::int32_t> mask = maskOf(*result.model);
  asked.position = focused >= 0 ? focused : firstToGuess(result, mask);
  const auto& ids = mainIds(result.model->config, result.request);
  const bool hidden = mask && ids[static_cast<std::size_t>(asked.position)] == *mask;
  const auto options = optionsIn<PredictionsOptions>(snapshot.state.viewOptions);
  asked.masked = mask && !hidden && options.masksToken;
  return asked;
}

}  // namespace

QString AskedPrediction::key() const {
  return masked ? QStringLiteral("%1 masked").arg(position) : QString::number(position);
}

AskedPrediction nothingAskedYet(const RunResult& result) {
  AskedPrediction asked;
  asked.tokens = std::ssize(mainIds(result.model->config, result.request));
  asked.next = result.model->config.decoder.has_value();
  return asked;
}

QString whyNoPredictor(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->trace)
    return Words::tr("Type a text to see what the model predicts.");
  const Model* const model = snapshot.result->model.get();
  if (!model || !model->transformer)
    return Words::tr("This is an attention array; only a model can predict tokens.");
  if (!model->transformer->hasOutputHead())
    return Words::tr("%1 predicts no tokens: its checkpoint holds no language-model head.")
        .arg(QString::fromStdString(model->name));
  if (mainIds(model->config, snapshot.result->request).empty())
    return Words::tr("There is no token to show.");
  return {};
}

bool hasEnded(const RunResult& result) {
  const auto& ids = mainIds(result.model->config, result.request);
  // The first token may be the end's, from which a decoder begins.
  return result.model->config.decoder && ids.size() > 1 && result.model->generation.isEnd(ids.back());
}

QString whyNoPrediction(const Snapshot& snapshot) {
  if (const QString why = whyNoPredictor(snapshot); !why.isEmpty()) return why;
  const AskedPrediction asked = placeOf(snapshot);
  if (!asked.last || !hasEnded(*snapshot.result)) return {};
  return Words::tr(
             "The text has ended: nothing comes after “%1”. Choose an earlier token to see what the model "
             "expects there.")
      .arg(tokenLabel(predictedTokens(*snapshot.result).back()));
}

std::optional<AskedPrediction> askedPrediction(const Snapshot& snapshot) {
  if (!whyNoPrediction(snapshot).isEmpty()) return std::nullopt;
  return placeOf(snapshot);
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
  return predictedTokenId(*snapshot.result->model, options.token.toStdString());
}

const TokenList& predictedTokens(const RunResult& result) {
  const bool both = result.model->config.architecture() == Architecture::EncoderDecoder;
  return both ? result.request.decoderTokens : result.request.tokens;
}

}  // namespace headlight
