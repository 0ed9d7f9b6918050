#pragma once

#include <optional>
#include <vector>

#include "core/training/trainable_embedding.h"
#include "core/training/trainable_sublayer.h"

namespace headlight {

/// What a stack leaves for its backward.
struct StackBlocks {
  EmbeddingBlocks embedding;
  std::vector<std::vector<SublayerBlocks>> layers;  // [layers][sublayers]
  /// [rows, d_model], the stream after the last layer; [narrow, d_model] where there is `narrow`.
  RowBlock last;
  std::optional<ChosenRows> narrow;  // the rows that alone leave the last layer's self-attention
};

/// The embeddings and layers of one stack with their gradient; its final norm is whoever's reads the last
/// stream. The parameters must outlive it.
class TrainableStack {
 public:
  /// `longest`: the most tokens that a sequence may have.
  TrainableStack(const StackConfig& config, const StackTensors& tensors, bool decoder, std::int64_t longest);

  const StackConfig& config() const { return m_config; }
  /// The most tokens that a sequence may have.
  std::int64_t longest() const { return m_tables.positions; }
  std::int64_t vocabulary() const { return m_vocabulary; }
  const std::optional<NormWeights>& finalNorm() const { return m_finalNorm; }

  /// Ids of each example, `decoder` ids of a decoder beside an encoder, in the workspace. Throws Error naming
  /// the sample for no id at all, ids outside the vocabulary and sequences that are too long.
  StackRows rowsOf(const TrainingPass& pass, bool decoderIds) const;

  /// `needed`: the rows whose last states are needed, or nullptr for all; where they are few the last layer's
  /// output is made for these alone (masked language models predict a seventh of their tokens), see
  /// StackBlocks::narrow.
  StackBlocks forward(const StackRows& rows, const EncoderStates& encoder, const ChosenRows* needed,
                      const TrainingPass& pass) const;
  /// `dlast`, as large as StackBlocks::last, is overwritten.
  void backward(const StackBlocks& blocks, MutableMatrixView dlast, const StackRows& rows,
                const EncoderStates& encoder, const GradientPlaces& places, const TrainingPass& pass) const;

 private:
  bool canNarrow() const;
  SublayerContext contextOf(const StackBlocks& blocks, std::size_t layer, std::size_t sublayer,
                            const SublayerContext& whole) const;

  StackConfig m_config;
  std::int64_t m_vocabulary;
  PositionTables m_tables;
  TrainableEmbedding m_embedding;
  std::vector<std::vector<TrainableSublayer>> m_layers;
  std::optional<NormWeights> m_finalNorm;
};

}  // namespace headlight
