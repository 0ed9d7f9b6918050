#pragma once

#include <vector>

#include "core/layers/few_rows_kernel.h"
#include "core/layers/linear_panel.h"
#include "core/tensor/buffer.h"

namespace headlight {

/// Whether numbers have 16 bits that the kernel widens in registers.
bool has16Bits(DType type);

/// The kernel's name for numbers of 16 and 32 bits. Precondition: it has one.
kernel::NumberType numberTypeOf(DType type);

/// The address of every output's numbers in its tensor. Precondition: not inputMajor; 16 or 32 bits.
void outputAddresses(const LinearTensor& part, const LinearPiece& piece,
                     std::vector<const unsigned char*>& to);

/// Multiplies rows with a panel by the kernel for few rows: with numbers of 16 bits from where they are, in
/// any row map, with others widened into `wide` first. Of `product` outputs are the panel's.
void multiplyFewRows(const std::vector<LinearTensor>& parts, const LinearPanel& panel,
                     const kernel::FewRowsProduct& product, Buffer& wide);

}  // namespace headlight
