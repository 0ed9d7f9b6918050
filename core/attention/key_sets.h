#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace headlight {

/// The keys that an indexer chose for each query (DeepSeek sparse attention, DeepSeek-AI 2025,
/// arXiv 2512.02556, section 2.1); the query sees no others, and of these what its mask allows. Immutable,
/// shared by the layers that use the same choice.
struct KeySets {
  std::vector<std::int64_t> begins = {0};  // [queries + 1]: a query's keys are begins[i] .. begins[i + 1] - 1
  std::vector<std::int32_t> keys;          // ascending for each query, none twice

  std::int64_t queries() const { return std::ssize(begins) - 1; }
  std::span<const std::int32_t> of(std::int64_t query) const {
    const std::int64_t begin = begins[static_cast<std::size_t>(query)];
    const std::int64_t end = begins[static_cast<std::size_t>(query) + 1];
    return {keys.data() + begin, static_cast<std::size_t>(end - begin)};
  }
  bool contains(std::int64_t query, std::int64_t key) const {
    const std::span<const std::int32_t> chosen = of(query);
    return std::binary_search(chosen.begin(), chosen.end(), key);
  }
  /// Adds the next query, whose keys are ascending.
  void add(std::span<const std::int32_t> chosen) {
    keys.insert(keys.end(), chosen.begin(), chosen.end());
    begins.push_back(std::ssize(keys));
  }
};

}  // namespace headlight
