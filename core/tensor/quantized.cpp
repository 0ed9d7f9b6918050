#include "core/tensor/quantized.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/error.h"

namespace headlight {
namespace {

constexpr std::int64_t groupSize = 32;  // of MXFP4

// The value of every byte: (-1)^s * 2^(e - 7) * (1 + m / 8), or 2^-6 * m / 8 where e is 0.
std::array<float, 256> float8Values() {
  std::array<float, 256> values{};
  for (int byte = 0; byte < 256; ++byte) {
    const int exponent = byte >> 3 & 15;
    const int mantissa = byte & 7;
    float value = exponent == 0 ? std::ldexp(static_cast<float>(mantissa), -9)
                                : std::ldexp(static_cast<float>(8 + mantissa), exponent - 10);
    if ((byte & 0x7F) == 0x7F) value = std::numeric_limits<float>::quiet_NaN();
    values[static_cast<std::size_t>(byte)] = byte < 128 ? value : -value;
  }
  return values;
}

float scaleAt(const BlockScales& scales, std::int64_t index) {
  if (scales.dtype == DType::Float32) {
    float scale = 0;
    std::memcpy(&scale, scales.data + index * static_cast<std::int64_t>(sizeof(scale)), sizeof(scale));
    return scale;
  }
  std::uint16_t brain = 0;  // bfloat16 is the upper half of a float32
  std::memcpy(&brain, scales.data + index * static_cast<std::int64_t>(sizeof(brain)), sizeof(brain));
  return std::bit_cast<float>(static_cast<std::uint32_t>(brain) << 16);
}

std::int64_t blocksOf(std::int64_t size, std::int64_t block) { return (size + block - 1) / block; }

[[noreturn]] void refuse(const TensorView& weight, const TensorView& scales, const Message& wanted) {
  throw Error("The scales \"%1\" of tensor \"%2\", %3 of shape %4, must be %5; they are %6 of shape %7.",
              scales.name, weight.name, std::string(nameOf(weight.dtype)), weight.shapeText(), wanted,
              std::string(nameOf(scales.dtype)), scales.shapeText());
}

}  // namespace

float powerOfTwo(std::byte byte) {
  const int exponent = std::to_integer<int>(byte);
  if (exponent == 255) return std::numeric_limits<float>::quiet_NaN();
  return std::ldexp(1.0F, exponent - 127);
}

TensorView scaledFloat8(const TensorView& weight, const TensorView& scales, std::int64_t blockRows,
                        std::int64_t blockColumns) {
  assert(blockRows > 0 && blockColumns > 0);
  std::vector<std::int64_t> wanted = weight.shape;
  const bool matrix = weight.dtype == DType::Float8 && wanted.size() >= 2;
  if (matrix) {
    wanted.back() = blocksOf(wanted.back(), blockColumns);
    wanted[wanted.size() - 2] = blocksOf(wanted[wanted.size() - 2], blockRows);
  }
  const bool known = scales.dtype == DType::Float32 || scales.dtype == DType::BFloat16;
  if (!matrix || !known || scales.shape != wanted)
    refuse(weight, scales, Message("F32 or BF16 of shape %1", shapeText(wanted)));
  TensorView view = weight;
  view.dtype = DType::ScaledFloat8;
  view.scales = {scales.data, scales.dtype, blockRows, blockColumns};
  return view;
}

TensorView mxfp4(const TensorView& blocks, const TensorView& scales) {
  std::vector<std::int64_t> wanted = blocks.shape;
  const bool grouped = blocks.dtype == DType::UInt8 && wanted.size() >= 2 && wanted.back() == groupSize / 2;
  if (grouped) wanted.pop_back();
  if (!grouped || scales.dtype != DType::UInt8 || scales.shape != wanted)
    refuse(blocks, scales, Message("U8 of shape %1 beside blocks of 16 bytes", shapeText(wanted)));
  TensorView view = blocks;
  view.dtype = DType::Mxfp4;
  view.shape = wanted;
  view.shape.back() *= groupSize;
  view.scales = {scales.data, DType::UInt8, 1, groupSize};
  return view;
}

void widenScaledFloat8(const TensorView& tensor, std::int64_t first, std::span<float> out) {
  static const std::array<float, 256> values = float8Values();
  const std::int64_t columns = tensor.shape.back();
  const std::int64_t rows = tensor.shape[tensor.shape.size() - 2];
  const BlockScales& scales = tensor.scales;
  const std::int64_t perRow = blocksOf(columns, scales.columns);
  const std::int64_t perMatrix = blocksOf(rows, scales.rows) * perRow;
  const std::int64_t end = first + static_cast<std::int64_t>(out.size());
  // Numbers of one row of one block at a time.
  for (std::int64_t index = first; index < end;) {
    const std::int64_t column = index % columns;
    const std::int64_t row = index / columns % rows;
    const std::int64_t matrix = index / columns / rows;
    const std::int64_t blockEnd = std::min((column / scales.columns + 1) * scales.columns, columns);
    const std::int64_t count = std::min(blockEnd - column, end - index);
    const float scale =
        scaleAt(scales, matrix * perMatrix + row / scales.rows * perRow + column / scales.columns);
    for (std::int64_t i = index; i < index + count; ++i) {
      out[static_cast<std::size_t>(i - first)] = values[std::to_integer<std::size_t>(tensor.data[i])] * scale;
    }
    index += count;
  }
}

void widenMxfp4(const TensorView& tensor, std::int64_t first, std::span<float> out) {
  const std::int64_t end = first + static_cast<std::int64_t>(out.size());
  for (std::int64_t index = first; index < end;) {
    const std::int64_t groupEnd = std::min((index / groupSize + 1) * groupSize, end);
    const float scale = powerOfTwo(tensor.scales.data[index / groupSize]);
    for (; index < groupEnd; ++index) {
      const auto byte = std::to_integer<std::size_t>(tensor.data[index / 2]);
      const std::size_t four = index % 2 == 0 ? byte & 15 : byte >> 4;
      out[static_cast<std::size_t>(index - first)] = float4Values[four] * scale;
    }
  }
}

std::int64_t scaleBytes(const TensorView& tensor) {
  if (tensor.dtype == DType::Mxfp4) return tensor.elementCount() / groupSize;
  if (tensor.dtype != DType::ScaledFloat8 || tensor.shape.size() < 2) return 0;
  std::int64_t count = 1;
  for (std::size_t i = 0; i + 2 < tensor.shape.size(); ++i) count *= tensor.shape[i];
  count *= blocksOf(tensor.shape[tensor.shape.size() - 2], tensor.scales.rows) *
           blocksOf(tensor.shape.back(), tensor.scales.columns);
  return bytesOf(tensor.scales.dtype, count);
}

}  // namespace headlight
