#pragma once

#include <cstdint>
#include <span>

#include "core/parameters/norm_kind.h"
#include "core/training/matrix_products.h"
#include "core/training/row_views.h"
#include "core/training/workspace.h"

namespace headlight {

/// LayerNorm (Ba et al. 2016, arXiv 1607.06450) or RMSNorm (Zhang and Sennrich 2019, arXiv 1910.07467) of
/// rows, or of each head of rows. A row holds columns / size groups, each normalized by itself: one for a
/// norm of the stream or across heads (OLMo 2), as many as there are heads for norms of queries and keys
/// (Qwen 3, Cohere). A view of some columns (columnsOf) norms the queries or keys within a fused matrix.
struct NormWeights {
  NormKind kind = NormKind::LayerNorm;
  std::int64_t size = 0;               // numbers that are normalized together
  std::span<const float> weight = {};  // [size], shared by all groups, or [columns]; empty: without (OLMo)
  std::span<const float> bias = {};    // likewise, or empty
  float epsilon = 1e-5F;
};

/// Where gradients are added up; either may be empty: it is left out. Of RmsNormPlusOne they are those of the
/// stored weight, which are the same.
struct NormGradients {
  std::span<float> weight = {};
  std::span<float> bias = {};
};

/// y = norm(x), by the row functions of core/layers. x and y [rows, columns]; y may be x where no backward
/// follows.
void normForward(const MatrixView& x, const NormWeights& weights, MutableMatrixView y, Workspace& workspace);

/// The gradient of the norm of x, the forward's input, whose mean and scale are computed anew:
/// with n = (x - mean) / scale and g = dy * weight, dx = (g - mean(g) - n mean(g n)) / scale (mean(g) only of
/// LayerNorm), dweight += dy n, dbias += dy.
struct NormBackward {
  MatrixView x;                  // [rows, columns]
  MatrixView dy;                 // [rows, columns]
  MutableMatrixView dx;          // [rows, columns]; may be dy, or x
  Write write = Write::Replace;  // Add: dx +=, as the stream's gradient needs it before a norm
};
void normBackward(const NormBackward& step, const NormWeights& weights, const NormGradients& gradients,
                  Workspace& workspace);

}  // namespace headlight
