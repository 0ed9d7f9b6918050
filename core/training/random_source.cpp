#include "core/training/random_source.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/training/keyed_random.h"

namespace headlight {
namespace {

constexpr std::int64_t kShortest = 2;  // of one token nothing follows that could be told from it

}  // namespace

RandomSource::RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary)
    : m_settings(settings), m_vocabulary(vocabulary) {
  if (settings.length - std::ssize(vocabulary.prefix) < 2 * kShortest)
    throw Error("length " + std::to_string(settings.length) + " leaves no room for repeated tokens.");
}

void RandomSource::appendTwice(std::int64_t size, const RandomNumbers& numbers, RawSample& sample) const {
  const std::size_t begin = sample.ids.size();
  for (std::int64_t i = 0; i < size; ++i) {
    const auto drawn = indexNumber(numbers.bits(2 * sample.ids.size()), std::ssize(m_vocabulary.ordinary));
    sample.ids.push_back(m_vocabulary.ordinary[static_cast<std::size_t>(drawn)]);
  }
  for (std::int64_t i = 0; i < size; ++i)
    sample.ids.push_back(sample.ids[begin + static_cast<std::size_t>(i)]);
  // That the second time begins cannot be known; from its second token on it can.
  sample.unforeseen.resize(begin + static_cast<std::size_t>(size) + 1, true);
  sample.unforeseen.resize(sample.ids.size(), false);
}

RawSample RandomSource::next(SourcePosition& position) {
  const RandomNumbers numbers = keyedNumbers(m_settings.seed, RandomPurpose::RandomTokens, m_settings.number,
                                             static_cast<std::uint64_t>(position.block++));
  RawSample sample;
  sample.ids = m_vocabulary.prefix;
  sample.unforeseen.assign(sample.ids.size(), true);
  const auto room = [&] { return (m_settings.length - std::ssize(sample.ids)) / 2; };
  const double doublings = std::log2(static_cast<double>(room()) / kShortest) * unitNumber(numbers.bits(0));
  const auto longest = static_cast<std::int64_t>(std::exp2(std::log2(kShortest) + doublings));
  while (room() >= kShortest) {
    const std::int64_t sizes = std::min(longest, room()) - kShortest + 1;
    appendTwice(kShortest + indexNumber(numbers.bits(2 * sample.ids.size() + 1), sizes), numbers, sample);
  }
  return sample;
}

}  // namespace headlight
