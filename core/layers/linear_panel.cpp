#include "core/layers/linear_panel.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace headlight {
namespace {

// Runs shorter than this are picked out of a wider one: widening single numbers would take far longer.
constexpr std::int64_t shortRun = 8;

// Widens what inputs [0, inputs) of an inputMajor tensor have for `count` outputs from `first` on; `to` has a
// stride between inputs.
void gatherColumns(const LinearTensor& part, std::int64_t first, std::int64_t count, float* to,
                   std::int64_t stride) {
  const std::int64_t all = tensorRows(part);
  if (part.runAt(first) >= std::min(count, shortRun)) {
    for (std::int64_t input = 0; input < part.inputs; ++input) {
      forEachRun(part, first, count, [&](std::int64_t row, std::int64_t before, std::int64_t run) {
        widen(part.weight, input * all + row, {to + input * stride + before, static_cast<std::size_t>(run)});
      });
    }
    return;
  }
  std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) rows[static_cast<std::size_t>(i)] = part.rowOf(first + i);
  const auto [low, high] = std::minmax_element(rows.begin(), rows.end());
  const std::int64_t lowest = *low;
  std::vector<float> wide(static_cast<std::size_t>(*high - lowest + 1));
  for (std::int64_t input = 0; input < part.inputs; ++input) {
    widen(part.weight, input * all + lowest, wide);
    for (std::int64_t i = 0; i < count; ++i) {
      to[input * stride + i] = wide[static_cast<std::size_t>(rows[static_cast<std::size_t>(i)] - lowest)];
    }
  }
}

}  // namespace

void gatherPiece(const LinearTensor& part, const LinearPiece& piece, float* to, std::int64_t stride) {
  if (part.inputMajor) return gatherColumns(part, piece.firstOutput, piece.outputs, to, stride);
  const std::int64_t inputs = part.inputs;
  forEachRun(
      part, piece.firstOutput, piece.outputs, [&](std::int64_t row, std::int64_t before, std::int64_t run) {
        widen(part.weight, row * inputs, {to + before * inputs, static_cast<std::size_t>(run * inputs)});
      });
}

PanelSource gatherPanel(const std::vector<LinearTensor>& parts, const LinearPanel& panel, float* to) {
  const LinearTensor& first = parts[panel.pieces.front().part];
  std::int64_t column = 0;
  for (const LinearPiece& piece : panel.pieces) {
    const LinearTensor& part = parts[piece.part];
    assert(part.inputMajor == first.inputMajor);
    gatherPiece(part, piece, to + (first.inputMajor ? column : column * first.inputs), panel.outputs);
    column += piece.outputs;
  }
  return first.inputMajor ? PanelSource{to, 1, panel.outputs} : PanelSource{to, first.inputs, 1};
}

}  // namespace headlight
