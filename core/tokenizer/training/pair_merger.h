#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace headlight {

/// A word as the pieces that it is made of by now.
struct TrainingWord {
  std::vector<std::int32_t> pieces;
  std::int64_t count = 0;  // how often the word stands in the texts
};

/// The heart of byte-pair training (Sennrich et al. 2016, algorithm 1): which two pieces stand side by side
/// most often, and joining them in every word. Counts of pairs are kept up to date from the words that a
/// merge changes, and a queue holds the pairs with the words that they came up in.
class PairMerger {
 public:
  struct Pair {
    std::int32_t left = 0;
    std::int32_t right = 0;
    std::int64_t count = 0;
  };

  explicit PairMerger(std::vector<TrainingWord> words);

  /// The pair with the highest count, of equal ones the one with the lowest left, then right, piece; nothing
  /// where no word has two pieces left. It leaves the queue.
  std::optional<Pair> takeMostFrequent();
  /// Joins the pair that takeMostFrequent() gave last, which becomes `piece`.
  void merge(std::int32_t piece);

 private:
  using Key = std::uint64_t;  // left piece in the upper half, right piece in the lower
  struct Entry {
    std::int64_t count = 0;
    Key pair = 0;
    std::vector<std::uint32_t> words;  // ascending
  };

  static Key key(std::int32_t left, std::int32_t right);
  static bool isLess(const Entry& left, const Entry& right);
  void push(Entry entry);
  Entry pop();
  void mergeInWord(std::uint32_t word, std::int32_t piece);
  void add(std::int32_t left, std::int32_t right, std::uint32_t word);
  void pushNewPairs();

  std::vector<TrainingWord> m_words;
  std::unordered_map<Key, std::int64_t> m_counts;
  std::unordered_map<Key, std::vector<std::uint32_t>> m_newPairs;  // by pair, the words it came up in
  std::vector<Entry> m_queue;                                      // a heap; counts may be out of date
  Entry m_taken;
};

}  // namespace headlight
