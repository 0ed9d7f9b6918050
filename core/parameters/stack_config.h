#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/attention/mask_rule.h"
#include "core/parameters/activation_kind.h"
#include "core/parameters/mixture_settings.h"
#include "core/parameters/norm_kind.h"
#include "core/positional/disentangled.h"
#include "core/positional/relative_bias.h"
#include "core/positional/rotary_settings.h"
#include "core/positional/sinusoidal.h"

namespace headlight {

/// Relative: a learned bias of scores by distance (T5), or projected distances (DeBERTa).
enum class PositionalEncoding { None, Sinusoidal, Learned, Rotary, Alibi, Relative };

/// One kind of norm with its epsilon.
struct NormConfig {
  NormKind kind = NormKind::LayerNorm;
  double epsilon = 1e-5;
  bool weightless = false;  // OLMo: neither weights nor biases
  bool operator==(const NormConfig&) const = default;
};

/// Where the norms of a sublayer f stand:
///   None:       x += f(x)
///   Pre:        x += f(norm(x))
///   Post:       x = norm(x + f(x))
///   Sandwich:   x += outputNorm(f(norm(x)))     (Gemma 2)
///   PostInside: x += outputNorm(f(x))           (OLMo 2)
enum class NormPlace { None, Pre, Post, Sandwich, PostInside };

inline bool hasInputNorm(NormPlace place) { return place == NormPlace::Pre || place == NormPlace::Sandwich; }
inline bool hasOutputNorm(NormPlace place) {
  return place == NormPlace::Post || place == NormPlace::Sandwich || place == NormPlace::PostInside;
}
/// Whether a sublayer's output is changed before it is added to the stream.
inline bool needsBranch(NormPlace place, float residualScale) {
  return place == NormPlace::Sandwich || place == NormPlace::PostInside || residualScale != 1;
}

/// What a sublayer reads: the stream as the sublayer before it left it; the stream as that one found it, so
/// that both stand side by side (GPT-NeoX's parallel residual); or what that one's norm made of it (GPT-J).
enum class SublayerInput { Stream, BesideLast, LastInput };

/// Norms of queries and keys: none; each head's d_k numbers with one weight for all
/// heads (Qwen3); the numbers of all heads at once (OLMo 2); each head's with a weight of its own (Cohere).
enum class HeadNorm { None, SharedByHeads, AcrossHeads, PerHead };

/// Where these norms stand: between projection and rotary, or after it (HunYuan, arXiv 2411.02265).
enum class HeadNormPlace { BeforeRotary, AfterRotary };

/// What is added to scores: nothing; ALiBi's -slope * distance; the variants of BLOOM, Falcon and MPT, see
/// core/positional/alibi_bias.h; a learned number for each head and bucket of distances (T5, MPNet); products
/// with projected embeddings of distances, see core/attention/attention_bias.h (DeBERTa).
enum class ScoreBias { None, Alibi, Bloom, Falcon, Mpt, Relative, Disentangled };

/// What chooses the keys of each query in DeepSeek's sparse attention (DeepSeek-V3.2, arXiv 2512.02556,
/// section 2.1): few small heads of their own, which share one key.
struct IndexerConfig {
  std::int64_t heads = 0;
  std::int64_t headSize = 0;  // the first LatentConfig::rotarySize numbers of each turn, in halves
  std::int64_t chosen = 0;    // keys of each query
  bool operator==(const IndexerConfig&) const = default;
};

/// Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434, section 2.1): keys and values are made of a
/// narrow vector for each token, and queries may be too.
struct LatentConfig {
  std::int64_t queryRank = 0;  // 0: queries are made of the sublayer's input
  std::int64_t keyValueRank = 0;
  std::int64_t rotarySize = 0;  // the last numbers of each head, which turn; keys have the same in all heads
  std::optional<IndexerConfig> indexer = {};
  bool operator==(const LatentConfig&) const = default;
};

/// The attention of one sublayer.
struct AttentionConfig {
  std::int64_t heads = 0;
  std::int64_t keyValueHeads = 0;
  std::int64_t headSize = 0;   // d_k, of queries and keys
  std::int64_t valueSize = 0;  // d_v
  float scoreScale = 0;        // 1 / sqrt(d_k) unless the config says otherwise
  float scoreCap = 0;          // c: scores become c * tanh(score / c) (Gemma 2); 0: they stay as they are
  float clip = 0;              // q, k and v are clamped to [-clip, clip] before rotary (OLMo); 0: not
  MaskRule mask = MaskRule::Causal;
  std::int64_t window = 0;  // with a window: see MaskRule
  std::optional<std::size_t>
      rotary;  // which of the stack's rotaries turns q and k; none: they are not turned
  HeadNorm headNorm = HeadNorm::None;  // of the stack's kind of norm
  HeadNormPlace headNormPlace = HeadNormPlace::BeforeRotary;
  ScoreBias bias = ScoreBias::None;
  RelativeBuckets buckets = {};  // of ScoreBias::Relative
  double alibiMax = 8;           // of ScoreBias::Mpt: alibi_bias_max
  bool positionKeys = false;     // of ScoreBias::Disentangled: queries see the distance (c2p)
  bool positionQueries = false;  // likewise: keys see it (p2c); one of the two is true
  bool sinks = false;            // whether every head has a logit that takes weight and gives no value
  /// Multi-head latent attention, which has neither norms of heads nor biases, sinks or limits.
  std::optional<LatentConfig> latent = {};
  bool operator==(const AttentionConfig&) const = default;
};

struct FeedForwardConfig {
  std::int64_t size = 0;  // d_ff
  Activation activation = Activation::Gelu;
  bool gated = false;
  bool operator==(const FeedForwardConfig&) const = default;
};

enum class SublayerKind { SelfAttention, CrossAttention, FeedForward, Mixture };

inline bool attends(SublayerKind kind) {
  return kind == SublayerKind::SelfAttention || kind == SublayerKind::CrossAttention;
}

/// One step of a layer.
struct SublayerConfig {
  SublayerKind kind = SublayerKind::SelfAttention;
  NormPlace norm = NormPlace::Pre;
  SublayerInput input = SublayerInput::Stream;
  AttentionConfig attention;      // of the two attentions
  FeedForwardConfig feedForward;  // of a feed-forward
  MixtureSettings mixture;        // of a mixture of experts
  bool operator==(const SublayerConfig&) const = default;
};

/// The sublayers of one layer in the order in which they run: at most one of each attention, and one
/// feed-forward or mixture.
struct LayerConfig {
  std::vector<SublayerConfig> sublayers;
  /// The number of the first layer whose weights this one has too (ALBERT); none: they are its own.
  std::optional<std::size_t> weightsOf = {};

  /// nullptr: the layer has none.
  const SublayerConfig* find(SublayerKind kind) const;
  SublayerConfig* find(SublayerKind kind);
  bool operator==(const LayerConfig&) const = default;
};

/// A convolution over neighbouring tokens after layer 0 (DeBERTa-v2): with h what the layer was given and x
/// what it made of it, x = norm(x + f(conv(h))). Tokens that are padding or cut count as zeros in h.
struct ConvolutionConfig {
  std::int64_t width = 3;  // tokens, odd: the token itself and as many on either side
  Activation activation = Activation::Tanh;
  bool operator==(const ConvolutionConfig&) const = default;
};

/// Layers over one residual stream, with how it begins. A plain value.
struct StackConfig {
  std::int64_t modelSize = 0;   // d_model
  std::int64_t tokenTypes = 0;  // 0: no segment embedding
  float embeddingScale = 1;     // of the token embedding alone
  /// Of the tables, where it is not d_model (ELECTRA, ALBERT, OPT); 0: it is.
  std::int64_t embeddingSize = 0;
  /// Whether the projection to d_model comes before positions and types are added (OPT), not after the norm.
  bool projectTokens = false;
  float residualScale = 1;  // of what every sublayer adds to the stream (Granite)
  PositionalEncoding positionalEncoding = PositionalEncoding::Learned;
  /// Rows for tokens in a learned position table (its offset taken off), or the nominal context length
  /// otherwise.
  std::int64_t maxPositions = 0;
  std::int64_t positionOffset = 0;  // RoBERTa's 2: token 0 uses row 2 of the table
  /// RoBERTa's pad_token_id: these tokens use the row before the offset and are not counted. -1: none.
  std::int64_t uncountedToken = -1;
  /// Whether tokens that the attention mask hides are not counted either (OPT, BLOOM).
  bool countsVisible = false;
  SinusoidSettings sinusoid;
  std::vector<RotarySettings> rotaries;  // what layers turn q and k by; those of Gemma 3 are of two kinds
  DisentangledPositions distances;       // of layers with ScoreBias::Disentangled
  NormConfig norm;                       // of every norm of the stack
  std::optional<ConvolutionConfig> convolution;  // after layer 0
  std::vector<LayerConfig> layers;
  bool operator==(const StackConfig&) const = default;

  std::int64_t layerCount() const { return static_cast<std::int64_t>(layers.size()); }
  /// The self-attention of a layer, nullptr where it has none; and that of the first layer that has one,
  /// which every stack needs.
  const AttentionConfig* findAttention(std::size_t layer) const;
  const AttentionConfig& attention() const;
  /// The self-attention, or the feed-forward, of a layer. Precondition: it has one; a mixture is none.
  const AttentionConfig& attention(std::size_t layer) const;
  const FeedForwardConfig& feedForward(std::size_t layer = 0) const;
  /// That of the first layer that has one, and the first mixture; nullptr: no layer has.
  const FeedForwardConfig* anyFeedForward() const;
  const MixtureSettings* anyMixture() const;
  std::int64_t tableSize() const { return embeddingSize > 0 ? embeddingSize : modelSize; }
  /// Query heads of a layer; all layers that attend have as many.
  std::int64_t heads() const { return attention().heads; }
  /// Whether more tokens than maxPositions are impossible (learned positions) rather than merely untrained.
  bool positionsAreLimited() const { return positionalEncoding == PositionalEncoding::Learned; }
};

/// What most models have in every layer: a self-attention and a feed-forward.
LayerConfig selfAttentionLayer(const AttentionConfig& attention, const FeedForwardConfig& feedForward,
                               NormPlace norm);
/// `count` such layers.
std::vector<LayerConfig> equalLayers(std::int64_t count, const LayerConfig& layer);

/// 1 / sqrt(d_k), Vaswani et al. 2017 (arXiv 1706.03762), equation 1.
float standardScale(std::int64_t headSize);

}  // namespace headlight
