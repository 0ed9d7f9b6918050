#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>

#include "core/attention/head_id.h"
#include "core/parallel/execution.h"
#include "core/tokenizer/token_list.h"

namespace headlight {

/// [layers, heads, queries, keys]
struct PatternShape {
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  bool operator==(const PatternShape&) const = default;
};

/// Rows [queryBegin, queryEnd) and columns [keyBegin, keyEnd) of a pattern, or of a pooled picture of it.
struct CellRect {
  std::int64_t queryBegin = 0;
  std::int64_t queryEnd = 0;
  std::int64_t keyBegin = 0;
  std::int64_t keyEnd = 0;
  std::int64_t rows() const { return queryEnd - queryBegin; }
  std::int64_t columns() const { return keyEnd - keyBegin; }
  bool operator==(const CellRect&) const = default;
};

enum class Pooling { Max, Mean };

/// A picture smaller than the pattern: one pixel pools a block of 2^level x 2^level cells, blocks anchored at
/// cell (0, 0). `pixels` counts in blocks; blocks at the last rows and columns may be partly outside and pool
/// what is inside.
struct PoolRequest {
  Pooling pooling = Pooling::Max;
  int level = 0;  // 0: one pixel is one cell
  CellRect pixels;
  /// 1 for keys left out of the picture, one entry a key, or empty. A block with no key left pools to NaN.
  std::span<const std::uint8_t> leftOutKeys = {};
  /// Factors that each query's weights are multiplied by before pooling, one a query, or empty.
  std::span<const float> queryScale = {};
};

/// The smallest level at which `cells` fit into `pixels`.
int poolLevelFor(std::int64_t cells, std::int64_t pixels);
/// Number of blocks of 2^level that cover `cells`.
std::int64_t pooledSize(std::int64_t cells, int level);

/// The numbers behind a cell: score = scale * dot + bias, or cap * tanh(scale * dot / cap) + bias where there
/// is a cap; weight = exp(score - logSumExp); a masked cell has weight exactly 0 and score -infinity. With a
/// sink, logSumExp includes exp(sink) beside the keys' scores.
struct CellFacts {
  float dot = 0;
  float scale = 1;
  float cap = 0;  // 0: none
  float bias = 0;
  float sink = -std::numeric_limits<float>::infinity();  // the head's sink logit; -infinity: none
  float score = 0;
  float logSumExp = 0;
  float weight = 0;
  bool masked = false;
};

struct ValueRange {
  float low = 0;
  float high = 1;
  bool operator==(const ValueRange&) const = default;
};

/// Attention patterns [layer, head, query, key] that can be asked for piece by piece. Immutable; every method
/// may be called from any thread at once. A cell has the same bits however it is asked for. Preconditions
/// (asserted): indices inside shape(), spans of the stated size.
class PatternSource {
 public:
  virtual ~PatternSource() = default;

  virtual AttentionKind kind() const = 0;
  virtual PatternShape shape() const = 0;
  virtual const TokenList& queryTokens() const = 0;  // [queries]
  virtual const TokenList& keyTokens() const = 0;    // [keys]
  /// Whether a layer attends at all. One that does not has no pattern: every cell counts as masked and is 0.
  virtual bool hasPattern(int) const { return true; }
  /// Whether every row of every layer with a pattern sums to 1 (softmax output); false for differences, for
  /// attention with sinks and for imported arrays that do not.
  virtual bool rowsSumToOne() const = 0;
  /// Whether heads have attention sinks: rows then sum to 1 only together with sinkShare().
  virtual bool hasSinks() const { return false; }
  /// What a query gives to the head's attention sink, which is no key: a row and its sinkShare sum to 1. 0
  /// for heads without one.
  virtual float sinkShare(HeadId head, std::int64_t query) const;
  /// The range a colour scale should cover: 0 to 1 for softmax output.
  virtual ValueRange valueRange() const = 0;
  /// Empty for heads of a model; for derived sources what they are: "mean of heads 0.1, 0.3", "random
  /// matrix".
  virtual std::string description() const { return {}; }
  /// Whether the cell is excluded by the head's mask rule (its weight is exactly 0 and its score -infinity).
  /// Layers may differ: a sliding window may start in a later one.
  virtual bool isMasked(HeadId head, std::int64_t query, std::int64_t key) const = 0;
  /// Whether every cell of a rectangle of this head is excluded; by asking for each cell unless a source
  /// knows better.
  virtual bool isMaskedRect(HeadId head, const CellRect& cells) const;
  /// How many keys of the query are not masked.
  virtual std::int64_t visibleKeys(HeadId head, std::int64_t query) const;

  virtual float cell(HeadId head, std::int64_t query, std::int64_t key) const = 0;
  virtual void row(HeadId head, std::int64_t query, std::span<float> out) const = 0;   // out: [keys]
  virtual void column(HeadId head, std::int64_t key, std::span<float> out) const = 0;  // out: [queries]
  /// Cells of `rect` into `out`, row-major with `stride` floats from one row to the next.
  /// Throws Cancelled when execution.stop is triggered.
  virtual void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                    const Execution& execution = {}) const = 0;
  /// Pooled pixels into `out`, row-major with `stride`. Throws Cancelled.
  virtual void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                      const Execution& execution = {}) const = 0;
  /// Whether pooled() has these pixels at hand and computes no weights for them.
  virtual bool isPooled(HeadId head, const PoolRequest& request) const;
};

/// The scores behind a softmax pattern.
class ScoreSource {
 public:
  virtual ~ScoreSource() = default;
  virtual CellFacts facts(HeadId head, std::int64_t query, std::int64_t key) const = 0;
};

}  // namespace headlight
