#pragma once

#include <cstddef>
#include <string_view>

namespace headlight {

/// Element types of tensors in files. Arithmetic is always float32; Float16 and BFloat16 are widened, Float64
/// narrowed.
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
  Bool
};

/// Bytes of one element.
std::size_t sizeOf(DType type);

/// The name as safetensors headers have it: "F32", "F16", "BF16", ...
std::string_view nameOf(DType type);

bool isFloatingPoint(DType type);

}  // namespace headlight
