#include "core/model/last_run.h"

#include <algorithm>

#include "core/positional/rotary.h"

namespace headlight {
namespace {

bool keptEnough(const LastRun& last, const RunRequest& request) {
  const Record& had = last.request.record;
  const bool logits = request.record.logits != LogitsRecord::All || had.logits == LogitsRecord::All;
  return had.values && logits && (!request.record.residuals || had.residuals);
}

}  // namespace

bool sameSettings(const RunRequest& one, const RunRequest& other) {
  return one.mask == other.mask && one.interventions == other.interventions &&
         one.decoderIds == other.decoderIds;
}

std::int64_t reusableTokens(const ModelConfig& config, const LastRun* last, const RunRequest& request,
                            const RunPlan& plan) {
  if (!last || !plan.causal || plan.hasMeanAblation) return 0;
  if (!sameSettings(last->request, request) || !keptEnough(*last, request)) return 0;
  if (config.positionalEncoding == PositionalEncoding::Rotary) {
    const RotarySettings rotary{config.headSize, config.rotaryBase, config.ropeScaling};
    const std::int64_t longest = std::max(plan.tokens, last->plan.tokens);
    if (rotaryDependsOnLength(rotary, longest)) return 0;
  }
  const std::int64_t limit = std::min(plan.tokens - 1, last->plan.tokens);
  std::int64_t same = 0;
  const auto equal = [](const auto& a, const auto& b, std::int64_t i) {
    if (a.empty() || b.empty()) return a.empty() == b.empty();
    return a[static_cast<std::size_t>(i)] == b[static_cast<std::size_t>(i)];
  };
  while (same < limit && equal(request.ids, last->request.ids, same) &&
         equal(plan.positions, last->plan.positions, same) &&
         equal(plan.tokenTypes, last->plan.tokenTypes, same) &&
         equal(request.attentionMask, last->request.attentionMask, same)) {
    ++same;
  }
  return same;
}

}  // namespace headlight
