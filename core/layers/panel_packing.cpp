#include "core/layers/panel_packing.h"

#include "core/layers/few_rows.h"
#include "core/layers/panel_widening.h"

namespace headlight {
namespace {

// Where every output's numbers are, if all are of one type that the kernel knows and none inputMajor.
bool findAddresses(const std::vector<LinearTensor>& parts, const LinearPanel& panel,
                   std::vector<const unsigned char*>& weights) {
  thread_local std::vector<const unsigned char*> ofPiece;
  const DType type = parts[panel.pieces.front().part].weight.dtype;
  if (type != DType::BFloat16 && type != DType::Float16) return false;
  weights.clear();
  for (const LinearPiece& piece : panel.pieces) {
    const LinearTensor& part = parts[piece.part];
    if (part.inputMajor || part.weight.dtype != type) return false;
    outputAddresses(part, piece, ofPiece);
    weights.insert(weights.end(), ofPiece.begin(), ofPiece.end());
  }
  return true;
}

}  // namespace

void packWidened(const std::vector<LinearTensor>& parts, const LinearPanel& panel, const PanelShape& shape,
                 const OneDnnProducts& products, Buffer& wide, float* packed) {
  thread_local std::vector<const unsigned char*> weights;
  const kernel::WidenBlocks widenBlocks = kernel::widenBlocks();
  const std::optional<PanelBlocks> blocks = products.blocks(shape);
  if (widenBlocks && blocks && findAddresses(parts, panel, weights)) {
    return widenBlocks(
        {packed, shape.outputs, shape.inputs, blocks->outputs, blocks->outputStride, blocks->inputStride},
        numberTypeOf(parts[panel.pieces.front().part].weight.dtype), weights.data());
  }
  wide.reserve(shape.outputs * shape.inputs);
  products.pack(shape, gatherPanel(parts, panel, wide.data()), packed);
}

}  // namespace headlight
