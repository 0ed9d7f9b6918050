#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/layers/norm.h"
#include "core/model/model_weights.h"
#include "core/model/stack_config.h"
#include "core/positional/learned.h"

namespace headlight {

/// The tokens that the rows of a forward embed; all spans are [rows].
struct EmbeddingInput {
  std::span<const std::int32_t> ids;
  std::span<const int> tokenTypes = {};          // empty: all 0
  std::span<const std::int64_t> positions = {};  // empty: without positions
};

/// The start of the residual stream: token embedding, scaled where the config says so, + token type embedding
/// + position embedding (learned or sinusoidal), and BERT's norm of the sum. The tables are read from where
/// they are, one row a token.
class Embedding {
 public:
  Embedding(const StackConfig& config, const StackTensors& tensors);

  /// Fills the rows of `out` [rows, d_model]. Precondition: ids, types and positions are in their tables.
  void embed(const EmbeddingInput& input, MutableMatrixView out, const Execution& execution) const;

  /// The table of learned positions, if the model has one.
  const std::optional<LearnedPositions>& learnedPositions() const { return m_learned; }

 private:
  void embedRow(const EmbeddingInput& input, std::size_t row, std::span<float> out,
                std::span<float> scratch) const;

  std::int64_t m_modelSize;
  float m_scale;
  TensorView m_tokens;  // [vocabulary, d_model]
  std::shared_ptr<const EmbeddingSource> m_drawn;
  std::optional<LearnedPositions> m_learned;
  std::optional<double> m_sinusoidalBase;
  std::optional<TensorView> m_types;  // [token types, d_model]
  std::optional<Norm> m_norm;
};

}  // namespace headlight
