#include "core/training/activation_gradient.h"

#include <cassert>
#include <span>

#include "core/layers/activation.h"
#include "core/layers/activation_lanes.h"

namespace headlight {
namespace {

// d/dx x s(a x) = s + a x s (1 - s), with s the logistic function.
Lanes swishSlope(Lanes x, float a) {
  const Lanes s = 1.0F / (1.0F + expLanes(-a * x));
  return s + a * x * s * (1.0F - s);
}

// Phi(x) + x phi(x), with the normal distribution's density phi(x) = exp(-x^2 / 2) / sqrt(2 pi).
Lanes geluSlope(Lanes x) {
  const Lanes distribution = 0.5F * (1.0F + erfLanes(x * 0.70710678118654752F));
  return distribution + x * 0.39894228040143268F * expLanes(-0.5F * x * x);
}

// Of x s(w) with w = 2 sqrt(2 / pi) (x + 0.044715 x^3): s + x s (1 - s) w'.
Lanes geluTanhSlope(Lanes x) {
  const Lanes square = x * x;
  const Lanes s = 1.0F / (1.0F + expLanes(-1.5957691216057308F * (x + 0.044715F * x * square)));
  return s + x * s * (1.0F - s) * (1.5957691216057308F * (1.0F + 0.134145F * square));
}

// Calls `use` with the derivative of the activation, so that the switch is outside of the loops.
template <typename Use>
void withSlope(Activation activation, const Use& use) {
  switch (activation) {
    case Activation::Gelu:
      return use([](Lanes x) { return geluSlope(x); });
    case Activation::GeluTanh:
      return use([](Lanes x) { return geluTanhSlope(x); });
    case Activation::Relu:
      return use([](Lanes x) -> Lanes { return x > 0.0F ? Lanes{} + 1.0F : Lanes{}; });
    case Activation::Silu:
      return use([](Lanes x) { return swishSlope(x, 1.0F); });
    case Activation::QuickGelu:
      return use([](Lanes x) { return swishSlope(x, 1.702F); });
    case Activation::Relu2:
      return use([](Lanes x) -> Lanes { return 2.0F * reluLanes(x); });
    case Activation::Gelu10:
      return use([](Lanes x) -> Lanes { return geluLanes(x) < 10.0F ? geluSlope(x) : Lanes{}; });
    case Activation::Tanh:
      return use([](Lanes x) -> Lanes {
        const Lanes t = tanhLanes(x);
        return 1.0F - t * t;
      });
  }
}

template <typename A, typename B>
bool sameSize(const A& a, const B& b) {
  return a.rows() == b.rows() && a.cols() == b.cols();
}

const float* rowOf(const MatrixView& view, Eigen::Index row) {
  return view.data() + row * view.outerStride();
}
float* rowOf(MutableMatrixView& view, Eigen::Index row) { return view.data() + row * view.outerStride(); }

std::span<const float> spanOf(const MatrixView& view, Eigen::Index row) {
  return {rowOf(view, row), static_cast<std::size_t>(view.cols())};
}
std::span<float> spanOf(MutableMatrixView& view, Eigen::Index row) {
  return {rowOf(view, row), static_cast<std::size_t>(view.cols())};
}

// One row of a gated layer's backward: [size] each.
struct GatedRow {
  const float* gate;
  const float* up;
  const float* dy;
  float* dgate;
  float* dup;
  std::int64_t size;
};

template <typename Value, typename Slope>
void gatedRow(const GatedRow& row, const Value& value, const Slope& slope) {
  for (std::int64_t i = 0; i < row.size; i += laneCount) {
    const std::int64_t count = row.size - i < laneCount ? row.size - i : laneCount;
    const auto load = [&](const float* from) {
      return count == laneCount ? loadLanes(from + i) : loadLanes(from + i, count);
    };
    const Lanes gate = load(row.gate);
    const Lanes dy = load(row.dy);
    const Lanes dgate = dy * load(row.up) * slope(gate);
    const Lanes dup = dy * value(gate);
    if (count == laneCount) {
      storeLanes(dgate, row.dgate + i);
      storeLanes(dup, row.dup + i);
    } else {
      storeLanes(dgate, row.dgate + i, count);
      storeLanes(dup, row.dup + i, count);
    }
  }
}

}  // namespace

void activationForward(Activation activation, const MatrixView& x, MutableMatrixView y) {
  assert(sameSize(x, y));
  for (Eigen::Index row = 0; row < x.rows(); ++row) activate(activation, spanOf(x, row), spanOf(y, row));
}

void activationBackward(Activation activation, const MatrixView& x, const MatrixView& dy,
                        MutableMatrixView dx) {
  assert(sameSize(x, dy) && sameSize(x, dx));
  withSlope(activation, [&](const auto& slope) {
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
      mapLanes(rowOf(x, row), rowOf(dy, row), rowOf(dx, row), x.cols(),
               [&](Lanes value, Lanes gradient) -> Lanes { return gradient * slope(value); });
    }
  });
}

void gatedActivationForward(Activation activation, const MatrixView& gate, const MatrixView& up,
                            MutableMatrixView y) {
  assert(sameSize(gate, up) && sameSize(gate, y));
  for (Eigen::Index row = 0; row < gate.rows(); ++row) {
    activateGated(activation, spanOf(gate, row), spanOf(up, row), spanOf(y, row));
  }
}

void gatedActivationBackward(Activation activation, const GatedActivationBackward& step) {
  assert(sameSize(step.gate, step.up) && sameSize(step.gate, step.dy));
  MutableMatrixView dgate = step.dgate;
  MutableMatrixView dup = step.dup;
  withActivation(activation, [&](const auto& value) {
    withSlope(activation, [&](const auto& slope) {
      for (Eigen::Index row = 0; row < step.gate.rows(); ++row) {
        gatedRow({rowOf(step.gate, row), rowOf(step.up, row), rowOf(step.dy, row), rowOf(dgate, row),
                  rowOf(dup, row), step.gate.cols()},
                 value, slope);
      }
    });
  });
}

}  // namespace headlight
