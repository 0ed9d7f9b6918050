#include "core/positional/rotary_pairs.h"

#include "core/positional/rotary_frequencies.h"

namespace headlight {

std::vector<RotaryPair> rotaryPairs(const RotarySettings& settings, std::int64_t tokens) {
  const std::int64_t half = settings.dimensions() / 2;
  const bool interleaved = settings.pairs == RotaryPairs::Interleaved;
  std::vector<RotaryPair> pairs;
  for (const double frequency : rotaryFrequencies(settings, tokens)) {
    const auto number = static_cast<std::int64_t>(pairs.size());
    const std::int64_t first = settings.first + (interleaved ? 2 * number : number);
    pairs.push_back({first, first + (interleaved ? 1 : half), frequency});
  }
  return pairs;
}

}  // namespace headlight
