#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/attention/head_id.h"

namespace headlight {

/// A head switched off: its output z is 0 everywhere, or the mean of its z over the run's tokens.
enum class HeadAblation { Zero, Mean };

struct AblatedHead {
  AttentionKind kind = AttentionKind::Decoder;
  HeadId head;
  HeadAblation ablation = HeadAblation::Zero;
  bool operator==(const AblatedHead&) const = default;
};

/// A key that a query may not attend to, in every layer and head. query -1: no query may.
struct BlockedKey {
  AttentionKind kind = AttentionKind::Decoder;
  std::int64_t query = -1;
  std::int64_t key = 0;
  bool operator==(const BlockedKey&) const = default;
};

/// Changes to the computation that a person asks for, applied by the one forward. The default changes
/// nothing.
struct Interventions {
  std::vector<AblatedHead> ablatedHeads;
  std::vector<BlockedKey> blockedKeys;
  /// Tokens taken out of the run altogether: the others keep their positions. Indices into the ids.
  /// A cut token keeps its place in every array, attends to nothing else and is attended by none (its row is
  /// itself alone).
  std::vector<std::int64_t> cutTokens;
  /// The same of an encoder-decoder's decoder ids.
  std::vector<std::int64_t> cutDecoderTokens;
  /// The positional encoding switched off: no position embedding, no rotation, no ALiBi bias.
  bool withoutPositions = false;
  /// In place of the model's own scale of q.k.
  std::optional<float> scoreScale;
  bool empty() const { return *this == Interventions{}; }
  bool operator==(const Interventions&) const = default;
};

}  // namespace headlight
