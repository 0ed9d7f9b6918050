#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// How T5 (Raffel et al. 2020, arXiv 1910.10683, section 2.1) sorts distances into the buckets that its table
/// of biases has a row for: config keys relative_attention_num_buckets and relative_attention_max_distance.
struct RelativeBuckets {
  std::int64_t buckets = 32;
  std::int64_t maxDistance = 128;  // more than half of a direction's buckets
  /// Encoders (and MPNet) keep half of the buckets for keys after the query; decoders do not see those, which
  /// share the bucket of distance 0.
  bool bidirectional = true;
  bool operator==(const RelativeBuckets&) const = default;
};

/// The bucket of a key that lies `distance` = key position - query position away, with the logarithm in
/// float32, as PyTorch takes it: the border between two buckets depends on its rounding.
std::int64_t relativeBucket(std::int64_t distance, const RelativeBuckets& settings);

/// The buckets of distances -reach .. reach, where reach is maxDistance: beyond it they stay the same.
/// [2 * reach + 1]
std::vector<std::int32_t> relativeBuckets(const RelativeBuckets& settings);

}  // namespace headlight
