#include "core/tensor/dtype.h"

namespace headlight {

DTypeBlock blockOf(DType type) {
  switch (type) {
    case DType::Float64:
    case DType::Int64:
    case DType::UInt64:
      return {1, 8};
    case DType::Float32:
    case DType::Int32:
    case DType::UInt32:
      return {1, 4};
    case DType::Float16:
    case DType::BFloat16:
    case DType::Int16:
    case DType::UInt16:
      return {1, 2};
    case DType::Int8:
    case DType::UInt8:
    case DType::Bool:
    case DType::Float8:
    case DType::ScaledFloat8:
      return {1, 1};
    case DType::Mxfp4:
      return {2, 1};
    case DType::Q4_0:
      return {32, 18};
    case DType::Q4_1:
      return {32, 20};
    case DType::Q5_0:
      return {32, 22};
    case DType::Q5_1:
      return {32, 24};
    case DType::Q8_0:
      return {32, 34};
    case DType::Q4_K:
      return {256, 144};
    case DType::Q5_K:
      return {256, 176};
    case DType::Q6_K:
      return {256, 210};
    case DType::GgufMxfp4:
      return {32, 17};
  }
  return {};
}

std::size_t sizeOf(DType type) {
  const DTypeBlock block = blockOf(type);
  return block.elements == 1 ? static_cast<std::size_t>(block.bytes) : 0;
}

std::int64_t bytesOf(DType type, std::int64_t elements) {
  const DTypeBlock block = blockOf(type);
  return elements / block.elements * block.bytes;
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
    case DType::GgufMxfp4:
      return "MXFP4";
    case DType::Q4_0:
      return "Q4_0";
    case DType::Q4_1:
      return "Q4_1";
    case DType::Q5_0:
      return "Q5_0";
    case DType::Q5_1:
      return "Q5_1";
    case DType::Q8_0:
      return "Q8_0";
    case DType::Q4_K:
      return "Q4_K";
    case DType::Q5_K:
      return "Q5_K";
    case DType::Q6_K:
      return "Q6_K";
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
    case DType::Q4_0:
    case DType::Q4_1:
    case DType::Q5_0:
    case DType::Q5_1:
    case DType::Q8_0:
    case DType::Q4_K:
    case DType::Q5_K:
    case DType::Q6_K:
    case DType::GgufMxfp4:
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
