#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/layers/linear.h"
#include "core/layers/norm.h"
#include "core/layers/tap_recorder.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"
#include "core/positional/learned.h"
#include "core/positional/sinusoidal.h"

namespace headlight {

/// The tokens that the rows of a forward embed; all spans are [rows].
struct EmbeddingInput {
  std::span<const std::int32_t> ids;
  std::span<const int> tokenTypes = {};          // empty: all 0
  std::span<const std::int64_t> positions = {};  // empty: without positions
  TapRecorder* taps = nullptr;                   // what is asked for of the embeddings, or nullptr
};

/// The start of the residual stream: token embedding, scaled where the config says so, + token type embedding
/// + position embedding (learned or sinusoidal), and BERT's norm of the sum. Narrow tables are projected to
/// d_model after that (ELECTRA, ALBERT), or the tokens' alone before positions are added (OPT). The tables
/// are read from where they are, one row a token.
class Embedding {
 public:
  /// Packs the projection, where there is one.
  Embedding(const StackConfig& config, const StackTensors& tensors, LinearWorkspace& workspace,
            const Execution& execution, bool pack);

  /// Fills the rows of `out` [rows, d_model]. Precondition: ids, types and positions are in their tables.
  void embed(const EmbeddingInput& input, MutableMatrixView out, LinearWorkspace& workspace,
             const Execution& execution) const;

  /// The table of learned positions, if the model has one.
  const std::optional<LearnedPositions>& learnedPositions() const { return m_learned; }

 private:
  enum class Part { Token, Place, Both };
  void embedToken(std::int32_t id, std::span<float> out) const;
  void addPlace(const EmbeddingInput& input, std::size_t row, std::span<float> out,
                std::span<float> scratch) const;
  void embedRows(const EmbeddingInput& input, Part part, MutableMatrixView out,
                 const Execution& execution) const;
  void normalize(MutableMatrixView rows, TapRecorder* taps, const Execution& execution) const;
  void record(const EmbeddingInput& input, std::int64_t placeSize) const;

  std::int64_t m_tableSize;
  bool m_projectTokens;
  float m_scale;
  TensorView m_tokens;  // [vocabulary, d_table]
  std::shared_ptr<const EmbeddingSource> m_drawn;
  std::optional<LearnedPositions> m_learned;
  std::optional<SinusoidSettings> m_sinusoid;
  std::optional<TensorView> m_types;  // [token types, d_table]
  std::optional<Norm> m_norm;
  std::optional<Linear> m_projection;  // [d_model, d_table]
};

}  // namespace headlight
