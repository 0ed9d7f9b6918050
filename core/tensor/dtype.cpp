#include "core/tensor/dtype.h"

namespace headlight {

std::size_t sizeOf(DType type) {
  switch (type) {
    case DType::Float64:
    case DType::Int64:
    case DType::UInt64:
      return 8;
    case DType::Float32:
    case DType::Int32:
    case DType::UInt32:
      return 4;
    case DType::Float16:
    case DType::BFloat16:
    case DType::Int16:
    case DType::UInt16:
      return 2;
    case DType::Int8:
    case DType::UInt8:
    case DType::Bool:
    case DType::Float8:
    case DType::ScaledFloat8:
      return 1;
    case DType::Mxfp4:
      return 0;
  }
  return 0;
}

std::int64_t bytesOf(DType type, std::int64_t elements) {
  return type == DType::Mxfp4 ? elements / 2 : elements * static_cast<std::int64_t>(sizeOf(type));
}

std::string_view nameOf(DType type) {
  switch (type) {
    case DType::Float32:
      return "F32";
    case DType::Float16:
      return "F16";
    case DType::BFloat16:
      return "BF16";
    case DType::Float64:
      return "F64";
    case DType::Int8:
      return "I8";
    case DType::UInt8:
      return "U8";
    case DType::Int16:
      return "I16";
    case DType::UInt16:
      return "U16";
    case DType::Int32:
      return "I32";
    case DType::UInt32:
      return "U32";
    case DType::Int64:
      return "I64";
    case DType::UInt64:
      return "U64";
    case DType::Bool:
      return "BOOL";
    case DType::Float8:
    case DType::ScaledFloat8:
      return "F8_E4M3";
    case DType::Mxfp4:
      return "MXFP4";
  }
  return {};
}

bool isNarrow(DType type) {
  return isFloatingPoint(type) && type != DType::Float32 && type != DType::Float64;
}

bool isFloatingPoint(DType type) {
  switch (type) {
    case DType::Float32:
    case DType::Float16:
    case DType::BFloat16:
    case DType::Float64:
    case DType::ScaledFloat8:
    case DType::Mxfp4:
      return true;
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
      return false;
  }
  return false;
}

}  // namespace headlight
