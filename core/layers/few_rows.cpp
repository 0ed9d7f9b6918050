#include "core/layers/few_rows.h"

#include <cassert>

namespace headlight {
namespace {

const unsigned char* rawBytes(const float* data) { return reinterpret_cast<const unsigned char*>(data); }

const unsigned char* bytesAt(const TensorView& tensor, std::int64_t element) {
  return reinterpret_cast<const unsigned char*>(tensor.data) + bytesOf(tensor.dtype, element);
}

void multiplyByOutput(const LinearTensor& part, const LinearPiece& piece,
                      const kernel::FewRowsProduct& product, Buffer& wide) {
  thread_local std::vector<const unsigned char*> weights;
  const kernel::FewRowsTable& table = kernel::bestFewRowsTable();
  if (has16Bits(part.weight.dtype)) {
    outputAddresses(part, piece, weights);
    return table.byOutput(product, numberTypeOf(part.weight.dtype), weights.data());
  }
  wide.reserve(piece.outputs * part.inputs);
  gatherPiece(part, piece, wide.data(), piece.outputs);
  weights.clear();
  for (std::int64_t i = 0; i < piece.outputs; ++i) weights.push_back(rawBytes(wide.data() + i * part.inputs));
  table.byOutput(product, kernel::NumberType::Float32, weights.data());
}

void multiplyByInput(const LinearTensor& part, const LinearPiece& piece,
                     const kernel::FewRowsProduct& product, Buffer& wide) {
  const kernel::FewRowsTable& table = kernel::bestFewRowsTable();
  if (has16Bits(part.weight.dtype) && isOneRun(part, piece)) {
    return table.byInput(product, numberTypeOf(part.weight.dtype),
                         bytesAt(part.weight, part.rowOf(piece.firstOutput)), tensorRows(part));
  }
  wide.reserve(piece.outputs * part.inputs);
  gatherPiece(part, piece, wide.data(), piece.outputs);
  table.byInput(product, kernel::NumberType::Float32, rawBytes(wide.data()), piece.outputs);
}

}  // namespace

bool has16Bits(DType type) { return type == DType::BFloat16 || type == DType::Float16; }

kernel::NumberType numberTypeOf(DType type) {
  assert(type == DType::Float32 || has16Bits(type));
  if (type == DType::BFloat16) return kernel::NumberType::BFloat16;
  return type == DType::Float16 ? kernel::NumberType::Float16 : kernel::NumberType::Float32;
}

void outputAddresses(const LinearTensor& part, const LinearPiece& piece,
                     std::vector<const unsigned char*>& to) {
  assert(!part.inputMajor);
  to.resize(static_cast<std::size_t>(piece.outputs));
  for (std::int64_t i = 0; i < piece.outputs; ++i)
    to[static_cast<std::size_t>(i)] = bytesAt(part.weight, part.rowOf(piece.firstOutput + i) * part.inputs);
}

void multiplyFewRows(const std::vector<LinearTensor>& parts, const LinearPanel& panel,
                     const kernel::FewRowsProduct& product, Buffer& wide) {
  kernel::FewRowsProduct ofPiece = product;
  for (const LinearPiece& piece : panel.pieces) {
    const LinearTensor& part = parts[piece.part];
    ofPiece.outputs = piece.outputs;
    if (part.inputMajor) {
      multiplyByInput(part, piece, ofPiece, wide);
    } else {
      multiplyByOutput(part, piece, ofPiece, wide);
    }
    ofPiece.out += piece.outputs;
  }
}

}  // namespace headlight
