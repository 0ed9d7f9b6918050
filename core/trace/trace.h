#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/tensor/matrix.h"
#include "core/trace/pattern_source.h"
#include "core/trace/taps.h"

namespace headlight {

/// Values v as the attention sums them, before the output projection: [tokens, d_v] for one head.
class ValueSource {
 public:
  virtual ~ValueSource() = default;
  virtual MatrixView values(HeadId head) const = 0;  // [keys, d_v of the head's layer]
};

/// The residual stream at every layer boundary.
class ResidualSource {
 public:
  virtual ~ResidualSource() = default;
  virtual std::int64_t count() const = 0;  // layers + 1
  /// [tokens, d_model]; 0: the embeddings; the last one after the final norm where the model has one.
  virtual MatrixView hiddenStates(std::int64_t index) const = 0;
};

/// The attention of one kind with the facets it has; a missing facet is nullptr.
struct AttentionTrace {
  std::shared_ptr<const PatternSource> patterns;
  std::shared_ptr<const ScoreSource> scores;
  std::shared_ptr<const ValueSource> values;
};

/// What one run leaves. Immutable once made and shared by std::shared_ptr<const Trace>.
struct Trace {
  std::optional<AttentionTrace> encoder;
  std::optional<AttentionTrace> decoder;
  std::optional<AttentionTrace> cross;
  std::shared_ptr<const ResidualSource> encoderResiduals;
  std::shared_ptr<const ResidualSource> decoderResiduals;
  /// What Record::taps asked for; nullptr: nothing.
  std::shared_ptr<const TapRecords> taps;
  /// [positions, vocabulary]: one row for every recorded position; empty if none were asked for or the model
  /// has no head.
  Matrix logits;
  std::int64_t firstLogitsPosition = 0;  // the position of row 0
  /// So many of the first tokens were taken from an earlier run instead of being computed again.
  std::int64_t reusedTokens = 0;
  /// What the model goes on from in its next run; it is kept as long as the trace.
  std::shared_ptr<const void> remembered;
  /// Sentences for the person, such as "Longer than the 512 positions the model was trained on."
  std::vector<Message> warnings;

  const AttentionTrace* attention(AttentionKind kind) const;
  /// Where a kind's attention stands, to be filled or emptied.
  std::optional<AttentionTrace>& place(AttentionKind kind);
  /// The kind shown first: Decoder of a decoder-only model, otherwise Encoder.
  AttentionKind defaultKind() const;
};

}  // namespace headlight
