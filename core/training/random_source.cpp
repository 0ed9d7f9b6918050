#include "core/training/random_source.h"

#include <cmath>

#include "core/error.h"
#include "core/training/keyed_random.h"

namespace headlight {

RandomSource::RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary)
    : m_settings(settings), m_vocabulary(vocabulary) {
  if (settings.length - std::ssize(vocabulary.prefix) < 4)
    throw Error("length " + std::to_string(settings.length) + " leaves no room for repeated tokens.");
}

RawSample RandomSource::next(SourcePosition& position) {
  const RandomNumbers numbers = keyedNumbers(m_settings.seed, RandomPurpose::RandomTokens, m_settings.number,
                                             static_cast<std::uint64_t>(position.block++));
  const std::int64_t longest = (m_settings.length - std::ssize(m_vocabulary.prefix)) / 2;
  // Every doubling of the size is as frequent: a few tokens are copied soon, and many in the same way later.
  const double doublings = std::log2(static_cast<double>(longest) / 2) * unitNumber(numbers.bits(0));
  const auto size = static_cast<std::int64_t>(std::exp2(1 + doublings));
  RawSample sample;
  sample.ids = m_vocabulary.prefix;
  const std::int64_t first = std::ssize(sample.ids);
  for (std::int64_t i = 0; i < size; ++i) {
    const std::int64_t drawn =
        indexNumber(numbers.bits(static_cast<std::uint64_t>(i) + 1), std::ssize(m_vocabulary.ordinary));
    sample.ids.push_back(m_vocabulary.ordinary[static_cast<std::size_t>(drawn)]);
  }
  while (std::ssize(sample.ids) < m_settings.length)
    sample.ids.push_back(sample.ids[sample.ids.size() - static_cast<std::size_t>(size)]);
  // Where the second time begins cannot be known; from its second token on it can.
  sample.predictFrom = first + size + 1;
  return sample;
}

}  // namespace headlight
