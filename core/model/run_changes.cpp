#include "core/model/run_changes.h"

#include "core/error.h"

namespace headlight {
namespace {

bool isBoth(const ModelConfig& config) { return config.architecture() == Architecture::EncoderDecoder; }

Phrase wordsOf(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return phrase("no encoder");
    case AttentionKind::Decoder:
      return phrase("no decoder");
    case AttentionKind::Cross:
      return phrase("no cross-attention");
  }
  return {};
}

AttentionKind kindIn(const ModelConfig& config, const std::optional<AttentionKind>& asked) {
  if (!asked) return config.decoder ? AttentionKind::Decoder : AttentionKind::Encoder;
  const bool isThere = *asked == AttentionKind::Encoder   ? config.encoder.has_value()
                       : *asked == AttentionKind::Decoder ? config.decoder.has_value()
                                                          : isBoth(config);
  if (!isThere) throw Error("The model has %1, so that nothing of it can be changed.", wordsOf(*asked));
  return *asked;
}

void requireToken(std::int64_t token, std::size_t tokens, Phrase what, Phrase done) {
  if (token >= 0 && token < static_cast<std::int64_t>(tokens)) return;
  throw Error("%1 %2 cannot be %3: there are tokens 0 to %4.", what, token, done,
              static_cast<std::int64_t>(tokens) - 1);
}

void applyMask(const ModelConfig& config, const OfKind<MaskRule>& mask, RunRequest& request) {
  const AttentionKind kind = kindIn(config, mask.kind);
  if (kind == AttentionKind::Cross)
    request.crossMask = mask.what;
  else if (kind == AttentionKind::Encoder && isBoth(config))
    request.encoderMask = mask.what;
  else
    request.mask = mask.what;
}

void applyKey(const ModelConfig& config, const OfKind<BlockedKey>& blocked, RunRequest& request) {
  BlockedKey key = blocked.what;
  key.kind = kindIn(config, blocked.kind);
  const bool ofDecoder = isBoth(config) && key.kind == AttentionKind::Decoder;
  const bool byDecoder = isBoth(config) && key.kind != AttentionKind::Encoder;
  const std::size_t text = request.ids.size();
  const std::size_t decoder = request.decoderIds.size();
  requireToken(key.key, ofDecoder ? decoder : text, phrase("Key"), phrase("blocked"));
  if (key.query != -1)
    requireToken(key.query, byDecoder ? decoder : text, phrase("Query"), phrase("kept from a key"));
  request.interventions.blockedKeys.push_back(key);
}

void refuseDecoderTokens(const RunChanges& changes) {
  if (changes.cutDecoderTokens.empty()) return;
  throw Error("The model is no encoder with a decoder, so that there are no decoder tokens to cut.");
}

}  // namespace

void applyChanges(const ModelConfig& config, const RunChanges& changes, RunRequest& request) {
  if (!isBoth(config)) refuseDecoderTokens(changes);
  for (const OfKind<MaskRule>& mask : changes.masks) applyMask(config, mask, request);
  for (const OfKind<AblatedHead>& head : changes.heads) {
    request.interventions.ablatedHeads.push_back(head.what);
    request.interventions.ablatedHeads.back().kind = kindIn(config, head.kind);
  }
  for (const OfKind<BlockedKey>& key : changes.keys) applyKey(config, key, request);
  for (const std::int64_t token : changes.cutTokens)
    requireToken(token, request.ids.size(), phrase("Token"), phrase("cut"));
  for (const std::int64_t token : changes.cutDecoderTokens)
    requireToken(token, request.decoderIds.size(), phrase("Decoder token"), phrase("cut"));
  request.interventions.cutTokens = changes.cutTokens;
  request.interventions.cutDecoderTokens = changes.cutDecoderTokens;
  request.interventions.withoutPositions = changes.withoutPositions;
  request.interventions.scoreScale = changes.scoreScale;
  request.positions = changes.positions;
  request.decoderPositions = changes.decoderPositions;
  request.decoderAttentionMask = changes.decoderAttentionMask;
}

}  // namespace headlight
