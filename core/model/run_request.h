#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/attention/interventions.h"
#include "core/attention/mask_rule.h"
#include "core/trace/pattern_source.h"
#include "core/trace/taps.h"

namespace headlight {

enum class LogitsRecord { None, Last, All };

/// What a run keeps. Queries, keys and log-sum-exp, from which every pattern follows, are always kept.
struct Record {
  LogitsRecord logits = LogitsRecord::Last;
  bool values = true;
  bool residuals = false;
  /// Pictures of whole heads, max pooled to at most so many pixels along an axis, are made along the way,
  /// which takes a few percent of a run's time and saves the computing of every cell once more; 0: none.
  /// Models with so many heads that the pictures would take more than 64 MiB have none.
  std::int64_t overviewPixels = 0;
  /// Intermediate numbers; what is asked for is computed even where an earlier run had it, see
  /// core/model/tap_names.h for what there is.
  std::vector<TapRequest> taps = {};
  bool operator==(const Record&) const = default;
};

/// Everything that one run depends on besides the model. A value.
struct RunRequest {
  std::vector<std::int32_t> ids;         // [tokens]; of the encoder, or of a decoder-only model
  std::vector<int> tokenTypes;           // [tokens] or empty for all 0
  std::vector<std::int32_t> decoderIds;  // of an encoder-decoder
  /// Position of each token [tokens], or empty for 0, 1, 2, ... (a family's own offset is added by the
  /// model).
  std::vector<std::int64_t> positions;
  std::vector<std::int64_t> decoderPositions;  // the same of the decoder ids
  /// [tokens] 1, or 0 for padding, which no token attends to; empty for all 1. Positions are counted as
  /// without it, as transformers' models do in a plain forward; see StackConfig::countsVisible for those that
  /// do not.
  std::vector<std::uint8_t> attentionMask;
  /// The same of the decoder ids, for the decoder's self-attention; that of `ids` is the cross-attention's.
  std::vector<std::uint8_t> decoderAttentionMask;
  /// In place of the model's own mask: the decoder's, or the encoder's of an encoder alone.
  std::optional<MaskRule> mask;
  /// Likewise for the encoder beside a decoder, and for the cross-attention, where token i of the decoder is
  /// at the place of token i of the encoder.
  std::optional<MaskRule> encoderMask;
  std::optional<MaskRule> crossMask;
  Interventions interventions;
  Record record;
  /// Labels for the axes; made from the ids if empty. [tokens] and [decoder tokens]
  TokenList tokens;
  TokenList decoderTokens;
  bool operator==(const RunRequest&) const = default;
};

}  // namespace headlight
