#include "core/arrays/array_shape.h"

#include <algorithm>
#include <limits>

#include "core/error.h"
#include "core/tensor/tensor_view.h"

namespace headlight {
namespace {

[[noreturn]] void refuseAxes(const std::vector<std::int64_t>& sizes, const std::string& place) {
  throw Error(
      "%1: expected an array of 2 to 4 dimensions ([layers, heads, queries, keys]), found the shape %2.",
      place, shapeText(sizes));
}

[[noreturn]] void refuseBatch(const std::vector<std::int64_t>& sizes, std::size_t axis,
                              const std::string& place, const std::string& slice) {
  std::string first;
  for (std::size_t i = 0; i < axis; ++i) first += ":, ";
  first += "0";
  throw Error(
      "%1: expected the attention of one sequence, found a batch of %2 in the shape %3; take one of it, "
      "%4[%5].",
      place, sizes[axis], shapeText(sizes), slice, first);
}

/// The axes before the last two, less axes of size 1 as far as there are too many. What is left beyond
/// `wanted` is the batch: torch.stack over the layers puts it behind them, and a single layer begins with it.
std::vector<std::int64_t> leadingAxes(const std::vector<std::int64_t>& sizes, std::size_t wanted) {
  std::vector<std::int64_t> leading(sizes.begin(), sizes.end() - 2);
  while (leading.size() > wanted + 1) {
    const auto one = std::find(leading.begin(), leading.end(), 1);
    if (one == leading.end()) break;
    leading.erase(one);
  }
  if (leading.size() != wanted + 1) return leading;
  const std::size_t batch = wanted == 2 && leading[1] == 1 ? 1 : 0;
  if (leading[batch] == 1) leading.erase(leading.begin() + static_cast<std::ptrdiff_t>(batch));
  return leading;
}

}  // namespace

PatternShape patternShapeOf(const std::vector<std::int64_t>& sizes, const AxesBefore& axes,
                            const std::string& place, const std::string& slice) {
  if (sizes.size() < 2) refuseAxes(sizes, place);
  const std::size_t wanted = (axes.layers ? 1u : 0u) + (axes.heads ? 1u : 0u);
  const std::vector<std::int64_t> leading = leadingAxes(sizes, wanted);
  if (leading.size() > wanted) {
    if (leading.size() > wanted + 1) refuseAxes(sizes, place);
    const auto before = static_cast<std::size_t>(sizes.size() - 2 - leading.size());
    refuseBatch(sizes, axes.layers && axes.heads ? before + 1 : before, place, slice);
  }
  PatternShape shape{1, 1, sizes[sizes.size() - 2], sizes[sizes.size() - 1]};
  if (axes.heads && !leading.empty()) shape.heads = leading.back();
  if (axes.layers && leading.size() == wanted && !leading.empty()) shape.layers = leading.front();
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  const bool some = std::all_of(sizes.begin(), sizes.end(), [](std::int64_t size) { return size > 0; });
  if (!some || shape.layers > kMost || shape.heads > kMost)
    throw Error("%1: expected at least one cell, found the shape %2.", place, shapeText(sizes));
  return shape;
}

std::string pythonName(const std::string& name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto other = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  const bool identifier =
      !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), other);
  return identifier ? name : "array";
}

}  // namespace headlight
