#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/attention/attention_kernel.h"
#include "core/attention/attention_rule.h"
#include "core/parallel/execution.h"
#include "core/tensor/buffer_pool.h"
#include "core/tensor/matrix.h"
#include "core/trace/layer_overview.h"

namespace headlight {

/// The queries, keys, values and log-sum-exp of one layer, from which every cell of its patterns follows.
/// Tokens lie in blocks of 256 that several traces may share, so that a run that appends a token keeps the
/// blocks of the run before it; changing a shared block copies it first. One thread builds it (append, then
/// attend() of core/layers/attention.h); after that it is only read, from any thread.
class AttentionLayerTrace {
 public:
  static constexpr std::int64_t blockTokens = 256;

  AttentionLayerTrace(AttentionSizes sizes, std::shared_ptr<BufferPool> memory);
  AttentionLayerTrace(AttentionLayerTrace&&) = default;
  AttentionLayerTrace& operator=(AttentionLayerTrace&&) = default;

  /// A layer that shares the first `queries` and `keys` tokens with this one; log-sum-exp of those queries
  /// and, under a causal mask, their pictures included. The rule is kept too.
  AttentionLayerTrace prefix(std::int64_t queries, std::int64_t keys) const;

  /// Adds tokens: queries [tokens, heads * d_k] after rotary.
  void appendQueries(const MatrixView& queries, const Execution& execution);
  /// Adds tokens: keys [tokens, key/value heads * d_k] after rotary, values [tokens, key/value heads * d_v].
  void appendKeys(const MatrixView& keys, const MatrixView& values, const Execution& execution);
  /// Lets go of the values; the patterns stay.
  void dropValues();

  const AttentionSizes& sizes() const { return m_sizes; }
  std::int64_t queries() const { return m_queries; }
  std::int64_t keys() const { return m_keys; }
  bool hasValues() const { return m_hasValues; }
  const AttentionRule& rule() const { return m_rule; }
  /// Set by attend() before it runs. Asserts that it fits().
  void setRule(AttentionRule rule);

  /// One head as the kernel takes it; valid until the layer changes or dies.
  kernel::Head head(std::int64_t head) const;
  float logSumExp(std::int64_t head, std::int64_t query) const;
  /// Where attend() puts log-sum-exp. The query's block must have been appended by this layer or be unshared.
  float* mutableLogSumExp(std::int64_t head, std::int64_t query);
  /// Makes the blocks of queries from `firstQuery` on this layer's own, so that log-sum-exp can be written.
  void makeWritable(std::int64_t firstQuery);

  /// Asks attend() for pictures of at most `side` pixels along an axis, see LayerOverview; 0: for none.
  void wantOverview(std::int64_t side);
  const LayerOverview& overview() const { return m_overview; }
  /// For attend(), which makes them.
  LayerOverview& mutableOverview() { return m_overview; }

  /// The keys of a sparse attention's indexer [keys, d], which later queries choose among; nullptr: there is
  /// no indexer.
  const std::shared_ptr<const Matrix>& indexKeys() const { return m_indexKeys; }
  void setIndexKeys(std::shared_ptr<const Matrix> keys) { m_indexKeys = std::move(keys); }

  /// Copies the values of one key/value head: [keys, d_v].
  Matrix values(std::int64_t keyValueHead) const;
  std::size_t bytes() const;  // of the blocks and pictures, shared ones included

 private:
  struct Buffer {
    std::shared_ptr<float[]> floats;
    std::int64_t size = 0;
  };
  struct QueryStorage {
    Buffer queries;    // [head, capacity, d_k]
    Buffer logSumExp;  // [head, capacity]
    std::int64_t capacity = 0;
    bool ownQueries = true;    // made by this layer and shared with no earlier one, so that it may change
    bool ownLogSumExp = true;  // likewise
  };
  struct KeyStorage {
    Buffer keys;    // [key/value head, capacity / 16, d_k, 16]
    Buffer values;  // [key/value head, capacity, padded d_v]
    std::int64_t capacity = 0;
    bool own = true;
  };

  AttentionLayerTrace(const AttentionLayerTrace&) = default;

  std::int64_t paddedValueSize() const;
  Buffer take(std::int64_t size);
  QueryStorage newQueryBlock(std::int64_t capacity);
  KeyStorage newKeyBlock(std::int64_t capacity);
  // Copies what belongs to one block of one key/value head; row 0 of `keys` and `values` is token `first`.
  void fillKeyBlock(std::int64_t index, std::int64_t head, std::int64_t first, const MatrixView& keys,
                    const MatrixView& values);
  void growQueries(std::int64_t tokens);
  void growKeys(std::int64_t tokens);
  void updatePointers();
  void updatePositions();
  void pointAtBias(kernel::Head& view) const;

  AttentionSizes m_sizes;
  std::shared_ptr<BufferPool> m_memory;
  AttentionRule m_rule;
  std::int64_t m_queries = 0;
  std::int64_t m_keys = 0;
  bool m_hasValues = true;
  std::vector<QueryStorage> m_queryStorage;
  std::vector<KeyStorage> m_keyStorage;
  std::vector<kernel::QueryBlock> m_queryBlocks;  // the storage as pointers
  std::vector<kernel::KeyBlock> m_keyBlocks;
  std::vector<float> m_positions;  // padded to whole groups of keys; empty where no bias asks for them
  LayerOverview m_overview;
  std::shared_ptr<const Matrix> m_indexKeys;  // of a prefix: those of the whole layer
};

}  // namespace headlight
