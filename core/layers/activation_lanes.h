#pragma once

#include "core/parameters/activation_kind.h"
#include "core/tensor/lanes.h"

// The functions of activation.h on sixteen numbers, for loops that do more than activate: training needs
// their derivatives.
namespace headlight {

// x * P(x^2) / Q(x^2), the rational minimax approximation of erf on [-4, 4] that Eigen and XLA use; outside,
// erf is 1 to float32's precision. Within 2e-7.
inline Lanes erfLanes(Lanes argument) {
  const Lanes x = atMost(atLeast(argument, -4.0F), 4.0F);
  const Lanes s = x * x;
  Lanes p = Lanes{} - 2.72614225801306e-10F;
  for (const float coefficient : {2.77068142495902e-08F, -2.10102402082508e-06F, -5.69250639462346e-05F,
                                  -7.34990630326855e-04F, -2.95459980854025e-03F, -1.60960333262415e-02F}) {
    p = p * s + coefficient;
  }
  Lanes q = Lanes{} - 1.45660718464996e-05F;
  for (const float coefficient :
       {-2.13374055278905e-04F, -1.68282697438203e-03F, -7.37332916720468e-03F, -1.42647390514189e-02F}) {
    q = q * s + coefficient;
  }
  return x * p / q;
}

// Hendrycks and Gimpel 2016 (arXiv 1606.08415): x * Phi(x) = x / 2 * (1 + erf(x / sqrt 2)).
inline Lanes geluLanes(Lanes x) { return 0.5F * x * (1.0F + erfLanes(x * 0.70710678118654752F)); }

// x / (1 + exp(-x)), the same paper's SiLU.
inline Lanes siluLanes(Lanes x) { return x / (1.0F + expLanes(-x)); }

// The approximation with tanh of the same paper, 0.5 x (1 + tanh(u)), u = sqrt(2 / pi) (x + 0.044715 x^3),
// written as x / (1 + exp(-2u)), which is the same and does not cancel.
inline Lanes geluTanhLanes(Lanes x) {
  const Lanes twice = 1.5957691216057308F * (x + 0.044715F * x * x * x);
  return x / (1.0F + expLanes(-twice));
}

inline Lanes reluLanes(Lanes x) { return atLeast(x, 0.0F); }

// x * sigmoid(1.702 x), section 2 of the same paper, as CLIP has it.
inline Lanes quickGeluLanes(Lanes x) { return x / (1.0F + expLanes(-1.702F * x)); }

// Primer's squared ReLU, So et al. 2021 (arXiv 2109.08668).
inline Lanes relu2Lanes(Lanes x) {
  const Lanes positive = reluLanes(x);
  return positive * positive;
}

// 1 - 2 / (1 + exp(2x)).
inline Lanes tanhLanes(Lanes x) { return 1.0F - 2.0F / (1.0F + expLanes(2.0F * x)); }

// Calls `use` with the function of the activation, so that the switch is outside of the loops.
template <typename Use>
void withActivation(Activation activation, const Use& use) {
  switch (activation) {
    case Activation::Gelu:
      return use([](Lanes x) { return geluLanes(x); });
    case Activation::GeluTanh:
      return use([](Lanes x) { return geluTanhLanes(x); });
    case Activation::Relu:
      return use([](Lanes x) { return reluLanes(x); });
    case Activation::Silu:
      return use([](Lanes x) { return siluLanes(x); });
    case Activation::QuickGelu:
      return use([](Lanes x) { return quickGeluLanes(x); });
    case Activation::Relu2:
      return use([](Lanes x) { return relu2Lanes(x); });
    case Activation::Gelu10:
      return use([](Lanes x) { return atMost(geluLanes(x), 10.0F); });
    case Activation::Tanh:
      return use([](Lanes x) { return tanhLanes(x); });
  }
}

}  // namespace headlight
