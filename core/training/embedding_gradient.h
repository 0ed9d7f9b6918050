#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"
#include "core/training/matrix_products.h"

namespace headlight {

/// Embeddings are rows of a table: of tokens, of learned positions (with the offset added by the caller), of
/// token types, and of sinusoidal positions too, whose table is made once (sinusoidalMatrix() of
/// core/positional/sinusoidal.h) and has no gradient. An id of -1 is no row: nothing is read and nothing
/// added. Gathering and scattering also pick the rows that have something to predict.

/// out[i] (+)= scale * table[ids[i]]. table [entries, columns], out [ids, columns]. With Write::Replace an id
/// of -1 makes a row of zeros.
struct Gather {
  MatrixView table;
  std::span<const std::int32_t> ids;
  float scale = 1;
  Write write = Write::Replace;
};
void gatherRows(const Gather& gather, MutableMatrixView out);

/// dtable[ids[i]] += scale * dout[i], in ascending order of i. dout [ids, columns], dtable [entries,
/// columns].
void scatterAddRows(const MatrixView& dout, std::span<const std::int32_t> ids, float scale,
                    MutableMatrixView dtable);

}  // namespace headlight
