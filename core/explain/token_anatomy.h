#pragma once

#include <cstdint>
#include <vector>

#include "core/explain/logit_row.h"
#include "core/model/run_request.h"
#include "core/model/transformer.h"

namespace headlight {

/// One query token of one layer's attention.
struct AnatomyPlace {
  AttentionKind kind = AttentionKind::Decoder;  // Cross: of the decoder's tokens
  std::int64_t layer = 0;
  std::int64_t token = 0;
  bool operator==(const AnatomyPlace&) const = default;

  AttentionKind stack() const {
    return kind == AttentionKind::Encoder ? AttentionKind::Encoder : AttentionKind::Decoder;
  }
  /// The attention whose heads are taken apart.
  TapPart part() const { return kind == AttentionKind::Cross ? TapPart::CrossAttention : TapPart::Attention; }
};

/// Every number that a run makes for one token on its way through one layer, and what is said of it at the
/// end. A value.
struct TokenAnatomy {
  AnatomyPlace place;
  /// Of the stack, of the layer and of what the next layer takes: [1, columns]. Keys and values of the
  /// attention are those of all tokens: [keys, columns].
  TapRecords taps;
  /// What the model says at this token; empty where it has no head, or this stack makes no logits.
  std::vector<TokenScore> likeliest;
  float clip = 0;         // q, k and v are limited to [-clip, clip] before rotary (OLMo, MPT); 0: not
  bool saysNext = false;  // whether that is about the token behind it

  /// nullptr: the model has no such point.
  const TapRecord* find(TapPart part, TapPoint point, std::int64_t layer) const;
  /// Row 0 of what was recorded; empty where the model has no such point.
  RowVector row(TapPart part, TapPoint point, std::int64_t layer) const;
};

/// Runs the request once with taps, and where the token is followed by others that do not count, its
/// beginning once more for what is said of it. Throws Error for a layer or a token that there is not, and
/// what Transformer::run() throws; Cancelled.
TokenAnatomy tokenAnatomy(Transformer& transformer, RunRequest request, const AnatomyPlace& place,
                          const Execution& execution);

}  // namespace headlight
