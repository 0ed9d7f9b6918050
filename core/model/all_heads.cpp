#include "core/model/all_heads.h"

namespace headlight {
namespace {

const std::optional<StackConfig>& stackOf(const ModelConfig& config, AttentionKind kind) {
  return kind == AttentionKind::Encoder ? config.encoder : config.decoder;
}

}  // namespace

std::int64_t headsOf(const ModelConfig& config, AttentionKind kind, std::size_t layer) {
  const SublayerKind sublayer =
      kind == AttentionKind::Cross ? SublayerKind::CrossAttention : SublayerKind::SelfAttention;
  const SublayerConfig* const found = stackOf(config, kind)->layers[layer].find(sublayer);
  return found ? found->attention.heads : 0;
}

std::vector<HeadId> allHeads(const ModelConfig& config, AttentionKind kind) {
  const std::optional<StackConfig>& stack = stackOf(config, kind);
  std::vector<HeadId> heads;
  if (!stack) return heads;
  for (std::size_t layer = 0; layer < stack->layers.size(); ++layer) {
    for (int head = 0; head < headsOf(config, kind, layer); ++head)
      heads.push_back({static_cast<int>(layer), head});
  }
  return heads;
}

}  // namespace headlight
