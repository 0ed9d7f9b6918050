#include "ui/models/ranked_keys.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

std::vector<float> meanRow(const PatternSource& patterns, std::span<const HeadId> heads, std::int64_t query) {
  std::vector<float> row(static_cast<std::size_t>(patterns.shape().keys));  // [key]
  patterns.row(heads.front(), query, row);
  if (heads.size() == 1) return row;
  std::vector<double> sums(row.begin(), row.end());
  for (const HeadId& head : heads.subspan(1)) {
    patterns.row(head, query, row);
    for (std::size_t key = 0; key < row.size(); ++key) sums[key] += row[key];
  }
  const double count = static_cast<double>(heads.size());
  for (std::size_t key = 0; key < row.size(); ++key) row[key] = static_cast<float>(sums[key] / count);
  return row;
}

}  // namespace

RankedKeys rankKeys(const PatternSource& patterns, std::span<const HeadId> heads, std::int64_t query,
                    std::span<const std::uint8_t> leftOut, std::size_t limit) {
  const std::vector<float> row = meanRow(patterns, heads, query);
  RankedKeys ranked;
  std::vector<RankedKey> all;
  all.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto key = static_cast<std::int64_t>(i);
    const auto masked = [&](HeadId head) { return patterns.isMasked(head, query, key); };
    if (row[i] == 0 && std::all_of(heads.begin(), heads.end(), masked)) {
      ++ranked.maskedCount;
      continue;
    }
    const bool out = !leftOut.empty() && leftOut[i] != 0;
    all.push_back({key, row[i], out});
    if (out) {
      ++ranked.leftOutCount;
      ranked.leftOutSum += row[i];
    } else {
      ranked.largest = std::max(ranked.largest, std::abs(row[i]));
    }
  }
  const auto before = [](const RankedKey& a, const RankedKey& b) {
    const float left = std::abs(a.weight), right = std::abs(b.weight);
    return left != right ? left > right : a.key < b.key;
  };
  const std::size_t shown = std::min(limit, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(), before);
  for (std::size_t i = shown; i < all.size(); ++i) ranked.restSum += all[i].weight;
  ranked.restCount = static_cast<std::int64_t>(all.size() - shown);
  all.resize(shown);
  ranked.keys = std::move(all);
  return ranked;
}

}  // namespace headlight
