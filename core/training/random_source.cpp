#include "core/training/random_source.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/training/keyed_random.h"
#include "core/training/shuffled_order.h"

namespace headlight {
namespace {

constexpr std::int64_t kShortest = 2;  // of one token nothing follows that could be told from it

}  // namespace

RandomSource::RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary)
    : m_settings(settings), m_vocabulary(vocabulary) {
  if (settings.length - std::ssize(vocabulary.prefix) < 2 * kShortest)
    throw Error("length %1 leaves no room for repeated tokens.", settings.length);
}

std::vector<std::int64_t> RandomSource::sizes(std::int64_t room, const RandomNumbers& numbers) const {
  const double doublings = std::log2(static_cast<double>(room) / kShortest) * unitNumber(numbers.bits(0));
  const auto longest = static_cast<std::int64_t>(std::exp2(std::log2(kShortest) + doublings));
  std::vector<std::int64_t> sizes;
  for (std::int64_t left = room; left >= kShortest; left -= sizes.back()) {
    const std::int64_t count = std::min(longest, left) - kShortest + 1;
    sizes.push_back(kShortest + indexNumber(numbers.bits(sizes.size() + 1), count));
  }
  return sizes;
}

std::int32_t RandomSource::drawn(std::uint64_t bits) const {
  return m_vocabulary
      .ordinary[static_cast<std::size_t>(indexNumber(bits, std::ssize(m_vocabulary.ordinary)))];
}

RawSample RandomSource::next(SourcePosition& position) {
  const auto block = static_cast<std::uint64_t>(position.block++);
  const auto numbersOf = [&](std::uint64_t use) {
    return keyedNumbers(m_settings.seed, RandomPurpose::RandomTokens, m_settings.number, 2 * block + use);
  };
  const RandomNumbers numbers = numbersOf(0);
  RawSample sample;
  sample.ids = m_vocabulary.prefix;
  const std::int64_t room = (m_settings.length - std::ssize(sample.ids)) / 2;
  const std::vector<std::int64_t> sizes = this->sizes(room, numbers);
  std::vector<std::size_t> begins;
  for (const std::int64_t size : sizes) {
    begins.push_back(sample.ids.size());
    for (std::int64_t i = 0; i < size; ++i)
      sample.ids.push_back(drawn(numbers.bits(static_cast<std::uint64_t>(room) + sample.ids.size())));
  }
  sample.unforeseen.assign(sample.ids.size(), true);
  const ShuffledOrder order(std::ssize(sizes), numbersOf(1));
  for (std::int64_t place = 0; place < std::ssize(sizes); ++place) {
    const auto sequence = static_cast<std::size_t>(order.at(place));
    for (std::size_t i = 0; i < static_cast<std::size_t>(sizes[sequence]); ++i) {
      sample.ids.push_back(sample.ids[begins[sequence] + i]);
      // Which sequence comes cannot be known; from its second token on it can.
      sample.unforeseen.push_back(i == 0);
    }
  }
  return sample;
}

}  // namespace headlight
