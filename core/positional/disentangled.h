#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// How DeBERTa (He et al. 2021, arXiv 2006.03654; versions 2 and 3: 2111.09543) numbers the distances that
/// its table of relative positions [2 * span(), d_model] has a row for.
struct DisentangledPositions {
  std::int64_t maxPositions =
      512;                   // max_relative_positions, or max_position_embeddings where that is below 1
  std::int64_t buckets = 0;  // position_buckets (versions 2 and 3), even; 0 for a row a distance

  bool operator==(const DisentangledPositions&) const = default;
  std::int64_t span() const { return buckets > 0 ? buckets : maxPositions; }
};

/// Row d(i, j) of the table, 0 .. 2 * span - 1, for `distance` = query position - key position. The published
/// code takes the same row for the content-to-position and the position-to-content part, and so do its
/// checkpoints, although the paper has d(j, i) in the second. The logarithm is in float32, as PyTorch takes
/// it.
std::int64_t disentangledIndex(std::int64_t distance, const DisentangledPositions& settings);

/// The rows for key position - query position = -reach .. reach, with the reach from which on they stay the
/// same. [2 * reach + 1]
std::vector<std::int32_t> disentangledIndices(const DisentangledPositions& settings);

}  // namespace headlight
