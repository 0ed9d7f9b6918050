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

// Whether what layers make of the first tokens depends on how many there are.
bool dependsOnLength(const StackConfig& config, std::int64_t tokens) {
  const auto counts = [](const LayerConfig& layer) {
    const SublayerConfig* const self = layer.find(SublayerKind::SelfAttention);
    return self && self->attention.bias == ScoreBias::Mpt;
  };
  if (config.convolution) return true;  // the last token has no neighbour yet
  if (std::any_of(config.layers.begin(), config.layers.end(), counts)) return true;
  return std::any_of(config.rotaries.begin(), config.rotaries.end(),
                     [&](const RotarySettings& rotary) { return rotaryDependsOnLength(rotary, tokens); });
}

// How many of the first tokens of a stack are the same in both runs.
std::int64_t equalTokens(const StackPlan& plan, const std::vector<std::int32_t>& ids,
                         const StackPlan& lastPlan, const std::vector<std::int32_t>& lastIds) {
  const auto equal = [](const auto& a, const auto& b, std::int64_t i) {
    if (a.empty() || b.empty()) return a.empty() == b.empty();
    return a[static_cast<std::size_t>(i)] == b[static_cast<std::size_t>(i)];
  };
  const std::int64_t limit = std::min(plan.tokens, lastPlan.tokens);
  std::int64_t same = 0;
  while (same < limit && equal(ids, lastIds, same) && equal(plan.positions, lastPlan.positions, same) &&
         equal(plan.tokenTypes, lastPlan.tokenTypes, same)) {
    ++same;
  }
  return same;
}

std::int64_t equalMask(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b,
                       std::int64_t tokens) {
  if (a.empty() != b.empty()) return 0;
  if (a.empty()) return tokens;
  const auto end = std::min({static_cast<std::size_t>(tokens), a.size(), b.size()});
  return std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(end), b.begin()).first - a.begin();
}

// The tokens of the main stack before the first one that a tap asks for.
std::int64_t untappedTokens(const RunRequest& request, std::int64_t tokens) {
  for (const TapRequest& tap : request.record.taps) tokens = std::min(tokens, tap.firstToken);
  return tokens;
}

bool sameEncoder(const LastRun& last, const RunRequest& request, const RunPlan& plan) {
  const std::int64_t tokens = plan.encoder->tokens;
  return last.encoderStates && last.plan.encoder->tokens == tokens &&
         last.request.attentionMask == request.attentionMask &&
         equalTokens(*plan.encoder, request.ids, *last.plan.encoder, last.request.ids) == tokens;
}

}  // namespace

bool sameSettings(const RunRequest& one, const RunRequest& other) {
  return one.mask == other.mask && one.encoderMask == other.encoderMask && one.crossMask == other.crossMask &&
         one.interventions == other.interventions;
}

Reuse reusable(const ModelConfig& config, const LastRun* last, const RunRequest& request,
               const RunPlan& plan) {
  if (!last || !sameSettings(last->request, request) || !keptEnough(*last, request)) return {};
  Reuse reuse;
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  // Taps of an encoder, or of what a decoder makes of it, need all of it.
  const bool tapped = !request.record.taps.empty();
  reuse.encoder = both && !tapped && sameEncoder(*last, request, plan);
  const StackPlan& main = plan.main();
  const StackPlan& lastMain = last->plan.main();
  if ((both && !reuse.encoder) || !main.isCausal() || main.hasMeanAblation()) return reuse;
  if (dependsOnLength(config.main(), std::max(main.tokens, lastMain.tokens))) return reuse;
  const AttentionKind kind = config.decoder ? AttentionKind::Decoder : AttentionKind::Encoder;
  std::int64_t same =
      equalTokens(main, idsOf(config, kind, request), lastMain, idsOf(config, kind, last->request));
  const auto maskOf = [both](const RunRequest& of) -> const std::vector<std::uint8_t>& {
    return both ? of.decoderAttentionMask : of.attentionMask;
  };
  same = equalMask(maskOf(request), maskOf(last->request), same);
  reuse.start = untappedTokens(request, std::min(same, main.tokens - 1));
  return reuse;
}

}  // namespace headlight
