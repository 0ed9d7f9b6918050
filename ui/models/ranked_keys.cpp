#include "ui/models/ranked_keys.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/color_fit.h"

namespace headlight {

namespace {

/// [key] of a row, or [query] of a column.
std::vector<float> weightsOf(const PatternSource& patterns, const RankRequest& request,
                             const Execution& execution) {
  const PatternShape shape = patterns.shape();
  const bool column = request.key >= 0;
  const CellRect rect = column ? CellRect{0, shape.queries, request.key, request.key + 1}
                               : CellRect{request.query, request.query + 1, 0, shape.keys};
  std::vector<float> weights(static_cast<std::size_t>(column ? shape.queries : shape.keys));
  patterns.tile(request.head, rect, weights.data(), rect.columns(), execution);
  return weights;
}

bool isMasked(const PatternSource& patterns, const RankRequest& request, std::int64_t other) {
  return request.key >= 0 ? patterns.isMasked(request.head, other, request.key)
                          : patterns.isMasked(request.head, request.query, other);
}

}  // namespace

RankedKeys rankKeys(const PatternSource& patterns, const RankRequest& request, const Execution& execution) {
  const std::vector<float> row = weightsOf(patterns, request, execution);
  const std::span<const std::uint8_t> leftOut = request.leftOut;
  RankedKeys ranked;
  std::vector<RankedKey> all;
  all.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto key = static_cast<std::int64_t>(i);
    if (row[i] == 0 && isMasked(patterns, request, key)) {
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
  if (ranked.largest > 0) ranked.scale = roundScaleUp(ranked.largest);
  const std::size_t shown = std::min(request.limit, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(), before);
  for (std::size_t i = shown; i < all.size(); ++i) ranked.restSum += all[i].weight;
  ranked.restCount = static_cast<std::int64_t>(all.size() - shown);
  all.resize(shown);
  ranked.keys = std::move(all);
  return ranked;
}

}  // namespace headlight
