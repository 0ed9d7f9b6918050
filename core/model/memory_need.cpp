#include "core/model/memory_need.h"

#include <algorithm>
#include <string>

#include "core/io/available_room.h"
#include "core/message.h"

namespace headlight {
namespace {

/// Labels and ids of a token with the small texts they hold, in the request, the trace and the encoding.
constexpr double kBytesOfLabels = 600;

double floatsOfAttention(const AttentionConfig& attention) {
  const auto padded =
      static_cast<double>((attention.valueSize + 15) / 16 * 16);  // values lie in panels of 16
  const auto keys = static_cast<double>(attention.keyValueHeads);
  const auto size = static_cast<double>(attention.headSize);
  const auto heads = static_cast<double>(attention.heads);
  return heads * size + keys * size + keys * padded + heads;
}

double floatsOfTrace(const StackConfig& config) {
  double floats = 0;
  for (const LayerConfig& layer : config.layers)
    for (const SublayerConfig& sublayer : layer.sublayers)
      if (attends(sublayer.kind)) floats += floatsOfAttention(sublayer.attention);
  return floats;
}

/// Rows sent to an expert, their sum, the router's logits, and the hidden numbers of the larger expert.
double floatsOfMixture(const MixtureSettings& mixture, std::int64_t modelSize) {
  return static_cast<double>(2 * modelSize + mixture.experts + 1 +
                             std::max(mixture.expertSize, mixture.sharedSize));
}

// What a latent attention has beside queries, keys, values and z.
std::int64_t floatsOfLatents(const AttentionConfig& attention) {
  if (!attention.latent) return 0;
  const LatentConfig& latent = *attention.latent;
  std::int64_t floats = 2 * (latent.queryRank + latent.keyValueRank) + latent.rotarySize;
  if (latent.indexer) floats += (latent.indexer->heads + 1) * (latent.indexer->headSize + 1);
  return floats;
}

double floatsOfBuffers(const StackConfig& config) {
  double largest = 0;
  for (const LayerConfig& layer : config.layers) {
    for (const SublayerConfig& sublayer : layer.sublayers) {
      const AttentionConfig& attention = sublayer.attention;
      const std::int64_t floats = attention.heads * (attention.headSize + attention.valueSize) +
                                  attention.keyValueHeads * (attention.headSize + attention.valueSize) +
                                  attention.headSize + sublayer.feedForward.size + floatsOfLatents(attention);
      largest = std::max(largest, static_cast<double>(floats));
      if (sublayer.kind == SublayerKind::Mixture)
        largest = std::max(largest, floatsOfMixture(sublayer.mixture, config.modelSize));
    }
  }
  // What the convolution is given, and the neighbours that it multiplies.
  const std::int64_t convolved = config.convolution ? 1 + config.convolution->width : 0;
  return static_cast<double>((2 + convolved) * config.modelSize) + 2 * largest;
}

/// Of the pictures of all heads of every kind of attention.
double overviewBytes(const ModelConfig& config, const Record& record) {
  double heads = 0;
  for (const std::optional<StackConfig>* stack : {&config.encoder, &config.decoder}) {
    if (!*stack) continue;
    for (const LayerConfig& layer : (*stack)->layers)
      for (const SublayerConfig& sublayer : layer.sublayers)
        if (attends(sublayer.kind)) heads += static_cast<double>(sublayer.attention.heads);
  }
  const double side = static_cast<double>(record.overviewPixels);
  return heads * side * side * static_cast<double>(sizeof(float));
}

constexpr double kMostOverviewBytes = 64.0 * 1024 * 1024;

double exactBytes(const ModelConfig& config, const StackConfig& stack, std::int64_t tokens,
                  const Record& record) {
  double floats = floatsOfTrace(stack) + floatsOfBuffers(stack);
  if (record.residuals) floats += static_cast<double>((stack.layerCount() + 1) * stack.modelSize);
  if (record.logits == LogitsRecord::All && &stack == &config.main())
    floats += static_cast<double>(config.outputVocabularySize());
  const double pictures = overviewBytes(config, record);
  return static_cast<double>(tokens) * (floats * sizeof(float) + kBytesOfLabels) +
         (pictures <= kMostOverviewBytes ? pictures : 0);
}

}  // namespace

std::int64_t traceBytes(const StackConfig& stack, std::int64_t tokens) {
  const double bytes = static_cast<double>(tokens) * floatsOfTrace(stack) * sizeof(float);
  return static_cast<std::int64_t>(std::min(bytes, 9e18));
}

std::int64_t overviewPixels(const ModelConfig& config, const Record& record) {
  return overviewBytes(config, record) <= kMostOverviewBytes ? record.overviewPixels : 0;
}

std::int64_t runBytes(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  double bytes = exactBytes(config, config.main(), tokens, record);
  if (config.architecture() == Architecture::EncoderDecoder)
    bytes += exactBytes(config, *config.encoder, tokens, record);
  return static_cast<std::int64_t>(std::min(bytes, 9e18));
}

void requireRunMemory(const ModelConfig& config, std::int64_t tokens, const Record& record) {
  requireMemory(static_cast<std::uint64_t>(runBytes(config, tokens, record)),
                Message("The run of %1 tokens", tokens));
}

}  // namespace headlight
