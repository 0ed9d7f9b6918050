#include "app/token_options.h"

#include <QCoreApplication>

#include "app/integer_list.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/model/generation.h"
#include "core/model/mask_token.h"

namespace headlight {

namespace {

[[noreturn]] void refuseToken(const std::string& option, const std::string& value, const Model& model) {
  throw Error(
      QCoreApplication::translate("CommandLine",
                                  "%1: \"%2\" is no single token of %3; \"headlight tokens\" shows what "
                                  "tokens a text has, and #5 is the token with id 5.")
          .arg(shown(option), shown(value), shown(model.name))
          .toStdString());
}

std::optional<std::int32_t> idOf(const std::string& value, std::int64_t vocabulary) {
  if (value.empty() || value.front() != '#') return std::nullopt;
  const auto id = integerOf(std::string_view(value).substr(1));
  if (!id || *id < 0 || *id >= vocabulary) return std::nullopt;
  return static_cast<std::int32_t>(*id);
}

}  // namespace

std::optional<std::int32_t> tokenOption(const Arguments& arguments, const std::string& name,
                                        const Model& model) {
  const auto value = arguments.value(name);
  if (!value) return std::nullopt;
  const Tokenizer* const tokenizer = predictedTokenizer(model);
  if (tokenizer) {
    if (const auto id = tokenizer->tokenToId(*value)) return id;
  }
  if (const auto id = idOf(*value, model.config.outputVocabularySize())) return id;
  if (!tokenizer) refuseToken(name, *value, model);
  const Encoding encoding = tokenizer->encode(*value, std::nullopt, {.addSpecialTokens = false});
  if (encoding.size() != 1) refuseToken(name, *value, model);
  return encoding.ids.front();
}

std::vector<OptionSpec> placeOptionSpecs() {
  return {{"--position", "I",
           QT_TRANSLATE_NOOP("CommandLine",
                             "the token behind which the next is predicted (the last), or of an encoder the "
                             "one that is (the first masked one)")},
          {"--mask-token", "I",
           QT_TRANSLATE_NOOP("CommandLine", "the token of an encoder's text to mask and predict")}};
}

PredictionPlace placeOption(const Arguments& arguments, const Model& model, RunRequest& request) {
  const std::optional<std::int64_t> position = integerOption(arguments, "--position");
  const std::optional<std::int64_t> masked = integerOption(arguments, "--mask-token");
  if (position && masked)
    throw UsageError(QCoreApplication::translate("CommandLine", "%1 and %2 exclude each other.")
                         .arg(QStringLiteral("--position"), QStringLiteral("--mask-token")));
  if (masked) request = withMaskedToken(model, std::move(request), *masked);
  return predictionPlace(model, request, position ? position : masked);
}

TokenQuestion questionOption(const Arguments& arguments, const LoadedModel& loaded, PreparedInput& input,
                             const PredictionPlace& place) {
  const Model& model = *loaded.model;
  TokenQuestion question{.position = place.position};
  question.against = tokenOption(arguments, "--against", model);
  if (const auto token = tokenOption(arguments, "--token", model)) {
    question.token = *token;
    return question;
  }
  input.request.record.logits = logitsRecordAt(model.config, input.request, place.position);
  // Its warnings are those of the run that answers the question.
  const auto trace = runPrepared(
      model, input, executionOf(loaded, QCoreApplication::translate("CommandLine", "running the model")));
  question.token = LogitRow(logitsAt(*trace, place.position)).likeliest(1).front().id;
  return question;
}

nlohmann::ordered_json jsonOfToken(const Model& model, std::int32_t id) {
  const Tokenizer* const tokenizer = predictedTokenizer(model);
  nlohmann::ordered_json json;
  json["id"] = id;
  json["token"] = tokenizer ? nlohmann::ordered_json(tokenizer->idToToken(id)) : nlohmann::ordered_json();
  return json;
}

nlohmann::ordered_json jsonOfScore(const Model& model, const TokenScore& score) {
  nlohmann::ordered_json json = jsonOfToken(model, score.id);
  json["logit"] = score.logit;
  json["probability"] = score.probability;
  json["rank"] = score.rank;
  return json;
}

}  // namespace headlight
