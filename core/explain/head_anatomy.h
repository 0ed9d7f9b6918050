#pragma once

#include <cstdint>
#include <vector>

#include "core/explain/token_anatomy.h"
#include "core/trace/trace.h"

namespace headlight {

/// The keys of a query that are worth a column of their own, ascending: all where there are at most `most`,
/// otherwise those with the largest weights, with `always` (keys that are no token are passed over) among
/// them. Precondition: most >= 1.
std::vector<std::int64_t> shownKeys(const PatternSource& patterns, HeadId head, std::int64_t query,
                                    std::int64_t most, const std::vector<std::int64_t>& always);

/// What one head does with one query token, number by number. Matrices that a model does not have are empty.
struct HeadAnatomy {
  std::vector<std::int64_t> keys;  // those below, ascending
  std::vector<CellFacts> facts;    // [keys], of the trace
  RowVector query;                 // [d_k], projected
  RowVector queryNormed;           // [d_k], after a norm of queries
  RowVector queryRotated;          // [d_k], after rotary
  Matrix key;                      // [keys, d_k], likewise
  Matrix keyNormed;
  Matrix keyRotated;
  Matrix value;     // [keys, d_v]
  Matrix weighted;  // [keys, d_v]: weight * value
  RowVector rest;   // [d_v], the sum of the same over the keys that are not shown
  RowVector z;      // [d_v], the run's own
  double restWeight = 0;
  std::int64_t restCount = 0;  // keys that are neither shown nor masked
  bool normedLast = false;     // whether norms of queries and keys stand after rotary
  float sinkShare = 0;         // what goes to the head's sink, which has no value

  float clip = 0;  // as TokenAnatomy has it; `query` and `key` are as they are before it

  /// What goes into the score's product, after all that is done to it.
  RowVector lastQuery() const;
  Matrix lastKey() const;
};

/// Reads a head of the anatomy's layer. `keys` as shownKeys() has them. Precondition: the attention has
/// patterns and scores and is that of the anatomy's kind and run.
HeadAnatomy headAnatomy(const AttentionTrace& attention, const TokenAnatomy& anatomy, int head,
                        std::vector<std::int64_t> keys);

}  // namespace headlight
