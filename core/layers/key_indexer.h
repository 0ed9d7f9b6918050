#pragma once

#include <memory>

#include "core/attention/key_sets.h"
#include "core/layers/forward_context.h"
#include "core/layers/norm.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// What an indexer chooses among.
struct IndexedKeys {
  const Matrix& keys;                // [tokens, d] of the whole sequence, see KeyIndexer::keysOf()
  const KeySets* earlier = nullptr;  // of the tokens before the rows; nullptr: they saw all that they could
};

/// Chooses the keys of each query in DeepSeek's sparse attention (DeepSeek-V3.2, arXiv 2512.02556, equation
/// 1): those with the largest I(i, j) = sum over heads h of w_h(i) / sqrt(heads) * relu(q_h(i) . k(j) /
/// sqrt(d)). The rotation and rounding of the published code change no exact product and are left out.
class KeyIndexer {
 public:
  KeyIndexer(const LatentConfig& config, const IndexerTensors& tensors, LinearWorkspace& workspace,
             const Execution& execution, bool pack);

  /// Makes queries of `queryLatents` [rows, query rank], keys and weights of `in` [rows, d_model], in the
  /// context's buffers. `rotary` may be nullptr: nothing turns. Throws Cancelled.
  void project(MatrixView in, MatrixView queryLatents, const RotaryTable* rotary,
               const ForwardContext& context) const;

  /// The indexer's keys of one sequence up to its last row [tokens, d], after project(). `earlier` holds
  /// those of the tokens before its first row; nullptr where there is none.
  std::shared_ptr<const Matrix> keysOf(const PackedBatch::Sequence& rows, const Matrix* earlier,
                                       const ForwardContext& context) const;

  /// The keys of every query of one sequence among those that the rule lets it see, after project(); nullptr
  /// where no query sees more keys than are chosen. Throws Cancelled.
  std::shared_ptr<const KeySets> choose(const PackedBatch::Sequence& rows, const AttentionRule& rule,
                                        const IndexedKeys& known, const ForwardContext& context) const;

 private:
  /// I(i, .) of the query in one of the batch's rows, for the first `keys` keys.
  RowVector scoresOf(std::int64_t row, const Matrix& all, std::int64_t keys,
                     const ForwardContext& context) const;

  IndexerConfig m_config;
  RotarySettings m_rotary;
  Linear m_query;       // [heads * d, query rank]
  Linear m_keyWeights;  // [d + heads, d_model]
  Norm m_keyNorm;
};

}  // namespace headlight
