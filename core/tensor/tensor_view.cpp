#include "core/tensor/tensor_view.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>

#include "core/tensor/gguf_blocks.h"
#include "core/tensor/half.h"
#include "core/tensor/quantized.h"

namespace headlight {
namespace {

// Elements are copied to aligned blocks of this many before they are converted: the copy is free beside the
// read from memory, and the compiler vectorizes the conversion over aligned arrays of known type.
constexpr std::int64_t kBlock = 1024;

/// bfloat16 is the upper half of a float32.
inline float widenBrain(std::uint16_t brain) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(brain) << 16);
}

/// `convert` is a lambda, not a function: the compiler then sees through it and vectorizes the loop.
template <typename Element, typename Convert>
void convertBlocks(const std::byte* data, std::span<float> out, Convert convert) {
  alignas(64) std::array<Element, kBlock> block;
  const auto count = static_cast<std::int64_t>(out.size());
  for (std::int64_t begin = 0; begin < count; begin += kBlock) {
    const std::int64_t size = std::min(kBlock, count - begin);
    std::memcpy(block.data(), data + begin * static_cast<std::int64_t>(sizeof(Element)),
                static_cast<std::size_t>(size) * sizeof(Element));
    float* target = out.data() + begin;
    for (std::int64_t i = 0; i < size; ++i) target[i] = convert(block[static_cast<std::size_t>(i)]);
  }
}

/// An element is infinite or NaN exactly if all bits of its exponent are set.
template <typename Bits>
bool anyWithAllBitsSet(const std::byte* data, std::int64_t count, Bits exponentMask) {
  alignas(64) std::array<Bits, kBlock> block;
  for (std::int64_t begin = 0; begin < count; begin += kBlock) {
    const std::int64_t size = std::min(kBlock, count - begin);
    std::memcpy(block.data(), data + begin * static_cast<std::int64_t>(sizeof(Bits)),
                static_cast<std::size_t>(size) * sizeof(Bits));
    Bits found = 0;
    for (std::int64_t i = 0; i < size; ++i)
      found |= static_cast<Bits>((block[static_cast<std::size_t>(i)] & exponentMask) == exponentMask ? 1 : 0);
    if (found != 0) return true;
  }
  return false;
}

/// Where an element is, or the block with it.
const std::byte* elementAt(const TensorView& tensor, std::int64_t index) {
  return tensor.data + bytesOf(tensor.dtype, index);
}

bool doublesFit(const std::byte* data, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    double value = 0;
    std::memcpy(&value, data + i * static_cast<std::int64_t>(sizeof(value)), sizeof(value));
    // Comparisons with NaN are false.
    if (!(value >= -std::numeric_limits<float>::max() && value <= std::numeric_limits<float>::max()))
      return false;
  }
  return true;
}

}  // namespace

std::int64_t TensorView::elementCount() const {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

std::size_t TensorView::byteCount() const { return static_cast<std::size_t>(bytesOf(dtype, elementCount())); }

std::string TensorView::shapeText() const { return headlight::shapeText(shape); }

std::string shapeText(const std::vector<std::int64_t>& shape) {
  constexpr std::size_t kLength = 60;
  std::string text = "[";
  for (const std::int64_t size : shape) {
    if (text.size() > kLength) return text + ", ...] of " + std::to_string(shape.size()) + " sizes";
    text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  }
  return text + "]";
}

std::int64_t checkedElementCount(const std::vector<std::int64_t>& shape, DType dtype) {
  // A size of 0 anywhere makes the product 0, but the others must not overflow on the way to it.
  std::int64_t count = 1;
  bool empty = false;
  for (const std::int64_t size : shape) {
    if (size < 0) return -1;
    if (size == 0) empty = true;
    if (size > 0 && __builtin_mul_overflow(count, size, &count)) return -1;
  }
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(count, static_cast<std::int64_t>(sizeOf(dtype)), &bytes)) return -1;
  return empty ? 0 : count;
}

TensorView sliceOf(const TensorView& tensor, std::int64_t index) {
  assert(!tensor.shape.empty() && index >= 0 && index < tensor.shape.front());
  assert(tensor.dtype != DType::ScaledFloat8 || tensor.shape.size() > 2);  // a block has many rows
  TensorView slice = tensor;
  slice.shape.erase(slice.shape.begin());
  slice.data = tensor.data + index * static_cast<std::int64_t>(slice.byteCount());
  if (tensor.scales.data) slice.scales.data = tensor.scales.data + index * scaleBytes(slice);
  return slice;
}

/// Whether all of some numbers are finite once widened.
static bool quantizedFinite(const TensorView& tensor, std::int64_t first, std::int64_t count) {
  std::array<float, kBlock> block;
  for (std::int64_t begin = first; begin < first + count; begin += kBlock) {
    const std::int64_t size = std::min(kBlock, first + count - begin);
    widen(tensor, begin, std::span(block).first(static_cast<std::size_t>(size)));
    const auto* bytes = reinterpret_cast<const std::byte*>(block.data());
    if (anyWithAllBitsSet<std::uint32_t>(bytes, size, 0x7F800000u)) return false;
  }
  return true;
}

void widen(const TensorView& tensor, std::int64_t first, std::span<float> out) {
  assert(first >= 0 && first + static_cast<std::int64_t>(out.size()) <= tensor.elementCount());
  if (out.empty()) return;
  const std::byte* data = elementAt(tensor, first);
  switch (tensor.dtype) {
    case DType::Float32:
      std::memcpy(out.data(), data, out.size_bytes());
      return;
    case DType::Float16:
      return convertBlocks<std::uint16_t>(data, out, [](std::uint16_t half) { return widenHalf(half); });
    case DType::BFloat16:
      return convertBlocks<std::uint16_t>(data, out, [](std::uint16_t brain) { return widenBrain(brain); });
    case DType::Float64:
      return convertBlocks<double>(data, out, [](double value) { return static_cast<float>(value); });
    case DType::ScaledFloat8:
      return widenScaledFloat8(tensor, first, out);
    case DType::Mxfp4:
      return widenMxfp4(tensor, first, out);
    case DType::Q4_0:
    case DType::Q4_1:
    case DType::Q5_0:
    case DType::Q5_1:
    case DType::Q8_0:
    case DType::Q4_K:
    case DType::Q5_K:
    case DType::Q6_K:
    case DType::GgufMxfp4:
      return widenGgufBlocks(tensor, first, out);
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
      assert(false && "widen() is for floating-point tensors");
  }
}

bool allFinite(const TensorView& tensor, std::int64_t first, std::int64_t count) {
  assert(first >= 0 && count >= 0 && first + count <= tensor.elementCount());
  if (count == 0) return true;
  const std::byte* data = elementAt(tensor, first);
  switch (tensor.dtype) {
    case DType::Float32:
      return !anyWithAllBitsSet<std::uint32_t>(data, count, 0x7F800000u);
    case DType::Float16:
      return !anyWithAllBitsSet<std::uint16_t>(data, count, 0x7C00u);
    case DType::BFloat16:
      return !anyWithAllBitsSet<std::uint16_t>(data, count, 0x7F80u);
    case DType::Float64:
      return doublesFit(data, count);
    case DType::ScaledFloat8:
    case DType::Mxfp4:
      return quantizedFinite(tensor, first, count);
    case DType::Q4_0:
    case DType::Q4_1:
    case DType::Q5_0:
    case DType::Q5_1:
    case DType::Q8_0:
    case DType::Q4_K:
    case DType::Q5_K:
    case DType::Q6_K:
    case DType::GgufMxfp4:
      return ggufBlocksFinite(tensor, first, count);
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
      return true;
  }
  return true;
}

Matrix toMatrix(const TensorView& tensor) {
  assert(tensor.shape.size() == 1 || tensor.shape.size() == 2);
  const std::int64_t rows = tensor.shape.size() == 2 ? tensor.shape[0] : 1;
  Matrix matrix(rows, tensor.shape.back());
  widen(tensor, 0, {matrix.data(), static_cast<std::size_t>(matrix.size())});
  return matrix;
}

}  // namespace headlight
