#include <QCoreApplication>

#include "app/benchmark.h"
#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/model/random_model.h"

namespace headlight {

namespace {

QStringList shapeNames() {
  QStringList names;
  for (const std::string_view name : randomModelNames()) names.push_back(shown(std::string(name)));
  return names;
}

DType dtypeOf(const Arguments& arguments) {
  const auto name = choiceOption(arguments, "--dtype", {"f32", "bf16", "f16"});
  if (name && !arguments.has("--shape")) {
    throw UsageError(QCoreApplication::translate("CommandLine", "--dtype is only for --shape."));
  }
  if (!name || *name == "f32") return DType::Float32;
  return *name == "bf16" ? DType::BFloat16 : DType::Float16;
}

LoadedModel modelOf(const Arguments& arguments, const std::optional<QString>& shape) {
  const DType dtype = dtypeOf(arguments);
  if (!shape) return loadNamedModel(arguments);
  LoadedModel loaded;
  loaded.pool = std::make_unique<ThreadPool>(threadCountOf(arguments));
  loaded.model = makeRandomModel(
      shape->toStdString(),
      executionOf(loaded, QCoreApplication::translate("CommandLine", "making random weights")), dtype);
  return loaded;
}

void runBench(const Arguments& arguments) {
  const auto shape = choiceOption(arguments, "--shape", shapeNames());
  if (shape.has_value() == arguments.has("--model")) {
    throw UsageError(QCoreApplication::translate("CommandLine", "Expected either --model or --shape."));
  }
  (void)arguments.required("--tokens");
  BenchmarkSettings settings;
  settings.tokens = *countOption(arguments, "--tokens");
  settings.patterns = !arguments.has("--no-patterns");
  settings.runs = countOption(arguments, "--runs");
  const LoadedModel loaded = modelOf(arguments, shape);
  const BenchmarkTimes times = runBenchmark(loaded, settings);
  nlohmann::ordered_json json;
  json["model"] = loaded.model->name;
  json["tokens"] = settings.tokens;
  json["threads"] = loaded.pool->threadCount();
  json["runs"] = times.total.milliseconds.size();
  json["peak_rss_mb"] = peakResidentMegabytes();
  json["tokenize_ms"] = times.tokenize.json();
  json["forward_ms"] = times.forward.json();
  json["patterns_ms"] = times.patterns.json();
  json["total_ms"] = times.total.json();
  if (!times.nextToken.milliseconds.empty()) json["next_token_ms"] = times.nextToken.json();
  printJson(json);
}

}  // namespace

Command benchCommand() {
  return {"bench", "--model M|--shape NAME --tokens N",
          QT_TRANSLATE_NOOP("CommandLine", "Measures tokenizing, the forward and all patterns; prints JSON."),
          joined({{modelOptionSpec(),
                   familyOptionSpec(),
                   {"--shape", "NAME",
                    QT_TRANSLATE_NOOP("CommandLine", "random weights of gpt2-small, bert-base or llama-1b")},
                   {"--dtype", "f32|bf16|f16",
                    QT_TRANSLATE_NOOP("CommandLine", "the numbers of those weights (f32)")},
                   {"--tokens", "N", QT_TRANSLATE_NOOP("CommandLine", "how many tokens to run")},
                   {"--runs", "N",
                    QT_TRANSLATE_NOOP("CommandLine", "how many runs (about three seconds' worth)")},
                   {"--no-patterns", nullptr,
                    QT_TRANSLATE_NOOP("CommandLine", "without writing out the patterns of every head")},
                   threadsOptionSpec()}}),
          runBench};
}

}  // namespace headlight
