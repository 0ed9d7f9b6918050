#include "core/training/norm_gradient.h"

#include <algorithm>
#include <cassert>

#include "core/layers/layer_norm.h"
#include "core/layers/rms_norm.h"
#include "core/tensor/lanes.h"

namespace headlight {
namespace {

// The factors of one row [columns] as the row functions multiply them: 1 where there is no weight, and 1 +
// weight where the kind says so.
std::span<const float> factorsOf(const NormWeights& weights, std::int64_t columns, Workspace& workspace) {
  const bool plusOne = weights.kind == NormKind::RmsNormPlusOne;
  if (!weights.weight.empty() && !plusOne && std::ssize(weights.weight) == columns) return weights.weight;
  const std::span<float> factors = workspace.floats(columns);
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const float weight = weights.weight.empty() ? 0.0F : weights.weight[i % weights.weight.size()];
    factors[i] = weights.weight.empty() ? 1.0F : weight + (plusOne ? 1.0F : 0.0F);
  }
  return factors;
}

// What belongs to the group from `column` on, of numbers that all groups share or each has of its own.
template <typename Number>
std::span<Number> partOf(std::span<Number> all, std::int64_t column, std::int64_t size) {
  if (all.empty()) return all;
  return all.subspan(std::ssize(all) == size ? 0 : static_cast<std::size_t>(column),
                     static_cast<std::size_t>(size));
}

[[maybe_unused]] bool fits(const NormWeights& weights, std::int64_t columns) {
  const auto right = [&](std::size_t size) {
    return size == 0 || static_cast<std::int64_t>(size) == weights.size ||
           static_cast<std::int64_t>(size) == columns;
  };
  return weights.size > 0 && columns % weights.size == 0 && right(weights.weight.size()) &&
         right(weights.bias.size());
}

void normalize(const NormWeights& weights, std::span<const float> x, std::span<const float> factors,
               std::span<const float> bias, std::span<float> y) {
  switch (weights.kind) {
    case NormKind::LayerNorm:
      return layerNorm(x, factors, bias, weights.epsilon, y);
    case NormKind::RmsNorm:
    case NormKind::RmsNormPlusOne:
      return rmsNorm(x, factors, weights.epsilon, y);
  }
}

LayerNormMoments momentsOf(const NormWeights& weights, std::span<const float> x) {
  switch (weights.kind) {
    case NormKind::LayerNorm:
      return layerNormMoments(x, weights.epsilon);
    case NormKind::RmsNorm:
    case NormKind::RmsNormPlusOne:
      return {0, rmsNormScale(x, weights.epsilon)};
  }
  return {};
}

// Numbers of one group of one row: [size] each.
struct Group {
  const float* x;
  const float* dy;
  const float* factors;
  float* dx;
  float* dweight;  // or nullptr
  float* dbias;    // or nullptr
  std::int64_t size;
};

struct GroupMeans {
  float gradient = 0;  // of g = dy * weight
  float product = 0;   // of g n
};

// Adds one group to the gradients of weight and bias on the way.
GroupMeans addUp(const Group& group, const LayerNormMoments& moments) {
  const float factor = 1.0F / moments.scale;
  Lanes gradients = {};
  Lanes products = {};
  const auto step = [&](std::int64_t i, std::int64_t count, const auto& load, const auto& store) {
    const Lanes dy = load(group.dy + i, count);
    const Lanes g = dy * load(group.factors + i, count);
    // Lanes past the end have a dy of 0.
    const Lanes n = (load(group.x + i, count) - moments.mean) * factor;
    gradients += g;
    products += g * n;
    if (group.dweight) store(load(group.dweight + i, count) + dy * n, group.dweight + i, count);
    if (group.dbias) store(load(group.dbias + i, count) + dy, group.dbias + i, count);
  };
  std::int64_t i = 0;
  for (; i + laneCount <= group.size; i += laneCount) {
    step(
        i, laneCount, [](const float* from, std::int64_t) { return loadLanes(from); },
        [](Lanes lanes, float* to, std::int64_t) { storeLanes(lanes, to); });
  }
  if (i < group.size) {
    step(
        i, group.size - i, [](const float* from, std::int64_t count) { return loadLanes(from, count); },
        [](Lanes lanes, float* to, std::int64_t count) { storeLanes(lanes, to, count); });
  }
  const float size = static_cast<float>(group.size);
  return {sumLanes(gradients) / size, sumLanes(products) / size};
}

// dx (+)= (g - mean(g) - n mean(g n)) / scale.
void writeInputGradient(const Group& group, const LayerNormMoments& moments, const GroupMeans& means,
                        bool add) {
  const float factor = 1.0F / moments.scale;
  const auto gradient = [&](Lanes x, Lanes dy, Lanes weight) -> Lanes {
    const Lanes n = (x - moments.mean) * factor;
    return (dy * weight - means.gradient - n * means.product) * factor;
  };
  std::int64_t i = 0;
  for (; i + laneCount <= group.size; i += laneCount) {
    Lanes dx = gradient(loadLanes(group.x + i), loadLanes(group.dy + i), loadLanes(group.factors + i));
    if (add) dx += loadLanes(group.dx + i);
    storeLanes(dx, group.dx + i);
  }
  const std::int64_t rest = group.size - i;
  if (rest == 0) return;
  Lanes dx = gradient(loadLanes(group.x + i, rest), loadLanes(group.dy + i, rest),
                      loadLanes(group.factors + i, rest));
  if (add) dx += loadLanes(group.dx + i, rest);
  storeLanes(dx, group.dx + i, rest);
}

}  // namespace

void normForward(const MatrixView& x, const NormWeights& weights, MutableMatrixView y, Workspace& workspace) {
  assert(fits(weights, x.cols()) && x.rows() == y.rows() && x.cols() == y.cols());
  const WorkspaceScope scope(workspace);
  const std::span<const float> factors = factorsOf(weights, x.cols(), workspace);
  const std::size_t size = static_cast<std::size_t>(weights.size);
  for (Eigen::Index row = 0; row < x.rows(); ++row) {
    const float* const from = x.data() + row * x.outerStride();
    float* const to = y.data() + row * y.outerStride();
    for (std::int64_t column = 0; column < x.cols(); column += weights.size) {
      normalize(weights, {from + column, size}, partOf(factors, column, weights.size),
                partOf(weights.bias, column, weights.size), {to + column, size});
    }
  }
}

void normBackward(const NormBackward& step, const NormWeights& weights, const NormGradients& gradients,
                  Workspace& workspace) {
  MutableMatrixView out = step.dx;
  const std::int64_t columns = step.x.cols();
  assert(fits(weights, columns) && step.dy.cols() == columns && out.cols() == columns);
  const WorkspaceScope scope(workspace);
  const std::span<const float> factors = factorsOf(weights, columns, workspace);
  for (Eigen::Index row = 0; row < step.x.rows(); ++row) {
    const float* const x = step.x.data() + row * step.x.outerStride();
    const float* const dy = step.dy.data() + row * step.dy.outerStride();
    float* const dx = out.data() + row * out.outerStride();
    for (std::int64_t column = 0; column < columns; column += weights.size) {
      const Group group{x + column,
                        dy + column,
                        factors.data() + column,
                        dx + column,
                        partOf(gradients.weight, column, weights.size).data(),
                        partOf(gradients.bias, column, weights.size).data(),
                        weights.size};
      const LayerNormMoments moments = momentsOf(weights, {group.x, static_cast<std::size_t>(group.size)});
      GroupMeans means = addUp(group, moments);
      if (weights.kind != NormKind::LayerNorm) means.gradient = 0;
      writeInputGradient(group, moments, means, step.write == Write::Add);
    }
  }
}

}  // namespace headlight
