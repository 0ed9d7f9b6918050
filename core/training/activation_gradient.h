#pragma once

#include "core/parameters/activation_kind.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// Activations over rows; all views of one call have equal sizes, rows may be strided.

/// y = activation(x), by core/layers/activation.h. y may be x where no backward follows.
void activationForward(Activation activation, const MatrixView& x, MutableMatrixView y);
/// dx = dy * activation'(x). dx may be dy, or x. At kinks (ReLU's 0, Gelu10's 10) the derivative is that of
/// PyTorch, 0.
void activationBackward(Activation activation, const MatrixView& x, const MatrixView& dy,
                        MutableMatrixView dx);

/// y = activation(gate) * up, by core/layers/activation.h (Shazeer 2020, arXiv 2002.05202).
void gatedActivationForward(Activation activation, const MatrixView& gate, const MatrixView& up,
                            MutableMatrixView y);
/// dgate = dy * up * activation'(gate), dup = dy * activation(gate). dgate and dup may be any of the inputs.
struct GatedActivationBackward {
  MatrixView gate;
  MatrixView up;
  MatrixView dy;
  MutableMatrixView dgate;
  MutableMatrixView dup;
};
void gatedActivationBackward(Activation activation, const GatedActivationBackward& step);

}  // namespace headlight
