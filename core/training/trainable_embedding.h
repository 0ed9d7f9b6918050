#pragma once

#include <optional>

#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"
#include "core/training/gradient_places.h"
#include "core/training/position_tables.h"
#include "core/training/row_block.h"
#include "core/training/stack_rows.h"

namespace headlight {

/// What the embeddings leave for their backward.
struct EmbeddingBlocks {
  RowBlock sum;                                     // [rows, d_table], before a norm of it
  RowBlock table;                                   // [rows, d_table], before a projection
  RowBlock out;                                     // [rows, d_model], the stream
  std::span<const std::int32_t> positionRows = {};  // [rows], of the learned table
};

/// The start of a stack's stream with its gradient: token embedding, scaled, + that of token type 0 +
/// position (learned or sinusoidal), BERT's norm of the sum, dropout, and the projection of narrow tables
/// (ELECTRA, ALBERT). The parameters must outlive it.
class TrainableEmbedding {
 public:
  TrainableEmbedding(const StackConfig& config, const StackTensors& tensors, bool decoder);

  EmbeddingBlocks forward(const StackRows& rows, const PositionTables& tables,
                          const TrainingPass& pass) const;
  /// `dout` [rows, d_model] is overwritten.
  void backward(const EmbeddingBlocks& blocks, MutableMatrixView dout, const StackRows& rows,
                const GradientPlaces& places, const TrainingPass& pass) const;

 private:
  void addPositions(EmbeddingBlocks& blocks, const StackRows& rows, const PositionTables& tables,
                    Workspace& workspace) const;
  void tableBackward(const EmbeddingBlocks& blocks, MutableMatrixView dtable, const StackRows& rows,
                     const GradientPlaces& places, const TrainingPass& pass) const;

  float m_scale;
  std::int64_t m_positionOffset;
  DropoutSite m_site;
  MatrixView m_tokens;                    // [vocabulary, d_table]
  std::optional<MatrixView> m_positions;  // [positions + offset, d_table]
  std::optional<MatrixView> m_types;      // [token types, d_table]
  std::optional<NormWeights> m_norm;
  std::optional<LinearWeights> m_projection;  // [d_model, d_table]
};

}  // namespace headlight
