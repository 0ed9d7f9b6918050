#include "core/explain/ending_at.h"

#include <algorithm>
#include <vector>

#include "core/model/prepared_input.h"
#include "core/model/run_plan.h"
#include "core/positional/rotary_frequencies.h"

namespace headlight {
namespace {

bool isCausal(const RunRequest& request) {
  if (request.mask || request.crossMask || !request.decoderAttentionMask.empty()) return false;
  const auto& ablated = request.interventions.ablatedHeads;
  return std::none_of(ablated.begin(), ablated.end(), [](const AblatedHead& head) {
    return head.ablation == HeadAblation::Mean && head.kind != AttentionKind::Encoder;
  });
}

bool turnsAlike(const StackConfig& stack, std::int64_t oneLength, std::int64_t otherLength) {
  return std::none_of(stack.rotaries.begin(), stack.rotaries.end(), [&](const RotarySettings& rotary) {
    return rotaryDiffers(rotary, oneLength, otherLength);
  });
}

void dropChangesFrom(std::int64_t end, bool besideEncoder, Interventions& changes) {
  std::erase_if(changes.blockedKeys, [&](const BlockedKey& blocked) {
    if (besideEncoder && blocked.kind == AttentionKind::Encoder) return false;
    const bool ownKeys = blocked.kind == AttentionKind::Decoder;
    return blocked.query >= end || (ownKeys && blocked.key >= end);
  });
  std::erase_if(besideEncoder ? changes.cutDecoderTokens : changes.cutTokens,
                [end](std::int64_t token) { return token >= end; });
}

}  // namespace

RunRequest endingAt(const ModelConfig& config, RunRequest request, std::int64_t token) {
  const std::int64_t tokens = std::ssize(mainIds(config, request));
  const std::int64_t end = token + 1;
  if (!config.decoder || end >= tokens || !isCausal(request)) return request;
  if (!turnsAlike(*config.decoder, tokens, end)) return request;
  const bool besideEncoder = config.architecture() == Architecture::EncoderDecoder;
  if (besideEncoder)
    keepFirstDecoderTokens(request, end);
  else
    keepFirstTokens(request, end);
  dropChangesFrom(end, besideEncoder, request.interventions);
  return request;
}

}  // namespace headlight
