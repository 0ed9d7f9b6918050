#pragma once

#include <cstdint>

#include "core/model/random_numbers.h"

namespace headlight {

/// The numbers [0, count) in an order that looks random and that any place can be asked of without the ones
/// before it, so that a position in shuffled data is one number: a Feistel network of four rounds over the
/// next even power of two (Luby and Rackoff 1988), walked until it ends below the count (Black and Rogaway
/// 2002).
class ShuffledOrder {
 public:
  ShuffledOrder(std::int64_t count, const RandomNumbers& numbers);
  /// The number at `place`. Precondition: 0 <= place < count.
  std::int64_t at(std::int64_t place) const;

 private:
  std::uint64_t permuted(std::uint64_t value) const;

  std::uint64_t m_count;
  int m_halfBits = 1;
  RandomNumbers m_numbers;
};

}  // namespace headlight
