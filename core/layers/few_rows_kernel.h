#pragma once

#include <stddef.h>
#include <stdint.h>

// Products of a few rows with weights that are used where they are, in their own width: a token after others
// reads every weight once, so its time is that of reading them. Like the attention kernel compiled for
// several instruction sets and chosen at run time, and for the same reason without library templates and
// Eigen.
//
// A number is widened exactly, and the result does not depend on how wide it was, on how many rows or outputs
// are computed together, or on addresses:
//   byOutput: lane l of 32 sums x[i] * w[i] over i = l, l + 32, ... by fused multiply-add in ascending order,
//             then the lanes are added pairwise (l and l + 16, then l and l + 8, ...)
//   byInput:  each output sums x[i] * w[i] over i = 0, 1, 2, ... by fused multiply-add
namespace headlight::kernel {

/// How numbers are stored; at any address, in the machine's byte order.
enum class NumberType { Float32, BFloat16, Float16 };

/// out = in W^T for a few outputs.
struct FewRowsProduct {
  const float* in;  // [rows, inputs]
  int64_t rows;
  int64_t inputs;
  float* out;  // [rows, outStride], of which `outputs` columns are written
  int64_t outputs;
  int64_t outStride;
};

struct FewRowsTable {
  const char* name;
  /// Up to so many rows byOutput is faster than widening the weights for a library's product.
  int64_t mostRows;
  /// weights[output] are its `inputs` numbers.
  void (*byOutput)(const FewRowsProduct&, NumberType, const unsigned char* const* weights);
  /// Number (input, output) is the (input * stride + output)th of `weights`.
  void (*byInput)(const FewRowsProduct&, NumberType, const unsigned char* weights, int64_t stride);
};

/// The best table that this machine can run.
const FewRowsTable& bestFewRowsTable();
/// Every table this machine can run, the best one first, for tests; returns their number.
int runnableFewRowsTables(const FewRowsTable* out[3]);

}  // namespace headlight::kernel
