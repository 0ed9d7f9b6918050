#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/token_options.h"
#include "app/usage_error.h"
#include "core/explain/ablation_effects.h"
#include "core/explain/logit_attribution.h"

namespace headlight {

namespace {

const char* nameOf(StreamPart part) {
  switch (part) {
    case StreamPart::TokenEmbedding:
      return "token_embedding";
    case StreamPart::PositionEmbedding:
      return "position_embedding";
    case StreamPart::TypeEmbedding:
      return "type_embedding";
    case StreamPart::Embedding:
      return "embedding";
    case StreamPart::EmbeddingNormBias:
      return "embedding_norm_bias";
    case StreamPart::Head:
      return "head";
    case StreamPart::AttentionOutputBias:
      return "attention_bias";
    case StreamPart::OutputNormBias:
      return "output_norm_bias";
    case StreamPart::FeedForward:
      return "feed_forward";
    case StreamPart::FinalNormBias:
      return "final_norm_bias";
    case StreamPart::LogitBias:
      return "logit_bias";
  }
  return "";
}

nlohmann::ordered_json jsonOfQuestion(const Model& model, const TokenQuestion& question) {
  nlohmann::ordered_json json;
  json["position"] = question.position;
  json["token"] = jsonOfToken(model, question.token);
  json["against"] = question.against ? jsonOfToken(model, *question.against) : nlohmann::ordered_json();
  return json;
}

/// The largest effect first, of equal ones the first head.
nlohmann::ordered_json jsonOfHeads(const AblationEffects& effects) {
  std::vector<HeadEffect> heads = effects.heads;
  const auto size = [&](const HeadEffect& head) { return std::abs(head.without.logit - effects.base.logit); };
  std::stable_sort(heads.begin(), heads.end(),
                   [&](const HeadEffect& a, const HeadEffect& b) { return size(a) > size(b); });
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const HeadEffect& head : heads) {
    nlohmann::ordered_json entry;
    entry["kind"] = nameOf(head.kind);
    entry["layer"] = head.head.layer;
    entry["head"] = head.head.head;
    entry["logit"] = head.without.logit;
    entry["logit_change"] = head.without.logit - effects.base.logit;
    entry["probability"] = head.without.probability;
    entry["probability_change"] = head.without.probability - effects.base.probability;
    json.push_back(std::move(entry));
  }
  return json;
}

nlohmann::ordered_json jsonOfParts(const LogitAttribution& attribution) {
  std::vector<Contribution> parts = attribution.contributions;
  std::stable_sort(parts.begin(), parts.end(), [](const Contribution& a, const Contribution& b) {
    return std::abs(a.logit) > std::abs(b.logit);
  });
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Contribution& part : parts) {
    nlohmann::ordered_json entry;
    entry["part"] = nameOf(part.part);
    if (part.head.layer >= 0) {
      if (part.part != StreamPart::FeedForward) entry["kind"] = nameOf(part.kind);
      entry["layer"] = part.head.layer;
    }
    if (part.head.head >= 0) entry["head"] = part.head.head;
    entry["logit"] = part.logit;
    json.push_back(std::move(entry));
  }
  return json;
}

void printAblation(const Arguments& arguments, const LoadedModel& loaded, const RunRequest& request,
                   const TokenQuestion& question) {
  const bool mean = arguments.value("--ablation").value_or("zero") == "mean";
  const AblationEffects effects = ablationEffects(
      *loaded.model->transformer, request, question, mean ? HeadAblation::Mean : HeadAblation::Zero,
      executionOf(loaded, QCoreApplication::translate("CommandLine", "switching heads off")));
  for (const Message& warning : effects.warnings) printWarning(warning);
  nlohmann::ordered_json json;
  json["method"] = "ablation";
  json["ablation"] = mean ? "mean" : "zero";
  json.update(jsonOfQuestion(*loaded.model, question));
  json["logit"] = effects.base.logit;
  json["probability"] = effects.base.probability;
  json["heads"] = jsonOfHeads(effects);
  printJson(json);
}

void printAttribution(const LoadedModel& loaded, const RunRequest& request, const TokenQuestion& question) {
  const LogitAttribution attribution =
      logitAttribution(*loaded.model->transformer, request, question,
                       executionOf(loaded, QCoreApplication::translate("CommandLine", "running the model")));
  for (const Message& warning : attribution.warnings) printWarning(warning);
  if (!attribution.note.isEmpty()) printWarning(attribution.note);
  nlohmann::ordered_json json;
  json["method"] = "attribution";
  json.update(jsonOfQuestion(*loaded.model, question));
  json["logit"] = attribution.logit;
  json["sum"] = attribution.sum;
  json["parts"] = jsonOfParts(attribution);
  printJson(json);
}

void runEffects(const Arguments& arguments) {
  const QString method =
      choiceOption(arguments, "--method", {QStringLiteral("ablation"), QStringLiteral("attribution")})
          .value_or(QStringLiteral("ablation"));
  const bool ablates = method == QStringLiteral("ablation");
  if (choiceOption(arguments, "--ablation", {QStringLiteral("zero"), QStringLiteral("mean")}) && !ablates)
    throw UsageError(
        QCoreApplication::translate("CommandLine", "--ablation goes with --method ablation only."));
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  if (!ablates) {
    if (const auto why = whyNoAttribution(*loaded.model->transformer)) throw Error(*why);
  }
  PreparedInput prepared = prepareInput(*loaded.model, input);
  prepared.writesDecoder = false;
  const PredictionPlace place = placeOption(arguments, *loaded.model, prepared.request);
  const TokenQuestion question = questionOption(arguments, loaded, prepared, place);
  if (ablates)
    printAblation(arguments, loaded, prepared.request, question);
  else
    printAttribution(loaded, prepared.request, question);
}

}  // namespace

Command effectsCommand() {
  return {
      "effects",
      "--model M --text T [--method ablation|attribution] [--ablation zero|mean] [--token T [--against T]] "
      "[--position I|--mask-token I]",
      QT_TRANSLATE_NOOP("CommandLine", "Prints what each head does for the logit of a token, as JSON."),
      joined(
          {{modelOptionSpec(), familyOptionSpec()},
           inputOptionSpecs(),
           placeOptionSpecs(),
           {{"--method", "NAME",
             QT_TRANSLATE_NOOP("CommandLine",
                               "ablation: each head switched off in a run of its own; attribution: the "
                               "logit split over all that it is a sum of (ablation)")},
            {"--ablation", "NAME",
             QT_TRANSLATE_NOOP(
                 "CommandLine",
                 "what a head gives that is switched off: zero, or the mean of the text (zero)")},
            {"--token", "T",
             QT_TRANSLATE_NOOP("CommandLine",
                               "whose logit: a piece, a text that is one token, or #ID (the likeliest)")},
            {"--against", "T", QT_TRANSLATE_NOOP("CommandLine", "a token whose logit is taken off (none)")},
            threadsOptionSpec()}}),
      runEffects};
}

}  // namespace headlight
