#include "core/positional/rotary.h"

#include <cassert>
#include <cmath>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// (x_i, x_{i + r/2}) turned by the angle, Su et al. 2021, equation 34, in the order of halves; `Back`: by its
// opposite.
template <bool Back>
void turnHalves(float* head, const float* cosines, const float* sines, std::int64_t half) {
  for (std::int64_t i = 0; i < half; ++i) {
    const float sine = Back ? -sines[i] : sines[i];
    const float first = head[i];
    const float second = head[i + half];
    head[i] = first * cosines[i] - second * sine;
    head[i + half] = second * cosines[i] + first * sine;
  }
}

// (x_{2i}, x_{2i + 1}) turned by the angle, in the order of the paper; `Back`: by its opposite.
template <bool Back>
void turnInterleaved(float* head, const float* cosines, const float* sines, std::int64_t half) {
  for (std::int64_t i = 0; i < half; ++i) {
    const float sine = Back ? -sines[i] : sines[i];
    const float first = head[2 * i];
    const float second = head[2 * i + 1];
    head[2 * i] = first * cosines[i] - second * sine;
    head[2 * i + 1] = second * cosines[i] + first * sine;
  }
}

template <bool Back>
void turnRow(const RotaryTable& table, std::int64_t tableRow, const RotarySettings& settings,
             std::span<float> row) {
  const std::int64_t half = settings.dimensions() / 2;
  assert(half == table.cosines.cols());
  const float* cosines = table.cosines.data() + tableRow * table.cosines.cols();
  const float* sines = table.sines.data() + tableRow * table.sines.cols();
  for (float* head = row.data(); head != row.data() + row.size(); head += settings.headSize) {
    switch (settings.pairs) {
      case RotaryPairs::Halves:
        turnHalves<Back>(head + settings.first, cosines, sines, half);
        break;
      case RotaryPairs::Interleaved:
        turnInterleaved<Back>(head + settings.first, cosines, sines, half);
        break;
    }
  }
}

}  // namespace

Matrix rotaryAngles(const RotarySettings& settings, std::int64_t positions) {
  const std::vector<double> frequencies = rotaryFrequencies(settings, positions);
  Matrix angles(positions, static_cast<Eigen::Index>(frequencies.size()));
  for (Eigen::Index position = 0; position < angles.rows(); ++position) {
    for (Eigen::Index pair = 0; pair < angles.cols(); ++pair) {
      angles(position, pair) =
          static_cast<float>(static_cast<double>(position) * frequencies[static_cast<std::size_t>(pair)]);
    }
  }
  return angles;
}

RotaryTurns rotaryTurns(const RotarySettings& settings, std::int64_t tokens) {
  return {rotaryFrequencies(settings, tokens), rotaryAttentionFactor(settings)};
}

void fillRotaryTable(const RotaryTurns& turns, std::span<const std::int64_t> positions, RotaryTable& table,
                     const Execution& execution) {
  const Eigen::Index pairs = static_cast<Eigen::Index>(turns.frequencies.size());
  const Eigen::Index rows = static_cast<Eigen::Index>(positions.size());
  if (table.cosines.rows() < rows || table.cosines.cols() != pairs) {
    // Larger than needed, so that a text that grows letter by letter seldom allocates.
    table.cosines.resize(rows + rows / 2, pairs);
    table.sines.resize(rows + rows / 2, pairs);
  }
  // A sine costs as much as some twenty elements of simple arithmetic.
  constexpr std::int64_t costOfAngle = 40;
  parallelRows(execution, 0, rows, pairs * costOfAngle, [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t row = begin; row < end; ++row) {
      const double position = static_cast<double>(positions[static_cast<std::size_t>(row)]);
      for (Eigen::Index pair = 0; pair < pairs; ++pair) {
        const double angle = position * turns.frequencies[static_cast<std::size_t>(pair)];
        table.cosines(row, pair) = static_cast<float>(std::cos(angle) * turns.attentionFactor);
        table.sines(row, pair) = static_cast<float>(std::sin(angle) * turns.attentionFactor);
      }
    }
  });
}

void fillRotaryTable(const std::vector<double>& frequencies, std::span<const std::int64_t> positions,
                     RotaryTable& table, const Execution& execution) {
  fillRotaryTable(RotaryTurns{frequencies, 1}, positions, table, execution);
}

void rotateRow(const RotaryTable& table, std::int64_t tableRow, const RotarySettings& settings,
               std::span<float> row) {
  turnRow<false>(table, tableRow, settings, row);
}

void rotateRowBack(const RotaryTable& table, std::int64_t tableRow, const RotarySettings& settings,
                   std::span<float> row) {
  turnRow<true>(table, tableRow, settings, row);
}

void rotateRow(const RotaryTable& table, std::int64_t tableRow, std::int64_t headSize, std::span<float> row) {
  RotarySettings settings;
  settings.headSize = headSize;
  rotateRow(table, tableRow, settings, row);
}

}  // namespace headlight
