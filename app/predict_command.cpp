#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/sampling_options.h"
#include "app/token_options.h"
#include "core/explain/prediction.h"
#include "core/explain/token_question.h"
#include "core/model/generation.h"

namespace headlight {

namespace {

constexpr int kShown = 10;  // tokens of each stage, unless --count says otherwise

struct NamedStage {
  SamplingStage stage;
  const char* name;
  const char* option;  // what asks for it; nullptr: shown where it changes something
};
constexpr std::array kStages = {
    NamedStage{SamplingStage::Model, "model", nullptr}, NamedStage{SamplingStage::Rules, "rules", nullptr},
    NamedStage{SamplingStage::Temperature, "temperature", "--temperature"},
    NamedStage{SamplingStage::TopK, "top_k", "--top-k"}, NamedStage{SamplingStage::TopP, "top_p", "--top-p"}};

// The likeliest ids first, of equally likely ones the lowest id.
std::vector<std::int32_t> likeliest(const std::vector<double>& probabilities, std::size_t count) {
  std::vector<std::int32_t> ids(probabilities.size());
  std::iota(ids.begin(), ids.end(), 0);
  const auto of = [&](std::int32_t id) { return probabilities[static_cast<std::size_t>(id)]; };
  const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()));
  std::partial_sort(ids.begin(), end, ids.end(),
                    [&](std::int32_t a, std::int32_t b) { return of(a) != of(b) ? of(a) > of(b) : a < b; });
  ids.erase(end, ids.end());
  return ids;
}

nlohmann::ordered_json jsonOfStage(const Model& model, const char* name,
                                   const std::vector<double>& probabilities, std::size_t count) {
  nlohmann::ordered_json json;
  json["stage"] = name;
  json["left"] =
      std::count_if(probabilities.begin(), probabilities.end(), [](double one) { return one > 0; });
  json["tokens"] = nlohmann::ordered_json::array();
  for (const std::int32_t id : likeliest(probabilities, count)) {
    const double probability = probabilities[static_cast<std::size_t>(id)];
    if (probability == 0) break;
    nlohmann::ordered_json token = jsonOfToken(model, id);
    token["probability"] = probability;
    json["tokens"].push_back(std::move(token));
  }
  return json;
}

nlohmann::ordered_json jsonOf(const Arguments& arguments, const Model& model, const Prediction& prediction) {
  const auto count = static_cast<std::size_t>(countOption(arguments, "--count").value_or(kShown));
  nlohmann::ordered_json json;
  json["position"] = prediction.place.position;
  json["predicts"] = prediction.place.next ? "next" : "this";
  if (const auto token = tokenOption(arguments, "--token", model))
    json["token"] = jsonOfScore(model, LogitRow(prediction.logits).scoreOf(*token));
  json["stages"] = nlohmann::ordered_json::array();
  const SamplingStages& stages = prediction.stages;
  for (const NamedStage& named : kStages) {
    const bool isFirst = named.stage == SamplingStage::Model;
    const bool shows = named.option
                           ? arguments.has(named.option)
                           : isFirst || stages.after(named.stage) != stages.after(SamplingStage::Model);
    if (shows) json["stages"].push_back(jsonOfStage(model, named.name, stages.after(named.stage), count));
  }
  return json;
}

void runPredict(const Arguments& arguments) {
  const SamplingSettings sampling = samplingOption(arguments);
  (void)countOption(arguments, "--count");
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  const Model& model = *loaded.model;
  PreparedInput prepared = prepareInput(model, input);
  prepared.writesDecoder = false;  // what is asked is what it would write next
  const PredictionPlace place = placeOption(arguments, model, prepared.request);
  prepared.request.record = {.logits = logitsRecordAt(model.config, prepared.request, place.position),
                             .values = false};
  if (const auto token = tokenOption(arguments, "--token", model))
    checkQuestion({.position = place.position, .token = *token}, model.config.outputVocabularySize());
  const auto trace = runModel(loaded, prepared);
  printJson(jsonOf(arguments, model, predictionOf(model, prepared.request, *trace, place, sampling)));
}

}  // namespace

Command predictCommand() {
  return {
      "predict",
      "--model M --text T [--position I|--mask-token I] [--temperature T] [--top-k K] [--top-p P] [--count "
      "N]",
      QT_TRANSLATE_NOOP("CommandLine",
                        "Prints the probabilities of the next token, or of a masked one, as JSON."),
      joined(
          {{modelOptionSpec(), familyOptionSpec()},
           inputOptionSpecs(),
           placeOptionSpecs(),
           samplingOptionSpecs(),
           {{"--token", "T",
             QT_TRANSLATE_NOOP("CommandLine",
                               "one token more to tell of: a piece, a text that is one token, or #ID")},
            {"--count", "N", QT_TRANSLATE_NOOP("CommandLine", "the most tokens to print of each stage (10)")},
            threadsOptionSpec()}}),
      runPredict};
}

}  // namespace headlight
