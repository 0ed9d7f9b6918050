#include "core/training/head_view.h"

#include <limits>
#include <memory>
#include <type_traits>

namespace headlight {
namespace {

// Room for `count` plain things.
template <typename Thing>
Thing* things(std::int64_t count, Workspace& workspace) {
  static_assert(std::is_trivially_destructible_v<Thing> && alignof(Thing) <= 64);
  const auto bytes = count * static_cast<std::int64_t>(sizeof(Thing));
  float* const room = workspace.floats((bytes + 3) / 4).data();
  Thing* const made = reinterpret_cast<Thing*>(room);
  for (std::int64_t i = 0; i < count; ++i) std::construct_at(made + i);
  return made;
}

// Tokens in the block that begins at `first`.
std::int64_t capacityAt(std::int64_t first, std::int64_t padded) {
  return std::min(padded - first, kernel::blockTokens);
}

}  // namespace

kernel::Head openHead(const HeadSizes& sizes, const PackedHead& packed, Workspace& workspace) {
  constexpr std::int64_t block = kernel::blockTokens;
  const std::int64_t queries = sizes.paddedQueries();
  const std::int64_t keys = sizes.paddedKeys();
  auto* const queryBlocks = things<kernel::QueryBlock>((queries + block - 1) / block, workspace);
  for (std::int64_t first = 0; first < queries; first += block) {
    queryBlocks[first / block] = {packed.queries + first * sizes.keySize,
                                  packed.logSumExp ? packed.logSumExp + first : nullptr,
                                  capacityAt(first, queries)};
  }
  auto* const keyBlocks = things<kernel::KeyBlock>((keys + block - 1) / block, workspace);
  for (std::int64_t first = 0; first < keys; first += block) {
    keyBlocks[first / block] = {packed.keys + first * sizes.keySize,
                                packed.values ? packed.values + first * sizes.paddedValues : nullptr,
                                capacityAt(first, keys)};
  }
  kernel::Head head{};
  head.queryBlocks = queryBlocks;
  head.keyBlocks = keyBlocks;
  head.queries = sizes.queries;
  head.keys = sizes.keys;
  head.headSize = sizes.keySize;
  head.valueSize = sizes.valueSize;
  head.paddedValueSize = sizes.paddedValues;
  head.scale = 1;
  head.sink = -std::numeric_limits<float>::infinity();
  head.bias = kernel::Bias::None;
  head.behind = kernel::everyKey;
  head.ahead = kernel::everyKey;
  return head;
}

kernel::Head ruledHead(kernel::Head open, const AttentionRule& rule, std::int64_t head,
                       const float* positions) {
  open.scale = rule.scale;
  open.cap = rule.cap;
  if (!rule.alibiSlopes.empty()) {
    open.bias = kernel::Bias::Distance;
    open.slope = rule.alibiSlopes[static_cast<std::size_t>(head)];
    open.positions = positions;
  }
  std::tie(open.behind, open.ahead) = rule.reach();
  return open;
}

}  // namespace headlight
