#pragma once

#include <algorithm>

#include <cstdint>
#include <vector>

#include "core/layers/onednn_products.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

/// A run of outputs of one part of a linear layer, as its tensor has them.
struct LinearPiece {
  std::size_t part = 0;
  std::int64_t firstOutput = 0;  // of the part
  std::int64_t outputs = 0;
};

/// The outputs of a linear layer that are computed together.
struct LinearPanel {
  std::vector<LinearPiece> pieces;  // one, or one of each part where parts are paired
  std::int64_t firstOutput = 0;
  std::int64_t outputs = 0;  // of all pieces
  std::int64_t offset = 0;   // of its weights among the packed ones
  int number = 0;            // among oneDNN's panels
};

/// Calls use(row of the tensor, outputs before it, number of outputs) for each run of consecutive rows among
/// `count` outputs from `first` on.
template <typename Use>
void forEachRun(const LinearTensor& part, std::int64_t first, std::int64_t count, const Use& use) {
  for (std::int64_t done = 0; done < count;) {
    const std::int64_t run = std::min(part.runAt(first + done), count - done);
    use(part.rowOf(first + done), done, run);
    done += run;
  }
}

/// Rows of the part's tensor.
inline std::int64_t tensorRows(const LinearTensor& part) {
  return part.weight.shape[part.inputMajor ? 1 : 0];
}

/// Whether the outputs of a piece are consecutive rows of its tensor.
inline bool isOneRun(const LinearTensor& part, const LinearPiece& piece) {
  return part.runAt(piece.firstOutput) >= piece.outputs;
}

/// Widens the weights of one piece: [outputs, inputs], or [inputs, stride] of an inputMajor part.
void gatherPiece(const LinearTensor& part, const LinearPiece& piece, float* to, std::int64_t stride);

/// Widens the weights of a panel into outputs * inputs floats. Precondition: its parts are alike in
/// inputMajor.
PanelSource gatherPanel(const std::vector<LinearTensor>& parts, const LinearPanel& panel, float* to);

}  // namespace headlight
