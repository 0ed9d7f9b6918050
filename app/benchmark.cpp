#include "app/benchmark.h"

#include <sys/resource.h>

#include <QCoreApplication>
#include <algorithm>
#include <chrono>

#include "core/arrays/export_part.h"
#include "core/error.h"
#include "core/io/available_room.h"
#include "core/model/prepared_input.h"

namespace headlight {

namespace {

constexpr int kWarmUpRuns = 2;
constexpr int kLeastRuns = 5;
constexpr int kMostRuns = 200;
constexpr double kBudgetMilliseconds = 3000;
constexpr std::string_view kSentence = "In the beginning God created the heaven and the earth. ";

class Stopwatch {
 public:
  /// Milliseconds since the last lap or the start.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double elapsed = std::chrono::duration<double, std::milli>(now - m_last).count();
    m_last = now;
    return elapsed;
  }

 private:
  std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

/// A text that has at least as many tokens.
std::string longEnoughText(const Tokenizer& tokenizer, std::int64_t tokens) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 28;
  std::string text(kSentence);
  while (tokenizer.encode(text).size() < tokens) {
    if (text.size() > kMostBytes)
      throw Error(QCoreApplication::translate("CommandLine", "No text has as many as %1 tokens here.")
                      .arg(tokens)
                      .toStdString());
    text += text;
  }
  return text;
}

/// Ids without a tokenizer: spread over the vocabulary, the same on every machine.
std::vector<std::int32_t> madeUpIds(std::int64_t tokens, std::int64_t vocabulary) {
  std::vector<std::int32_t> ids;
  for (std::int64_t i = 0; i < tokens; ++i)
    ids.push_back(static_cast<std::int32_t>((i * 7919 + 13) % vocabulary));
  return ids;
}

/// Every cell of every head, written into one buffer that lives as long as the benchmark.
class PatternMemory {
 public:
  void fill(const Trace& trace, ThreadPool& pool) {
    const std::vector<ExportPart> parts = selectParts(trace, {});
    std::int64_t cells = 0;
    for (const ExportPart& part : parts) cells += part.cells();
    if (static_cast<std::size_t>(cells) > m_cells.size())
      requireMemory(static_cast<std::uint64_t>(cells) * sizeof(float), Message("All patterns together"));
    m_cells.resize(static_cast<std::size_t>(cells));
    float* out = m_cells.data();
    for (const ExportPart& part : parts) {
      fillPart(part, out, pool);
      out += part.cells();
    }
  }

 private:
  /// Rows of one head are shared out too, so that a few large heads keep every thread busy.
  static void fillPart(const ExportPart& part, float* out, ThreadPool& pool) {
    constexpr std::int64_t kRowsPerTask = 128;
    const std::int64_t blocks = (part.queries() + kRowsPerTask - 1) / kRowsPerTask;
    pool.parallelFor(part.layers() * part.heads() * blocks, [&](std::int64_t task, int) {
      const std::int64_t plane = task / blocks;
      const std::int64_t begin = task % blocks * kRowsPerTask;
      const std::int64_t end = std::min(part.queries(), begin + kRowsPerTask);
      const HeadId head{static_cast<int>(plane / part.heads()), static_cast<int>(plane % part.heads())};
      float* target = out + (plane * part.queries() + begin) * part.keys();
      part.patterns->tile(head, {begin, end, 0, part.keys()}, target, part.keys());
    });
  }

  std::vector<float> m_cells;  // [parts: layer, head, query, key]
};

/// What is run: the first tokens of the text, or made-up ids without a tokenizer.
RunRequest requestOf(const Model& model, const BenchmarkSettings& settings, const std::string& text) {
  RunInput input;
  if (model.tokenizer)
    input.text = text;
  else
    input.ids = madeUpIds(settings.tokens, model.config.vocabularySize);
  RunRequest request = prepareInput(model, input).request;
  keepFirstTokens(request, settings.tokens);
  return request;
}

/// One run: its parts are appended to `times`.
void runOnce(const LoadedModel& loaded, const BenchmarkSettings& settings, const std::string& text,
             PatternMemory& memory, BenchmarkTimes& times) {
  const Model& model = *loaded.model;
  const Execution execution{loaded.pool.get(), {}, {}};
  // The same ids again would only be looked up.
  model.transformer->forgetLastRun();
  Stopwatch watch;
  const RunRequest request = requestOf(model, settings, text);
  const double tokenize = watch.lap();
  const auto trace = model.transformer->run(request, execution);
  const double forward = watch.lap();
  if (settings.patterns) memory.fill(*trace, *loaded.pool);
  const double patterns = settings.patterns ? watch.lap() : 0;
  times.tokenize.milliseconds.push_back(tokenize);
  times.forward.milliseconds.push_back(forward);
  times.patterns.milliseconds.push_back(patterns);
  times.total.milliseconds.push_back(tokenize + forward + patterns);
}

/// Runs one more token, another one each time, after the tokens of one run.
Timings nextTokenTimes(const LoadedModel& loaded, const BenchmarkSettings& settings,
                       const std::string& text) {
  const Model& model = *loaded.model;
  const Execution execution{loaded.pool.get(), {}, {}};
  Timings times;
  RunRequest request = requestOf(model, settings, text);
  if (!request.decoderIds.empty()) return times;
  model.transformer->forgetLastRun();
  auto trace = model.transformer->run(request, execution);
  request.ids.push_back(0);
  request.tokens.clear();
  if (!request.tokenTypes.empty()) request.tokenTypes.push_back(request.tokenTypes.back());
  double spent = 0;
  const int most = settings.runs.value_or(kMostRuns) + kWarmUpRuns;
  for (int run = 0; run < most && (run < kLeastRuns + kWarmUpRuns || spent < kBudgetMilliseconds); ++run) {
    request.ids.back() = run % static_cast<int>(model.config.vocabularySize);
    Stopwatch watch;
    trace = model.transformer->run(request, execution);
    const double milliseconds = watch.lap();
    if (trace->reusedTokens < settings.tokens) return {};
    spent += milliseconds;
    if (run >= kWarmUpRuns) times.milliseconds.push_back(milliseconds);
  }
  return times;
}

}  // namespace

nlohmann::ordered_json Timings::json() const {
  std::vector<double> sorted = milliseconds;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t middle = sorted.size() / 2;
  const double median = sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return {{"median", median}, {"min", sorted.front()}, {"max", sorted.back()}};
}

BenchmarkTimes runBenchmark(const LoadedModel& loaded, const BenchmarkSettings& settings) {
  const Model& model = *loaded.model;
  const std::string text =
      model.tokenizer ? longEnoughText(*model.tokenizer, settings.tokens) : std::string();
  PatternMemory memory;
  BenchmarkTimes warmUp;
  for (int run = 0; run < kWarmUpRuns; ++run) runOnce(loaded, settings, text, memory, warmUp);
  BenchmarkTimes times;
  double spent = 0;
  const int least = settings.runs.value_or(kLeastRuns);
  const int most = settings.runs.value_or(kMostRuns);
  for (int run = 0; run < most && (run < least || spent < kBudgetMilliseconds); ++run) {
    runOnce(loaded, settings, text, memory, times);
    spent += times.total.milliseconds.back();
  }
  times.nextToken = nextTokenTimes(loaded, settings, text);
  return times;
}

double peakResidentMegabytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

}  // namespace headlight
