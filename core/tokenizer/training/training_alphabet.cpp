#include "core/tokenizer/training/training_alphabet.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "core/utf8.h"

namespace headlight {

std::vector<char32_t> trainingAlphabet(std::span<const CountedWord> words, std::span<const char32_t> always,
                                       std::optional<std::int64_t> limit) {
  std::unordered_map<char32_t, std::int64_t> counts;
  for (const CountedWord& word : words)
    for (std::size_t at = 0; at < word.word.size();) counts[utf8::next(word.word, at)] += word.count;
  for (const char32_t c : always) counts[c] = std::numeric_limits<std::int64_t>::max();
  std::vector<std::pair<char32_t, std::int64_t>> ranked(counts.begin(), counts.end());
  std::sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  const std::size_t most = limit ? std::max(static_cast<std::size_t>(*limit), always.size()) : ranked.size();
  ranked.resize(std::min(ranked.size(), most));
  std::vector<char32_t> alphabet;
  for (const auto& [character, count] : ranked) alphabet.push_back(character);
  std::sort(alphabet.begin(), alphabet.end());
  return alphabet;
}

}  // namespace headlight
