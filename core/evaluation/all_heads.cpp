#include "core/evaluation/all_heads.h"

namespace headlight {

std::vector<HeadId> allHeads(const ModelConfig& config, AttentionKind kind) {
  const std::optional<StackConfig>& stack = kind == AttentionKind::Encoder ? config.encoder : config.decoder;
  std::vector<HeadId> heads;
  if (!stack) return heads;
  const SublayerKind sublayer =
      kind == AttentionKind::Cross ? SublayerKind::CrossAttention : SublayerKind::SelfAttention;
  for (std::size_t layer = 0; layer < stack->layers.size(); ++layer) {
    const SublayerConfig* const found = stack->layers[layer].find(sublayer);
    for (int head = 0; found && head < found->attention.heads; ++head)
      heads.push_back({static_cast<int>(layer), head});
  }
  return heads;
}

}  // namespace headlight
