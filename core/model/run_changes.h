#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/run_request.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// What is asked of one kind of attention; without a kind, of the model's only stack, or of the decoder
/// beside its encoder.
template <typename What>
struct OfKind {
  std::optional<AttentionKind> kind = {};
  What what = {};
};

/// How a person wants a run changed, before it is known which model it is of. A value.
struct RunChanges {
  std::vector<OfKind<MaskRule>> masks = {};
  std::vector<OfKind<AblatedHead>> heads = {};  // their own kind is not looked at
  std::vector<OfKind<BlockedKey>> keys = {};    // likewise
  std::vector<std::int64_t> cutTokens = {};
  std::vector<std::int64_t> cutDecoderTokens = {};
  std::vector<std::int64_t> positions = {};             // [tokens], or empty
  std::vector<std::int64_t> decoderPositions = {};      // [decoder tokens], or empty
  std::vector<std::uint8_t> decoderAttentionMask = {};  // [decoder tokens], or empty
  bool withoutPositions = false;
  std::optional<float> scoreScale = {};
};

/// Writes the changes into a request that has its ids. Throws Error for a kind of attention that the model
/// has not, for decoder tokens to cut where no decoder stands beside an encoder, and for a token to be cut or
/// a key to be blocked that is not there. Of a text that the model is still to write only the beginning is
/// there.
void applyChanges(const ModelConfig& config, const RunChanges& changes, RunRequest& request);

}  // namespace headlight
