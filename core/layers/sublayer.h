#pragma once

#include <optional>
#include <span>
#include <variant>

#include "core/layers/cross_attention.h"
#include "core/layers/feed_forward.h"
#include "core/layers/latent_attention.h"
#include "core/layers/mixture.h"
#include "core/layers/norm.h"
#include "core/layers/self_attention.h"

namespace headlight {

/// What the attentions of one layer take; empty where the layer has none of the kind.
struct LayerSequences {
  std::span<const SequenceAttention> self;
  std::span<const SequenceAttention> cross;
};

/// One step of a layer with its norms, see NormPlace.
class Sublayer {
 public:
  /// Packs the weights on execution.pool. Throws Cancelled.
  Sublayer(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors,
           LinearWorkspace& workspace, const Execution& execution, bool pack);

  SublayerInput input() const { return m_config.input; }
  /// Whether every row is computed whatever is needed: an attention's queries and keys all belong to the
  /// trace.
  bool attends() const { return headlight::attends(m_config.kind); }

  /// What the sublayer computes on: the stream in buffers.hidden, or its norm in `to`, for rows from
  /// `firstRow` on.
  MatrixView read(std::int64_t firstRow, Buffer& to, const ForwardContext& context) const;
  /// Computes on `in` [rows, d_model] and changes the stream in buffers.hidden in rows from `firstNeededRow`
  /// on. Throws Cancelled.
  void forward(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
               const ForwardContext& context) const;

 private:
  void addBranch(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
                 const ForwardContext& context) const;
  void compute(MatrixView in, const LayerSequences& sequences, std::int64_t firstNeededRow,
               MutableMatrixView residual, const ForwardContext& context) const;
  void applyOutputNorm(MutableMatrixView rows, std::int64_t firstNeededRow,
                       const ForwardContext& context) const;
  void recordOutput(MatrixView branch, const ForwardContext& context) const;

  SublayerConfig m_config;
  std::int64_t m_modelSize;
  float m_scale;  // of what is added to the stream
  TapPart m_tapPart;
  std::optional<Norm> m_inputNorm;
  std::optional<Norm> m_outputNorm;
  std::variant<SelfAttention, CrossAttention, FeedForward, Mixture, LatentAttention> m_part;
};

}  // namespace headlight
