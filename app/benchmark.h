#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/command_support.h"

namespace headlight {

/// Milliseconds of one part of the work, one entry a run.
struct Timings {
  std::vector<double> milliseconds;
  /// {"median": .., "min": .., "max": ..}
  nlohmann::ordered_json json() const;
};

struct BenchmarkSettings {
  std::int64_t tokens = 0;
  bool patterns = true;     // materialize every pattern; otherwise only the trace is made
  std::optional<int> runs;  // none: as many as fit into about three seconds, at least 5
};

struct BenchmarkTimes {
  Timings tokenize;
  Timings forward;   // from ids to the trace and the last logits
  Timings patterns;  // every cell of every head in float32, into memory kept between runs
  Timings total;
  /// The forward of one more token after those, whose numbers are kept; empty where a model cannot go on from
  /// a run before.
  Timings nextToken;
};

/// Runs the model on `settings.tokens` tokens: the first ones of a text where it has a tokenizer, and made-up
/// ids otherwise. Two runs go before those that count. Throws Error for more tokens than the model takes.
BenchmarkTimes runBenchmark(const LoadedModel& loaded, const BenchmarkSettings& settings);

/// The largest resident size of the program so far, in MB of 10^6 bytes.
double peakResidentMegabytes();

}  // namespace headlight
