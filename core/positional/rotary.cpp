#include "core/positional/rotary.h"

#include <cassert>
#include <cmath>
#include <numbers>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// Llama 3.1's scaling (Hugging Face's rope type "llama3"): long waves are stretched by the factor, short ones
// kept, and those in between interpolated.
double llama3Frequency(double frequency, const RopeScaling& scaling) {
  const double original = static_cast<double>(scaling.originalPositions);
  const double wavelength = 2 * std::numbers::pi / frequency;
  const double longest = original / scaling.lowFrequencyFactor;
  const double shortest = original / scaling.highFrequencyFactor;
  if (wavelength > longest) return frequency / scaling.factor;
  if (wavelength < shortest) return frequency;
  const double smooth = (original / wavelength - scaling.lowFrequencyFactor) /
                        (scaling.highFrequencyFactor - scaling.lowFrequencyFactor);
  return (1 - smooth) * frequency / scaling.factor + smooth * frequency;
}

// "dynamic" scaling enlarges the base with the length past the original positions:
// base * (factor * tokens / original - (factor - 1)) ^ (d / (d - 2)).
double dynamicBase(const RotarySettings& settings, std::int64_t tokens) {
  const double original = static_cast<double>(settings.scaling.originalPositions);
  const double size = static_cast<double>(settings.headSize);
  if (size <= 2) return settings.base;
  const double stretch =
      settings.scaling.factor * static_cast<double>(tokens) / original - (settings.scaling.factor - 1);
  return settings.base * std::pow(stretch, size / (size - 2));
}

}  // namespace

bool rotaryDependsOnLength(const RotarySettings& settings, std::int64_t tokens) {
  return settings.scaling.kind == RopeScaling::Kind::Dynamic && settings.scaling.originalPositions > 0 &&
         tokens > settings.scaling.originalPositions;
}

std::vector<double> rotaryFrequencies(const RotarySettings& settings, std::int64_t tokens) {
  assert(settings.headSize > 0 && settings.headSize % 2 == 0);
  const double base = rotaryDependsOnLength(settings, tokens) ? dynamicBase(settings, tokens) : settings.base;
  std::vector<double> frequencies(static_cast<std::size_t>(settings.headSize / 2));
  for (std::size_t i = 0; i < frequencies.size(); ++i) {
    // theta_i = base^(-2i / d), Su et al. 2021, section 3.2.2.
    const double plain =
        std::pow(base, -2.0 * static_cast<double>(i) / static_cast<double>(settings.headSize));
    switch (settings.scaling.kind) {
      case RopeScaling::Kind::None:
      case RopeScaling::Kind::Dynamic:
        frequencies[i] = plain;
        break;
      case RopeScaling::Kind::Linear:
        frequencies[i] = plain / settings.scaling.factor;
        break;
      case RopeScaling::Kind::Llama3:
        frequencies[i] = llama3Frequency(plain, settings.scaling);
        break;
    }
  }
  return frequencies;
}

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

void fillRotaryTable(const std::vector<double>& frequencies, std::span<const std::int64_t> positions,
                     RotaryTable& table, const Execution& execution) {
  const Eigen::Index pairs = static_cast<Eigen::Index>(frequencies.size());
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
        const double angle = position * frequencies[static_cast<std::size_t>(pair)];
        table.cosines(row, pair) = static_cast<float>(std::cos(angle));
        table.sines(row, pair) = static_cast<float>(std::sin(angle));
      }
    }
  });
}

void rotateRow(const RotaryTable& table, std::int64_t tableRow, std::int64_t headSize, std::span<float> row) {
  const std::int64_t half = headSize / 2;
  const float* cosines = table.cosines.data() + tableRow * table.cosines.cols();
  const float* sines = table.sines.data() + tableRow * table.sines.cols();
  // (x_i, x_{i + d/2}) turned by the angle, Su et al. 2021, equation 34, in the order of halves.
  for (float* head = row.data(); head != row.data() + row.size(); head += headSize) {
    for (std::int64_t i = 0; i < half; ++i) {
      const float first = head[i];
      const float second = head[i + half];
      head[i] = first * cosines[i] - second * sines[i];
      head[i + half] = second * cosines[i] + first * sines[i];
    }
  }
}

}  // namespace headlight
