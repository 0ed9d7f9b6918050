#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace headlight {

/// Element types of tensors in files. Arithmetic is always float32; Float16 and BFloat16 are widened, Float64
/// narrowed. Float8 is what a file has (E4M3 without infinities); its numbers mean nothing without scales,
/// with which they are ScaledFloat8. Mxfp4 are numbers of four bits with a scale for each 32. See
/// quantized.h.
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
  Mxfp4
};

/// Bytes of one element; 0 for Mxfp4, of which two share one.
std::size_t sizeOf(DType type);

/// Bytes of so many elements. Precondition: an even number of Mxfp4.
std::int64_t bytesOf(DType type, std::int64_t elements);

/// The name as safetensors headers have it: "F32", "F16", "BF16", ...
std::string_view nameOf(DType type);

/// Whether widen() reads them and they have fewer bits than a float32.
bool isNarrow(DType type);

/// Whether widen() reads them.
bool isFloatingPoint(DType type);

}  // namespace headlight
