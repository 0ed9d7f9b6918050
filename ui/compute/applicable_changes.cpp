#include "ui/compute/applicable_changes.h"

#include <algorithm>
#include <limits>

namespace headlight {
namespace {

/// The stack whose layers have attention of this kind; nullptr where the model has none.
const StackConfig* stackOf(const ModelConfig& config, AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return config.encoder ? &*config.encoder : nullptr;
    case AttentionKind::Decoder:
      return config.decoder ? &*config.decoder : nullptr;
    case AttentionKind::Cross:
      return config.encoder && config.decoder ? &*config.decoder : nullptr;
  }
  return nullptr;
}

bool hasHead(const ModelConfig& config, const AblatedHead& ablated) {
  const StackConfig* const stack = stackOf(config, ablated.kind);
  const HeadId id = ablated.head;
  if (!stack || id.layer < 0 || id.layer >= stack->layerCount() || id.head < 0 || id.head >= stack->heads())
    return false;
  const SublayerKind kind =
      ablated.kind == AttentionKind::Cross ? SublayerKind::CrossAttention : SublayerKind::SelfAttention;
  return stack->layers[static_cast<std::size_t>(id.layer)].find(kind) != nullptr;
}

/// How many tokens of either text there are.
struct TokenCounts {
  std::int64_t text = 0;     // of the encoder, or of the only stack
  std::int64_t decoder = 0;  // beside an encoder
};

TokenCounts countsOf(const ModelConfig& config, const RunRequest& request, bool writesDecoder) {
  TokenCounts counts{static_cast<std::int64_t>(request.ids.size()), 0};
  if (config.architecture() != Architecture::EncoderDecoder) return counts;
  counts.decoder = writesDecoder ? std::numeric_limits<std::int64_t>::max()
                                 : static_cast<std::int64_t>(request.decoderIds.size());
  return counts;
}

bool hasCell(const ModelConfig& config, const BlockedKey& blocked, const TokenCounts& counts) {
  if (!stackOf(config, blocked.kind)) return false;
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  const std::int64_t queries = both && blocked.kind != AttentionKind::Encoder ? counts.decoder : counts.text;
  const std::int64_t keys = both && blocked.kind == AttentionKind::Decoder ? counts.decoder : counts.text;
  return blocked.query < queries && blocked.key >= 0 && blocked.key < keys;
}

}  // namespace

Interventions applicableChanges(const Interventions& asked, const ModelConfig& config,
                                const RunRequest& request, bool writesDecoder) {
  const TokenCounts counts = countsOf(config, request, writesDecoder);
  Interventions applicable = asked;
  std::erase_if(applicable.ablatedHeads, [&](const AblatedHead& head) { return !hasHead(config, head); });
  std::erase_if(applicable.blockedKeys, [&](const BlockedKey& key) { return !hasCell(config, key, counts); });
  std::erase_if(applicable.cutTokens, [&](std::int64_t token) { return token >= counts.text; });
  std::erase_if(applicable.cutDecoderTokens, [&](std::int64_t token) { return token >= counts.decoder; });
  return applicable;
}

}  // namespace headlight
