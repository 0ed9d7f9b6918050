#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "core/tensor/matrix.h"

namespace headlight {

/// What is added to the scores of every query, a number for each head and key: BLOOM, Falcon-RW, MPT.
struct KeyBias {
  std::int64_t heads = 0;
  std::int64_t keys = 0;
  std::int64_t stride = 0;  // keys rounded up to whole groups of the kernel
  std::vector<float> rows;  // [heads, stride]
};

/// What is added to a score for the distance key - query: T5, umT5, MPNet. One row a head, so that the
/// numbers of neighbouring keys lie side by side; distances past `reach` have the number of `reach`.
struct RelativeBias {
  std::int64_t heads = 0;
  std::int64_t reach = 0;
  std::int64_t stride = 0;  // 2 * (reach + groupKeys)
  std::vector<float> rows;  // [heads, stride], for distances -(reach + groupKeys) .. reach + groupKeys - 1
};

/// Projected relative positions that take part in the dot product (DeBERTa, He et al. 2021, arXiv 2006.03654,
/// equation 4): score = scale * (q_i . k_j + q_i . PK[d(i, j)] + k_j . PQ[d(i, j)]). Kept by distance
/// key - query instead of by d, as a RelativeBias, each dimension for itself.
struct DisentangledBias {
  std::int64_t heads = 0;
  std::int64_t headSize = 0;  // d_k
  std::int64_t reach = 0;
  std::int64_t stride = 0;             // at least 2 * (reach + groupKeys)
  std::vector<float> positionKeys;     // PK [heads, d_k, stride], or empty: no content-to-position part
  std::vector<float> positionQueries;  // PQ, likewise, or empty: no position-to-content part
};

/// One kind of bias, immutable and shared by the layers that have the same.
using AttentionBias = std::variant<KeyBias, RelativeBias, DisentangledBias>;

/// `table` [heads, keys].
std::shared_ptr<const AttentionBias> makeKeyBias(const Matrix& table);

/// `indices` [2 * reach + 1]: the row of the table for distances key - query = -reach .. reach, the first and
/// the last one also for all that are farther. `table` [rows, heads], as checkpoints have it.
std::shared_ptr<const AttentionBias> makeRelativeBias(std::span<const std::int32_t> indices,
                                                      const MatrixView& table);

/// What is added to the scores of keys at distances key - query = -reach .. reach: [2 * reach + 1, heads].
Matrix biasByDistance(const RelativeBias& bias, std::int64_t reach);

struct DisentangledParts {
  std::int64_t heads = 0;
  const Matrix* positionKeys = nullptr;     // [rows, heads * d_k], or nullptr without this part
  const Matrix* positionQueries = nullptr;  // likewise; one of the two is there
};

/// `indices` as for makeRelativeBias.
std::shared_ptr<const AttentionBias> makeDisentangledBias(std::span<const std::int32_t> indices,
                                                          const DisentangledParts& parts);

}  // namespace headlight
