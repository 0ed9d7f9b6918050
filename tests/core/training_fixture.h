#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <random>
#include <vector>

#include "core/training/row_views.h"
#include "core/training/workspace.h"

namespace headlight::test {

using DoubleMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Numbers from a normal distribution, the same in every run.
inline Matrix randomMatrix(std::int64_t rows, std::int64_t columns, unsigned seed, float spread = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, spread);
  Matrix matrix(rows, columns);
  for (std::int64_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = normal(random);
  return matrix;
}

inline DoubleMatrix widened(const Matrix& matrix) { return matrix.cast<double>(); }

inline std::span<const float> spanOf(const Matrix& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}
inline std::span<float> mutableSpanOf(Matrix& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

/// A matrix whose rows lie `extra` floats apart, between which nothing may be written.
class Strided {
 public:
  Strided(const Matrix& content, std::int64_t extra)
      : m_rows(content.rows()), m_columns(content.cols()), m_stride(content.cols() + extra) {
    m_floats.assign(static_cast<std::size_t>(m_rows * m_stride + 1), guard);
    for (std::int64_t row = 0; row < m_rows; ++row) {
      std::copy_n(content.data() + row * m_columns, m_columns, at(row));
    }
  }
  Strided(std::int64_t rows, std::int64_t columns, std::int64_t extra)
      : Strided(Matrix(Matrix::Constant(rows, columns, std::nanf(""))), extra) {}

  MatrixView view() const {
    return headlight::viewOf(std::as_const(m_floats).data() + 1, m_rows, m_columns, m_stride);
  }
  MutableMatrixView mutableView() {
    return headlight::viewOf(m_floats.data() + 1, m_rows, m_columns, m_stride);
  }
  Matrix content() const { return view(); }
  bool isIntact() const {
    if (m_floats.front() != guard) return false;
    for (std::int64_t row = 0; row < m_rows; ++row) {
      for (std::int64_t i = m_columns; i < m_stride; ++i) {
        if (m_floats[static_cast<std::size_t>(1 + row * m_stride + i)] != guard) return false;
      }
    }
    return true;
  }

 private:
  static constexpr float guard = 12345.0f;
  float* at(std::int64_t row) { return m_floats.data() + 1 + row * m_stride; }
  std::int64_t m_rows, m_columns, m_stride;
  std::vector<float> m_floats;
};

/// The largest difference, relative to the largest of the numbers expected (or to `floor`, if that is
/// larger).
inline double distance(const Matrix& got, const DoubleMatrix& expected, double floor = 1e-3) {
  if (got.rows() != expected.rows() || got.cols() != expected.cols()) return INFINITY;
  if (got.size() == 0) return 0;
  const double largest = (got.cast<double>() - expected).cwiseAbs().maxCoeff();
  return std::isnan(largest) ? INFINITY : largest / std::max(floor, expected.cwiseAbs().maxCoeff());
}

inline bool equalBits(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() &&
         std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0;
}

/// The gradient of a function of a matrix, by central differences in float64.
inline DoubleMatrix centralDifferences(const std::function<double(const DoubleMatrix&)>& function,
                                       DoubleMatrix at, double step = 1e-5) {
  DoubleMatrix gradient(at.rows(), at.cols());
  for (Eigen::Index i = 0; i < at.size(); ++i) {
    const double before = at.data()[i];
    at.data()[i] = before + step;
    const double above = function(at);
    at.data()[i] = before - step;
    const double below = function(at);
    at.data()[i] = before;
    gradient.data()[i] = (above - below) / (2 * step);
  }
  return gradient;
}

/// The sum of the products of elements: a loss whose gradient by `made` is `weights`.
inline double weightedSum(const DoubleMatrix& made, const DoubleMatrix& weights) {
  return made.cwiseProduct(weights).sum();
}

}  // namespace headlight::test
