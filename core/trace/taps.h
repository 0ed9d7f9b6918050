#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/tensor/matrix.h"
#include "core/trace/pattern_source.h"

namespace headlight {

/// Where in a stack a number is made.
enum class TapPart { Stack, Layer, Attention, CrossAttention, FeedForward };

/// What can be recorded of a part. A norm's scale is sqrt(variance + epsilon) of each row, or sqrt(mean(x^2)
/// + epsilon) of an RMSNorm: what the row is divided by.
enum class TapPoint {
  // of a stack
  TokenEmbedding,      // rows of the table, scaled as the model scales them
  PositionEmbedding,   // what positions add; 0 in a run without positions
  TypeEmbedding,       // what token types add
  EmbeddingNormScale,  // of the norm after the sum, BERT's
  Embedding,           // the start of the residual stream
  FinalNormScale,      // of the norm after the last layer
  FinalNormed,         // the last states
  // of a layer
  ResidualPre,  // the stream that the layer takes
  // of a sublayer
  InputNormScale,   // of the norm before it
  InputNormed,      // what that norm makes of the stream
  OutputNormScale,  // of the norm after it
  OutputNormed,     // what that norm makes
  Output,           // what the sublayer adds to the stream
  Residual,         // the stream after that, before BERT's norm of it
  // of an attention
  Query,         // before norms of queries and rotary
  QueryNormed,   // after the norm of queries, which stands before or after rotary
  QueryRotated,  // after rotary
  Key,
  KeyNormed,
  KeyRotated,
  Value,
  Z,           // what each head's pattern sums of the values
  HeadOutput,  // z of each head times its columns of the output projection, without its bias
  // of a feed-forward; of a mixture those of each token's experts, in the order of ExpertIndices
  FeedForwardPre,     // before the activation; of the gate where it is gated
  FeedForwardLinear,  // the other half of a gated one
  FeedForwardPost,    // what the down projection takes
  // of a mixture of experts
  RouterLogits,   // of every expert
  RouterScores,   // the softmax, or the sigmoid, of the logits: what weights are taken from
  ExpertIndices,  // the experts of a token, those with larger scores first
  ExpertWeights,  // their weights, in the same order
  ExpertOutput,   // what each of them adds to the mixture's output, its weight included
  SharedPre,      // of the expert that takes every token, like those of a feed-forward
  SharedLinear,
  SharedPost,
  SharedOutput  // what it adds to the mixture's output
};

/// One thing that a model can record.
struct TapPlace {
  AttentionKind stack = AttentionKind::Decoder;  // Encoder or Decoder
  std::int64_t layer = -1;                       // -1: of the stack itself
  TapPart part = TapPart::Stack;
  TapPoint point = TapPoint::Embedding;
  bool operator==(const TapPlace&) const = default;
};

/// What a run is asked to record.
struct TapRequest {
  TapPart part = TapPart::Stack;
  TapPoint point = TapPoint::Embedding;
  std::optional<AttentionKind> stack = {};  // none: every stack that has it
  std::optional<std::int64_t> layer = {};   // none: every layer that has it
  /// Tokens [firstToken, endToken) of the stack, or of its encoder for keys and values of a
  /// cross-attention; none: up to the last one.
  std::int64_t firstToken = 0;
  std::optional<std::int64_t> endToken = {};
  bool operator==(const TapRequest&) const = default;
};

/// What a run recorded.
struct TapRecord {
  TapPlace place;
  std::string name;             // "layers.3.attention.query"
  std::string alias;            // "blocks.3.attn.hook_q", TransformerLens's; empty: it has none
  std::int64_t firstToken = 0;  // the token of row 0
  std::int64_t heads = 0;       // 0: rows are not cut into heads
  Matrix values;                // [tokens, heads * size] or [tokens, size]

  /// [tokens, heads, size], or [tokens, size].
  std::vector<std::int64_t> shape() const {
    if (heads == 0) return {values.rows(), values.cols()};
    return {values.rows(), heads, values.cols() / heads};
  }
};

/// All of a run's, in the order of the requests; layers ascending.
struct TapRecords {
  std::vector<TapRecord> records;

  /// By either name; nullptr: it was not recorded.
  const TapRecord* find(const std::string& name) const {
    for (const TapRecord& record : records)
      if (record.name == name || (!record.alias.empty() && record.alias == name)) return &record;
    return nullptr;
  }
};

}  // namespace headlight
