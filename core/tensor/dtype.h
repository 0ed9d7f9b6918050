#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace headlight {

/// Element types of tensors in files. Arithmetic is always float32; Float16 and BFloat16 are widened, Float64
/// narrowed. Float8 is what a file has (E4M3 without infinities); its numbers mean nothing without scales,
/// with which they are ScaledFloat8. Mxfp4 are numbers of four bits with a scale for each 32. See
/// quantized.h. Those from Q4_0 on are blocks of numbers as GGUF files have them, see gguf_blocks.h.
enum class DType {
  Float32,
  Float16,
  BFloat16,
  Float64,
  Int8,
  UInt8,
  Int16,
  UInt16,
  Int32,
  UInt32,
  Int64,
  UInt64,
  Bool,
  Float8,
  ScaledFloat8,
  Mxfp4,
  Q4_0,
  Q4_1,
  Q5_0,
  Q5_1,
  Q8_0,
  Q4_K,
  Q5_K,
  Q6_K,
  GgufMxfp4
};

/// The smallest part of a tensor that takes whole bytes: one element, but for the quantized types.
struct DTypeBlock {
  std::int64_t elements = 1;
  std::int64_t bytes = 0;
};
DTypeBlock blockOf(DType type);

/// Bytes of one element; 0 for those of which several share a block.
std::size_t sizeOf(DType type);

/// Bytes of so many elements; of whole blocks only, where there are some more.
std::int64_t bytesOf(DType type, std::int64_t elements);

/// The name as safetensors headers have it: "F32", "F16", "BF16", ...
std::string_view nameOf(DType type);

/// Whether widen() reads them and they have fewer bits than a float32.
bool isNarrow(DType type);

/// Whether widen() reads them.
bool isFloatingPoint(DType type);

}  // namespace headlight
