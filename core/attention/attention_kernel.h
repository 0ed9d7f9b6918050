#pragma once

#include <stdint.h>

// The one kernel that defines a cell of an attention pattern, behind a table of functions, since it is
// compiled for several instruction sets and chosen at run time. This header and the kernel's sources use no
// library templates and no Eigen: an inline function compiled here for AVX-512 must not be the copy that the
// linker keeps for a machine without it.
//
// A cell is computed by the same operations in every lane, whatever the tile it is part of:
//   dot    = fused multiply-add over the head dimension in ascending order, from 0
//   dot   += q . PK and then k . PQ, likewise summed from 0, where the rule has disentangled positions
//   score  = dot * scale, or fma(dot, scale, bias) where the rule has a bias; -infinity if masked
//   score  = cap * tanh(dot * scale * (1 / cap)) + bias where the rule has a cap, with the kernel's own tanh
//   weight = exp(score - logSumExp), with the kernel's own exp
namespace headlight::kernel {

/// Keys lie in panels of 16; blocks are worked on in groups of 32 keys.
constexpr int64_t panelKeys = 16;
constexpr int64_t groupKeys = 32;
constexpr int64_t blockTokens = 256;
constexpr int64_t blockShift = 8;

/// 256 query tokens (the last block may have fewer).
struct QueryBlock {
  const float* queries;    // [head, capacity, d_k]
  const float* logSumExp;  // [head, capacity]
  int64_t capacity;        // a multiple of 32
};

/// 256 key tokens (the last block may have fewer).
struct KeyBlock {
  const float* keys;    // [key/value head, capacity / 16, d_k, 16]
  const float* values;  // [key/value head, capacity, paddedValueSize], or nullptr
  int64_t capacity;     // a multiple of 32
};

struct BlockedCell {
  int64_t query;
  int64_t key;
};

/// What interventions exclude, see BlockedCells.
struct BlockedView {
  const uint8_t* keys;       // [keys], or nullptr: nothing is blocked
  const uint8_t* queries;    // [queries]
  const uint8_t* keyGroups;  // [keys / 32]
  const BlockedCell* cells;  // ascending by query, then key
  int64_t cellCount;
};

/// The only keys that each query may see, see KeySets.
struct KeySetView {
  const int64_t* begins;  // [queries + 1], or nullptr: every key
  const int32_t* keys;    // ascending for each query
};

/// What is added to scale * dot, or to dot itself.
enum class Bias {
  None,
  Distance,      // -slope * |positions[query] - positions[key]|
  Key,           // a number for each key
  Relative,      // a number for each distance key - query, see RelativeBias
  Disentangled,  // products with projected positions by distance, see DisentangledBias
};

/// For Head::behind and Head::ahead: as far as there are keys.
constexpr int64_t everyKey = int64_t{1} << 62;

/// One head of one layer.
struct Head {
  const QueryBlock* queryBlocks;
  const KeyBlock* keyBlocks;
  int64_t head;
  int64_t keyValueHead;
  int64_t queries;
  int64_t keys;
  int64_t headSize;         // d_k
  int64_t valueSize;        // d_v
  int64_t paddedValueSize;  // d_v rounded up to 16
  float scale;
  float cap;   // of tanh; 0: none
  float sink;  // a score without key or value that joins the sum of exponentials; -infinity: none
  Bias bias;
  float slope;  // of Distance
  /// Padded to whole groups; nullptr for Relative and Disentangled where they are 0, 1, 2, ...
  const float* positions;
  const float* biases;           // Key: [keys], padded to whole groups; Relative: at distance 0
  const float* positionKeys;     // Disentangled: [d_k, biasStride] at distance 0, or nullptr
  const float* positionQueries;  // likewise
  int64_t biasStride;
  int64_t reach;   // of Relative and Disentangled: farther distances are the same
  int64_t behind;  // keys before the query that it sees
  int64_t ahead;   // keys after the query that it sees
  BlockedView blocked;
  KeySetView keySets;
};

struct Rect {
  int64_t queryBegin, queryEnd, keyBegin, keyEnd;
};

/// Rows of one head for attend(), all within one aligned block of attendRows rows.
struct AttendJob {
  int64_t queryBegin, queryEnd;
  float* z;  // row of queryBegin, this head's columns
  int64_t zStride;
  float* logSumExp;  // of queryBegin
  float* patterns;   // row of queryBegin, or nullptr
  int64_t patternStride;
  bool pastCache;  // whether patterns are written past the caches, because they are larger
  /// Pictures made along the way, see LayerOverview; 0: none. Not together with patterns.
  int overviewLevel;
  /// This head's pixels of each 2^min(overviewLevel, attendShift) queries from queryBegin's on, to be raised
  /// to the largest exponents.
  float* const* overviewRows;
  float* scratch;  // attendScratch() floats, aligned to 64 bytes
};

/// Some pixel rows of a pooled picture, see PoolRequest.
struct PoolJob {
  int level;
  bool mean;
  bool exponents;  // largest exponents instead of their exponentials; not with mean or leftOutKeys
  Rect pixels;
  const uint8_t* leftOutKeys;  // [keys], or nullptr
  const float* queryScale;     // [queries] factors, or nullptr
  float* out;                  // pixel (pixels.queryBegin, pixels.keyBegin)
  int64_t stride;
  float* scratch;  // poolScratch floats, aligned to 64 bytes
};

/// out[i, j] (+)= the sum over k of left(i, k) * right[k, j], fused multiply-adds in ascending order of k,
/// from 0 or from what stands there. left(i, k) is at left[i * leftRow + k * leftStep].
struct Product {
  const float* left;
  int64_t leftRow, leftStep;
  const float* right;
  int64_t rightStride;
  float* out;
  int64_t outStride;
  int64_t rows;
  int64_t columns;  // a multiple of 16
  int64_t steps;
  bool add;
};

struct Table {
  const char* name;
  /// Scores (or weights) of a rectangle, row-major.
  void (*tile)(const Head&, const Rect&, bool weights, float* out, int64_t stride);
  void (*attend)(const Head&, const AttendJob&);
  void (*pool)(const Head&, const PoolJob&);
  /// values[i] = exp(values[i]), by the exponential that cells use.
  void (*exponentials)(float* values, int64_t count);
  /// values[i] = tanh(values[i]), by the hyperbolic tangent that capped scores use.
  void (*hyperbolicTangents)(float* values, int64_t count);
  /// For the gradients of attention.
  void (*product)(const Product&);
};

constexpr int64_t attendRows = 64;
constexpr int attendShift = 6;  // attendRows = 2^attendShift
constexpr int64_t stripKeys = 128;
static_assert(blockTokens % stripKeys == 0 && stripKeys % groupKeys == 0);

/// Floats of scratch for attend() over at most `rows` rows, with or without patterns and pictures.
int64_t attendScratch(const Head& head, int64_t rows, bool patterns, int overviewLevel = 0);
/// Blocks of 2^level keys, those of whole groups included.
constexpr int64_t overviewBlocks(int64_t keys, int level) {
  return (((keys + groupKeys - 1) / groupKeys * groupKeys - 1) >> level) + 1;
}
constexpr int64_t poolScratch = (attendRows + 2) * stripKeys;

/// The best table that this machine can run.
const Table& bestTable();
/// Every table this machine can run, the best one first, for tests; returns their number.
int runnableTables(const Table* out[3]);

}  // namespace headlight::kernel
