#include "core/tensor/gguf_blocks.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstring>

#include "core/tensor/half.h"
#include "core/tensor/quantized.h"

namespace headlight {
namespace {

using Bytes = const std::uint8_t*;

constexpr int kLargestBlock = 256;

float halfAt(Bytes data) {
  std::uint16_t half = 0;
  std::memcpy(&half, data, sizeof half);
  return widenHalf(half);
}

void widenQ4(Bytes block, float* out) {
  const float d = halfAt(block);
  for (int i = 0; i < 16; ++i) {
    const int byte = block[2 + i];
    out[i] = d * static_cast<float>((byte & 15) - 8);
    out[i + 16] = d * static_cast<float>((byte >> 4) - 8);
  }
}

void widenQ4WithMinimum(Bytes block, float* out) {
  const float d = halfAt(block);
  const float m = halfAt(block + 2);
  for (int i = 0; i < 16; ++i) {
    const int byte = block[4 + i];
    out[i] = d * static_cast<float>(byte & 15) + m;
    out[i + 16] = d * static_cast<float>(byte >> 4) + m;
  }
}

// The number `i` of 32 whose fifth bits come before their 16 bytes.
int fiveBits(std::uint32_t fifth, Bytes bytes, int i) {
  const int low = i < 16 ? bytes[i] & 15 : bytes[i - 16] >> 4;
  return low | static_cast<int>(fifth >> i & 1U) << 4;
}

void widenQ5(Bytes block, float* out) {
  const float d = halfAt(block);
  std::uint32_t fifth = 0;
  std::memcpy(&fifth, block + 2, sizeof fifth);
  for (int i = 0; i < 32; ++i) out[i] = d * static_cast<float>(fiveBits(fifth, block + 6, i) - 16);
}

void widenQ5WithMinimum(Bytes block, float* out) {
  const float d = halfAt(block);
  const float m = halfAt(block + 2);
  std::uint32_t fifth = 0;
  std::memcpy(&fifth, block + 4, sizeof fifth);
  for (int i = 0; i < 32; ++i) out[i] = d * static_cast<float>(fiveBits(fifth, block + 8, i)) + m;
}

void widenQ8(Bytes block, float* out) {
  const float d = halfAt(block);
  for (int i = 0; i < 32; ++i) out[i] = d * static_cast<float>(static_cast<std::int8_t>(block[2 + i]));
}

void widenMxfp4Block(Bytes block, float* out) {
  const float scale = powerOfTwo(std::byte{block[0]});
  for (int i = 0; i < 16; ++i) {
    const std::size_t byte = block[1 + i];
    out[i] = float4Values[byte & 15] * scale;
    out[i + 16] = float4Values[byte >> 4] * scale;
  }
}

struct ScaleAndMinimum {
  int scale = 0;
  int minimum = 0;
};

// Those of the i-th 32 numbers of Q4_K and Q5_K.
ScaleAndMinimum scaleAndMinimum(Bytes twelve, int i) {
  if (i < 4) return {twelve[i] & 63, twelve[i + 4] & 63};
  const int last = twelve[i + 4];
  return {(last & 15) | (twelve[i - 4] >> 6 << 4), (last >> 4) | (twelve[i] >> 6 << 4)};
}

void widenQ4K(Bytes block, float* out) {
  const float d = halfAt(block);
  const float m = halfAt(block + 2);
  for (int part = 0; part < 8; ++part) {
    const auto [scale, minimum] = scaleAndMinimum(block + 4, part);
    const float ds = d * static_cast<float>(scale);
    const float mt = m * static_cast<float>(minimum);
    Bytes bytes = block + 16 + part / 2 * 32;
    const int shift = part % 2 * 4;
    for (int i = 0; i < 32; ++i) out[part * 32 + i] = ds * static_cast<float>(bytes[i] >> shift & 15) - mt;
  }
}

void widenQ5K(Bytes block, float* out) {
  const float d = halfAt(block);
  const float m = halfAt(block + 2);
  Bytes fifth = block + 16;
  for (int part = 0; part < 8; ++part) {
    const auto [scale, minimum] = scaleAndMinimum(block + 4, part);
    const float ds = d * static_cast<float>(scale);
    const float mt = m * static_cast<float>(minimum);
    Bytes bytes = block + 48 + part / 2 * 32;
    const int shift = part % 2 * 4;
    for (int i = 0; i < 32; ++i) {
      const int five = (bytes[i] >> shift & 15) | (fifth[i] >> part & 1) << 4;
      out[part * 32 + i] = ds * static_cast<float>(five) - mt;
    }
  }
}

void widenQ6K(Bytes block, float* out) {
  const float d = halfAt(block + 208);
  for (int part = 0; part < 8; ++part) {
    const int half = part / 4;
    Bytes low = block + half * 64 + part % 2 * 32;
    Bytes high = block + 128 + half * 32;
    const int lowShift = part % 4 / 2 * 4;
    const int highShift = part % 4 * 2;
    for (int sixteen = 0; sixteen < 2; ++sixteen) {
      const float ds = d * static_cast<float>(static_cast<std::int8_t>(block[192 + part * 2 + sixteen]));
      for (int i = sixteen * 16; i < sixteen * 16 + 16; ++i) {
        const int six = (low[i] >> lowShift & 15) | (high[i] >> highShift & 3) << 4;
        out[part * 32 + i] = ds * static_cast<float>(six - 32);
      }
    }
  }
}

// One block decodes to its numbers.
template <typename Decode>
void widenBlocks(const TensorView& tensor, std::int64_t first, std::span<float> out, Decode decode) {
  const DTypeBlock size = blockOf(tensor.dtype);
  std::array<float, kLargestBlock> whole;
  const auto end = first + static_cast<std::int64_t>(out.size());
  for (std::int64_t index = first; index < end;) {
    const std::int64_t block = index / size.elements;
    const std::int64_t begin = block * size.elements;
    const std::int64_t count = std::min(begin + size.elements, end) - index;
    const auto data = reinterpret_cast<Bytes>(tensor.data + block * size.bytes);
    float* to = out.data() + (index - first);
    if (count == size.elements) {
      decode(data, to);
    } else {
      decode(data, whole.data());
      std::copy_n(whole.data() + (index - begin), count, to);
    }
    index += count;
  }
}

bool isFiniteHalf(Bytes data) { return std::isfinite(halfAt(data)); }

bool isFiniteBlock(DType type, Bytes block) {
  switch (type) {
    case DType::Q4_0:
    case DType::Q5_0:
    case DType::Q8_0:
      return isFiniteHalf(block);
    case DType::Q4_1:
    case DType::Q5_1:
    case DType::Q4_K:
    case DType::Q5_K:
      return isFiniteHalf(block) && isFiniteHalf(block + 2);
    case DType::Q6_K:
      return isFiniteHalf(block + 208);
    case DType::GgufMxfp4: {
      std::array<float, 32> values;
      widenMxfp4Block(block, values.data());
      return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
    }
    case DType::Float32:
    case DType::Float16:
    case DType::BFloat16:
    case DType::Float64:
    case DType::Int8:
    case DType::UInt8:
    case DType::Int16:
    case DType::UInt16:
    case DType::Int32:
    case DType::UInt32:
    case DType::Int64:
    case DType::UInt64:
    case DType::Bool:
    case DType::Float8:
    case DType::ScaledFloat8:
    case DType::Mxfp4:
      break;
  }
  assert(false && "a type of blocks");
  return true;
}

}  // namespace

void widenGgufBlocks(const TensorView& tensor, std::int64_t first, std::span<float> out) {
  switch (tensor.dtype) {
    case DType::Q4_0:
      return widenBlocks(tensor, first, out, widenQ4);
    case DType::Q4_1:
      return widenBlocks(tensor, first, out, widenQ4WithMinimum);
    case DType::Q5_0:
      return widenBlocks(tensor, first, out, widenQ5);
    case DType::Q5_1:
      return widenBlocks(tensor, first, out, widenQ5WithMinimum);
    case DType::Q8_0:
      return widenBlocks(tensor, first, out, widenQ8);
    case DType::Q4_K:
      return widenBlocks(tensor, first, out, widenQ4K);
    case DType::Q5_K:
      return widenBlocks(tensor, first, out, widenQ5K);
    case DType::Q6_K:
      return widenBlocks(tensor, first, out, widenQ6K);
    case DType::GgufMxfp4:
      return widenBlocks(tensor, first, out, widenMxfp4Block);
    case DType::Float32:
    case DType::Float16:
    case DType::BFloat16:
    case DType::Float64:
    case DType::Int8:
    case DType::UInt8:
    case DType::Int16:
    case DType::UInt16:
    case DType::Int32:
    case DType::UInt32:
    case DType::Int64:
    case DType::UInt64:
    case DType::Bool:
    case DType::Float8:
    case DType::ScaledFloat8:
    case DType::Mxfp4:
      break;
  }
  assert(false && "a type of blocks");
}

bool ggufBlocksFinite(const TensorView& tensor, std::int64_t first, std::int64_t count) {
  const DTypeBlock size = blockOf(tensor.dtype);
  for (std::int64_t block = first / size.elements; block * size.elements < first + count; ++block) {
    if (!isFiniteBlock(tensor.dtype, reinterpret_cast<Bytes>(tensor.data + block * size.bytes))) return false;
  }
  return true;
}

}  // namespace headlight
