#include "core/model/memory_need.h"

#include <algorithm>
#include <string>

#include "core/error.h"
#include "core/io/available_room.h"

namespace headlight {
namespace {

/// Below this no run is refused, so that a small one is never slowed by asking the system.
constexpr double kAlwaysThere = 64e6;

/// Labels and ids of a token with the small texts they hold, in the request, the trace and the encoding.
constexpr double kBytesOfLabels = 600;

double floatsOfTrace(const ModelConfig& config) {
  const double padded = static_cast<double>((config.headSize + 15) / 16 * 16);  // values lie in panels of 16
  const double keys = static_cast<double>(config.keyValueHeads);
  const double size = static_cast<double>(config.headSize);
  const double heads = static_cast<double>(config.heads);
  return static_cast<double>(config.layers) * (heads * size + keys * size + keys * padded + heads);
}

double floatsOfBuffers(const ModelConfig& config) {
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  return static_cast<double>(2 * config.modelSize + 2 * queries + 2 * keys + config.feedForwardSize +
                             config.headSize);
}

double exactBytes(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  double floats = floatsOfTrace(config) + floatsOfBuffers(config);
  if (record.residuals) floats += static_cast<double>((config.layers + 1) * config.modelSize);
  if (record.logits == LogitsRecord::All) floats += static_cast<double>(config.vocabularySize);
  return static_cast<double>(tokens) * (floats * sizeof(float) + kBytesOfLabels);
}

}  // namespace

std::int64_t runBytes(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  return static_cast<std::int64_t>(std::min(exactBytes(config, tokens, record), 9e18));
}

void requireMemory(std::int64_t bytes, const char* what) {
  if (static_cast<double>(bytes) <= kAlwaysThere) return;
  const std::int64_t there = availableMemory();
  if (bytes <= there) return;
  throw Error(std::string(what) + " would take " + byteText(bytes) + " of memory, and " + byteText(there) +
              " are free; a shorter text is needed.");
}

void requireRunMemory(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  const std::string what = "The run of " + std::to_string(tokens) + " tokens";
  requireMemory(runBytes(config, tokens, record), what.c_str());
}

}  // namespace headlight
