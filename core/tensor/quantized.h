#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/tensor/tensor_view.h"

namespace headlight {

// Numbers of eight and four bits with scales, as checkpoints of DeepSeek-V3 and gpt_oss have them. They are
// read by widen() like any others; nothing is copied.

/// A matrix of DType::Float8 (OCP 8-bit floating point, E4M3: sign, 4 bits of exponent with bias 7, 3 of
/// mantissa; all ones is NaN), [rows, columns] or [experts, rows, columns], each of whose blocks is
/// multiplied with a number of `scales`, [.., rows / blockRows, columns / blockColumns] rounded up
/// ("weight_scale_inv"). Throws Error naming the tensors where dtypes or shapes do not fit.
TensorView scaledFloat8(const TensorView& weight, const TensorView& scales, std::int64_t blockRows,
                        std::int64_t blockColumns);

/// Numbers of four bits (OCP MXFP4: sign, 2 bits of exponent, 1 of mantissa), two in a byte, the lower first:
/// `blocks` is [.., groups, 16] of DType::UInt8, and `scales` [.., groups] of the same, the exponent of 2
/// that the 32 numbers of a group are multiplied with, 127 more than it is. The result is [.., groups * 32].
/// Throws Error naming the tensors where dtypes or shapes do not fit.
TensorView mxfp4(const TensorView& blocks, const TensorView& scales);

/// What widen() does for these types.
void widenScaledFloat8(const TensorView& tensor, std::int64_t first, std::span<float> out);
void widenMxfp4(const TensorView& tensor, std::int64_t first, std::span<float> out);

/// The value of every number of four bits of MXFP4.
inline constexpr std::array<float, 16> float4Values = {
    0.0F, 0.5F, 1.0F, 1.5F, 2.0F, 3.0F, 4.0F, 6.0F, -0.0F, -0.5F, -1.0F, -1.5F, -2.0F, -3.0F, -4.0F, -6.0F};

/// The scale that a byte stands for: 2^(byte - 127); 255 is NaN (OCP's E8M0).
float powerOfTwo(std::byte byte);

/// Bytes of all of a tensor's scales.
std::int64_t scaleBytes(const TensorView& tensor);

}  // namespace headlight
