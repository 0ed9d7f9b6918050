#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/array_input.h"
#include "app/command.h"
#include "app/command_support.h"
#include "app/integer_list.h"
#include "app/option_values.h"
#include "app/statistics_shard.h"
#include "app/usage_error.h"
#include "core/analysis/ranked_heads.h"
#include "core/error.h"

namespace headlight {

namespace {

/// Part `index` of `count`, counted from 0.
struct Shard {
  std::int64_t index = 0;
  std::int64_t count = 1;
};

std::optional<Shard> shardOption(const Arguments& arguments) {
  const auto text = arguments.value("--shard");
  if (!text) return std::nullopt;
  const std::size_t slash = text->find('/');
  if (slash != std::string::npos) {
    const auto index = integerOf(std::string_view(*text).substr(0, slash));
    const auto count = integerOf(std::string_view(*text).substr(slash + 1));
    if (index && count && *index >= 0 && *index < *count && *count <= (1 << 20)) return Shard{*index, *count};
  }
  throw UsageError(QCoreApplication::translate(
                       "CommandLine", "--shard expects a part such as 0/4, the first of four, found \"%1\".")
                       .arg(shown(*text)));
}

/// What else decides the numbers: every other option that was given, with its values, in the order of the
/// help.
std::string changesOf(const Arguments& arguments) {
  std::string changes;
  for (const OptionSpec& spec : statisticsCommand().options) {
    const std::string name = spec.name;
    const bool elsewhere =
        name == "--model" || name == "--text-file" || name == "--shard" || name == "--threads";
    if (elsewhere || !arguments.has(name)) continue;
    changes += '\0' + name;
    for (const std::string& value : arguments.values(name)) changes += '=' + value;
  }
  return changes;
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): enough to notice that two jobs were given different files.
std::string fingerprint(const std::string& bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  return QString::number(hash, 16).toStdString();
}

/// The lines of a text without their ends; empty ones have no number of their own in `texts` but count.
std::vector<std::pair<std::int64_t, std::string>> linesOf(const std::string& text) {
  std::vector<std::pair<std::int64_t, std::string>> lines;
  std::int64_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, newline - begin);
    if (line.ends_with('\r')) line.pop_back();
    ++number;
    if (line.find_first_not_of(" \t") != std::string::npos) lines.emplace_back(number, std::move(line));
    begin = newline + 1;
  }
  return lines;
}

/// The lines of `corpus` that this job measures. `input`: everything but the text.
std::vector<CorpusText> textsOf(const std::string& corpus, const RunInput& input, const Shard& shard) {
  std::vector<CorpusText> texts;
  for (auto& [number, line] : linesOf(corpus)) {
    if ((number - 1) % shard.count != shard.index) continue;
    texts.push_back({number, input});
    texts.back().input.text = std::move(line);
  }
  return texts;
}

void requireCorpusOptions(const Arguments& arguments) {
  for (const char* option : {"--lines", "--shard"}) {
    if (arguments.has(option) && !arguments.has("--text-file"))
      throw UsageError(QCoreApplication::translate("CommandLine", "%1 goes with --text-file only.")
                           .arg(QLatin1String(option)));
  }
  if (!arguments.has("--lines")) {
    if (arguments.has("--shard"))
      throw UsageError(QCoreApplication::translate("CommandLine", "--shard goes with --lines only."));
    return;
  }
  for (const char* option : {"--pair", "--pair-file", "--decoder-ids", "--attention-mask", "--alike"}) {
    if (arguments.has(option))
      throw UsageError(QCoreApplication::translate("CommandLine", "--lines and %1 exclude each other.")
                           .arg(QLatin1String(option)));
  }
}

void measureCorpus(const Arguments& arguments) {
  const Shard shard = shardOption(arguments).value_or(Shard());
  RunInput input = readTextInput(arguments);
  const std::string corpus = input.text.value_or(std::string());
  input.text.reset();
  const LoadedModel loaded = loadNamedModel(arguments);
  const std::vector<CorpusText> texts = textsOf(corpus, input, shard);
  if (texts.empty() && !arguments.has("--shard"))
    throw Error(QCoreApplication::translate("CommandLine", "%1 has no line with a text.")
                    .arg(shown(arguments.required("--text-file")))
                    .toStdString());
  const ModelFiles files = openModelFiles(arguments);
  const Execution execution = executionOf(loaded, QCoreApplication::translate("CommandLine", "measuring"));
  const ModelCopies copies(
      loaded.model, [&] { return loadModel(files, {}); }, execution);
  StatisticsReport report;
  report.model = loaded.model->name;
  report.corpus = fingerprint(corpus + changesOf(arguments));
  report.isCorpus = true;
  report.shard = shard.index;
  report.shards = shard.count;
  report.totals = corpusStatistics(copies, texts, arguments.required("--text-file"), execution);
  const std::vector<std::int64_t> strongest = report.totals.strongestTexts();
  for (const CorpusText& text : texts)
    if (std::binary_search(strongest.begin(), strongest.end(), text.number))
      report.sentences[text.number] = *text.input.text;
  printJson(arguments.has("--shard") ? shardJson(report) : reportJson(report));
}

/// For each head those that look most like it, beside its statistics.
void addAlike(nlohmann::ordered_json& json, const Trace& trace, int count, const Execution& execution) {
  // Enough to rank by; all pairs of all cells would take long.
  constexpr StatisticsOptions options{.cellsPerHead = std::int64_t{1} << 16};
  for (nlohmann::ordered_json& entry : json["heads"]) {
    AttentionKind kind = AttentionKind::Encoder;
    for (const AttentionKind known : {AttentionKind::Decoder, AttentionKind::Cross})
      if (entry["kind"].get<std::string>() == nameOf(known)) kind = known;
    const HeadId head{entry["layer"].get<int>(), entry["head"].get<int>()};
    auto alike = nlohmann::ordered_json::array();
    for (const RankedHead& other : headsLike(*trace.attention(kind)->patterns, head, execution, options)) {
      if (static_cast<int>(alike.size()) == count) break;
      alike.push_back({{"layer", other.head.layer},
                       {"head", other.head.head},
                       {"agreement", std::round(other.value * 1e6) / 1e6}});
    }
    entry["alike"] = std::move(alike);
  }
  json["agreement"] = agreementFormula();
}

void printOneText(const Arguments& arguments, const std::string& name, const Trace& trace,
                  const Execution& execution) {
  StatisticsReport report;
  report.model = name;
  report.totals = totalsOf(1, trace, execution);
  nlohmann::ordered_json json = reportJson(report);
  if (const auto count = countOption(arguments, "--alike")) addAlike(json, trace, *count, execution);
  printJson(json);
}

void measureOneText(const Arguments& arguments) {
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  PreparedInput run = prepareInput(*loaded.model, input);
  run.request.record.logits = LogitsRecord::None;
  run.request.record.values = false;
  const auto trace = runModel(loaded, run);
  printOneText(arguments, loaded.model->name, *trace,
               executionOf(loaded, QCoreApplication::translate("CommandLine", "measuring")));
}

void merge(const Arguments& arguments) {
  if (arguments.others().empty())
    throw UsageError(QCoreApplication::translate("CommandLine", "--merge needs the files of all parts."));
  for (const OptionSpec& spec : statisticsCommand().options) {
    if (std::string(spec.name) == "--merge" || !arguments.has(spec.name)) continue;
    throw UsageError(QCoreApplication::translate("CommandLine", "--merge and %1 exclude each other.")
                         .arg(QLatin1String(spec.name)));
  }
  printJson(reportJson(mergeShards(arguments.others())));
}

void runStatistics(const Arguments& arguments) {
  if (arguments.has("--merge")) return merge(arguments);
  if (arguments.others().size() > 1)
    throw UsageError(QCoreApplication::translate("CommandLine", "Several files go with --merge only."));
  (void)countOption(arguments, "--alike");
  for (const char* option : {"--lines", "--shard"}) {
    if (arguments.others().empty() || !arguments.has(option)) continue;
    throw UsageError(
        QCoreApplication::translate("CommandLine", "%1 is an attention array, which goes without %2.")
            .arg(shown(arguments.others().front()), QLatin1String(option)));
  }
  if (const auto array = arrayInput(arguments)) {
    ThreadPool pool(threadCountOf(arguments));
    return printOneText(arguments, array->file, *importArray(*array).trace, {&pool, {}, {}});
  }
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  requireCorpusOptions(arguments);
  return arguments.has("--lines") ? measureCorpus(arguments) : measureOneText(arguments);
}

}  // namespace

Command statisticsCommand() {
  return {
      "statistics",
      "(--model M (--text T | --text-file FILE [--lines [--shard I/N]]) | FILE | --merge FILE ...)",
      QT_TRANSLATE_NOOP("CommandLine",
                        "Prints what each head does, in numbers, over a text or over a corpus, as JSON."),
      joined({{modelOptionSpec(), familyOptionSpec(), arrayTokensSpec()},
              inputOptionSpecs(),
              {{"--lines", nullptr,
                QT_TRANSLATE_NOOP("CommandLine", "every line of --text-file is a text of its own")},
               {"--shard", "I/N",
                QT_TRANSLATE_NOOP("CommandLine", "part I of N of the lines, counted from 0, to be merged")},
               {"--merge", nullptr, QT_TRANSLATE_NOOP("CommandLine", "joins the parts, which the files are")},
               {"--alike", "K",
                QT_TRANSLATE_NOOP("CommandLine", "the K heads that look most like each head (none)")},
               threadsOptionSpec()}}),
      runStatistics,
      true,
      true};
}

}  // namespace headlight
