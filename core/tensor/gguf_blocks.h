#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/tensor_view.h"

// Blocks of numbers in GGUF files (llama.cpp's ggml-common.h and ggml-quants.c). A number is of few bits q; a
// block has a scale d, and some a smallest value m, float16 both. Layout, value of each number:
//   - Q4_0: d; 16 bytes, whose lower halves are numbers 0 to 15 and whose upper ones are 16 to 31. d (q - 8)
//   - Q4_1: d, m; 16 bytes likewise. d q + m
//   - Q5_0: d; 32 bits, the fifth of each number; 16 bytes likewise. d (q - 16)
//   - Q5_1: d, m; 32 bits and 16 bytes likewise. d q + m
//   - Q8_0: d; 32 signed bytes. d q
//   - MXFP4: a byte e; 16 bytes as in Q4_0, each half a number of quantized.h's. 2^(e - 127) times it
// Those of 256 numbers have a scale for each 32 (or 16), of 6 (or 8) bits:
//   - Q4_K: d, m; 12 bytes of scales s and smallest values t; 128 bytes, of which each 32 have 32 numbers in
//     their lower halves and the next 32 in their upper ones. d s q - m t.
//     The 12 bytes: s0 .. s3, t0 .. t3 in the lower 6 bits of the first 8; the upper 2 of these are bits 4
//     and 5 of s4 .. s7, t4 .. t7, whose lower 4 are the lower and upper halves of the last four
//   - Q5_K: d, m; 12 bytes likewise; 32 bytes, whose bit i is the fifth one of the numbers of the i-th 32;
//     128 bytes likewise. d s q - m t
//   - Q6_K: 128 bytes of lower 4 bits; 64 bytes of upper 2 bits; 16 signed scales s; d. d s (q - 32). For
//   each
//     half of the block 64 bytes have numbers 0 to 63 in their lower halves and 64 to 127 in their upper
//     ones, and 32 bytes have the upper bits of number i, 32 + i, 64 + i and 96 + i from the lowest on

namespace headlight {

/// What widen() does for these types. Every product is exact in float32, so that values are llama.cpp's own.
void widenGgufBlocks(const TensorView& tensor, std::int64_t first, std::span<float> out);

/// What allFinite() does for these types: the numbers of a block are finite if its d and m are.
bool ggufBlocksFinite(const TensorView& tensor, std::int64_t first, std::int64_t count);

}  // namespace headlight
