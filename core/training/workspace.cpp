#include "core/training/workspace.h"

#include <algorithm>
#include <numeric>

#include "core/training/matrix_products.h"

namespace headlight {
namespace {

constexpr std::int64_t cacheLineFloats = 16;
// A micro-batch of a small model takes a few tens of megabytes.
constexpr std::int64_t firstBlock = std::int64_t{1} << 18;

std::int64_t wholeLines(std::int64_t count) {
  return (count + cacheLineFloats - 1) / cacheLineFloats * cacheLineFloats;
}

}  // namespace

Workspace::Workspace(LinearBackend backend, Precision precision)
    : m_products(std::make_unique<MatrixProducts>(backend, precision)) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

float* Workspace::take(std::int64_t count) {
  const std::int64_t size = wholeLines(std::max<std::int64_t>(count, 1));
  while (m_top.block < m_blocks.size() && m_top.used + size > m_blocks[m_top.block].size()) {
    m_top = {m_top.block + 1, 0};
  }
  if (m_top.block == m_blocks.size()) {
    const std::int64_t last = m_blocks.empty() ? firstBlock / 2 : m_blocks.back().size();
    m_blocks.emplace_back(std::max(2 * last, size));
  }
  float* const taken = m_blocks[m_top.block].data() + m_top.used;
  m_top.used += size;
  return taken;
}

MutableMatrixView Workspace::matrix(std::int64_t rows, std::int64_t columns) {
  return {take(rows * columns), rows, columns, Eigen::OuterStride<>(columns)};
}

std::span<float> Workspace::floats(std::int64_t count) {
  return {take(count), static_cast<std::size_t>(count)};
}

std::span<std::int32_t> Workspace::integers(std::int64_t count) {
  static_assert(sizeof(std::int32_t) == sizeof(float) && alignof(std::int32_t) == alignof(float));
  return {reinterpret_cast<std::int32_t*>(take(count)), static_cast<std::size_t>(count)};
}

void Workspace::reset() {
  m_top = {};
  if (m_blocks.size() < 2) return;
  const std::int64_t together =
      std::accumulate(m_blocks.begin(), m_blocks.end(), std::int64_t{0},
                      [](std::int64_t sum, const Buffer& block) { return sum + block.size(); });
  m_blocks.clear();
  m_blocks.emplace_back(together);
}

std::size_t Workspace::bytes() const {
  std::int64_t floats = 0;
  for (const Buffer& block : m_blocks) floats += block.size();
  return static_cast<std::size_t>(floats) * sizeof(float);
}

}  // namespace headlight
