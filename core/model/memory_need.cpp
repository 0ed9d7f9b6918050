#include "core/model/memory_need.h"

#include <algorithm>
#include <string>

#include "core/io/available_room.h"

namespace headlight {
namespace {

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

/// Of the pictures of all heads.
double overviewBytes(const ModelConfig& config, const Record& record) {
  const double heads = static_cast<double>(config.layers * config.heads);
  const double side = static_cast<double>(record.overviewPixels);
  return heads * side * side * static_cast<double>(sizeof(float));
}

constexpr double kMostOverviewBytes = 64.0 * 1024 * 1024;

double exactBytes(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  double floats = floatsOfTrace(config) + floatsOfBuffers(config);
  if (record.residuals) floats += static_cast<double>((config.layers + 1) * config.modelSize);
  if (record.logits == LogitsRecord::All) floats += static_cast<double>(config.vocabularySize);
  const double pictures = overviewBytes(config, record);
  return static_cast<double>(tokens) * (floats * sizeof(float) + kBytesOfLabels) +
         (pictures <= kMostOverviewBytes ? pictures : 0);
}

}  // namespace

std::int64_t overviewPixels(const ModelConfig& config, const Record& record) {
  return overviewBytes(config, record) <= kMostOverviewBytes ? record.overviewPixels : 0;
}

std::int64_t runBytes(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  return static_cast<std::int64_t>(std::min(exactBytes(config, tokens, record), 9e18));
}

void requireRunMemory(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  requireMemory(static_cast<std::uint64_t>(runBytes(config, tokens, record)),
                "The run of " + std::to_string(tokens) + " tokens");
}

}  // namespace headlight
