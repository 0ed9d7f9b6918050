#include "core/training/rotary_gradient.h"

#include <cassert>

namespace headlight {
namespace {

template <typename Turn>
void turnRows(std::span<const std::int32_t> positions, MutableMatrixView& rows, const Turn& turn) {
  assert(std::ssize(positions) == rows.rows());
  for (Eigen::Index row = 0; row < rows.rows(); ++row) {
    float* const data = rows.data() + row * rows.outerStride();
    turn(positions[static_cast<std::size_t>(row)],
         std::span<float>(data, static_cast<std::size_t>(rows.cols())));
  }
}

}  // namespace

void rotaryForward(const RotaryTable& table, std::span<const std::int32_t> positions,
                   const RotarySettings& settings, MutableMatrixView rows) {
  turnRows(positions, rows,
           [&](std::int64_t position, std::span<float> row) { rotateRow(table, position, settings, row); });
}

void rotaryBackward(const RotaryTable& table, std::span<const std::int32_t> positions,
                    const RotarySettings& settings, MutableMatrixView rows) {
  turnRows(positions, rows, [&](std::int64_t position, std::span<float> row) {
    rotateRowBack(table, position, settings, row);
  });
}

}  // namespace headlight
