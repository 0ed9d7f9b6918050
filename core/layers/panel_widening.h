#pragma once

#include <stdint.h>

#include "core/layers/few_rows_kernel.h"

namespace headlight::kernel {

/// A panel of weights as oneDNN wants them on AVX-512: blocks of 16 inputs by blockOutputs outputs, those of
/// one input next to each other. Number (output, input) is at (output / blockOutputs) * outputStride + (input
/// / 16) * inputStride + (input % 16) * blockOutputs + output % blockOutputs; what fills the last blocks up
/// is 0.
struct BlockedPanel {
  float* to;
  int64_t outputs;
  int64_t inputs;
  int64_t blockOutputs;  // a multiple of 16
  int64_t outputStride;
  int64_t inputStride;
};

/// Widens numbers into a panel, exactly, on their way from memory: weights[output] are the output's numbers.
using WidenBlocks = void (*)(const BlockedPanel&, NumberType, const unsigned char* const* weights);

/// nullptr on machines for which there is none.
WidenBlocks widenBlocks();

}  // namespace headlight::kernel
