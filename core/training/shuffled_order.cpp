#include "core/training/shuffled_order.h"

namespace headlight {
namespace {

constexpr int kRounds = 4;

}  // namespace

ShuffledOrder::ShuffledOrder(std::int64_t count, const RandomNumbers& numbers)
    : m_count(static_cast<std::uint64_t>(count)), m_numbers(numbers) {
  while ((std::uint64_t{1} << (2 * m_halfBits)) < m_count) ++m_halfBits;
}

std::uint64_t ShuffledOrder::permuted(std::uint64_t value) const {
  const std::uint64_t mask = (std::uint64_t{1} << m_halfBits) - 1;
  std::uint64_t left = value >> m_halfBits;
  std::uint64_t right = value & mask;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    const std::uint64_t mixed = left ^ (m_numbers.bits(round << 56 | right) & mask);
    left = right;
    right = mixed;
  }
  return left << m_halfBits | right;
}

std::int64_t ShuffledOrder::at(std::int64_t place) const {
  // A permutation leads from a number below the count back below it after at most a few steps: the power of
  // two is at most four times the count.
  std::uint64_t value = permuted(static_cast<std::uint64_t>(place));
  while (value >= m_count) value = permuted(value);
  return static_cast<std::int64_t>(value);
}

}  // namespace headlight
