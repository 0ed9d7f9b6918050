#include "core/tokenizer/training/pair_merger.h"

#include <algorithm>
#include <utility>

namespace headlight {

PairMerger::PairMerger(std::vector<TrainingWord> words) : m_words(std::move(words)) {
  for (std::uint32_t word = 0; word < m_words.size(); ++word) {
    const std::vector<std::int32_t>& pieces = m_words[word].pieces;
    for (std::size_t i = 1; i < pieces.size(); ++i) add(pieces[i - 1], pieces[i], word);
  }
  pushNewPairs();
}

PairMerger::Key PairMerger::key(std::int32_t left, std::int32_t right) {
  return (Key{static_cast<std::uint32_t>(left)} << 32) | static_cast<std::uint32_t>(right);
}

// Whether `left` comes behind `right` in the queue.
bool PairMerger::isLess(const Entry& left, const Entry& right) {
  return left.count != right.count ? left.count < right.count : left.pair > right.pair;
}

void PairMerger::push(Entry entry) {
  m_queue.push_back(std::move(entry));
  std::push_heap(m_queue.begin(), m_queue.end(), isLess);
}

PairMerger::Entry PairMerger::pop() {
  std::pop_heap(m_queue.begin(), m_queue.end(), isLess);
  Entry entry = std::move(m_queue.back());
  m_queue.pop_back();
  return entry;
}

// The pair stands once more in a word.
void PairMerger::add(std::int32_t left, std::int32_t right, std::uint32_t word) {
  const Key pair = key(left, right);
  m_counts[pair] += m_words[word].count;
  std::vector<std::uint32_t>& words = m_newPairs[pair];
  if (words.empty() || words.back() != word) words.push_back(word);
}

// A pair may come up again in other words when its pieces are made in a second way ("ab" + "c" and "a" +
// "bc"); it then has two entries, each with words of its own.
void PairMerger::pushNewPairs() {
  for (auto& [pair, words] : m_newPairs) {
    const std::int64_t count = m_counts[pair];
    if (count > 0) push({count, pair, std::move(words)});
  }
  m_newPairs.clear();
}

std::optional<PairMerger::Pair> PairMerger::takeMostFrequent() {
  while (!m_queue.empty()) {
    Entry entry = pop();
    // Merges make pairs rarer without touching the queue, so a count may be out of date when it comes up.
    const std::int64_t count = m_counts[entry.pair];
    if (count != entry.count) {
      entry.count = count;
      if (count > 0) push(std::move(entry));
      continue;
    }
    m_taken = std::move(entry);
    return Pair{static_cast<std::int32_t>(m_taken.pair >> 32),
                static_cast<std::int32_t>(m_taken.pair & 0xFFFFFFFF), count};
  }
  return std::nullopt;
}

void PairMerger::merge(std::int32_t piece) {
  for (const std::uint32_t word : m_taken.words) mergeInWord(word, piece);
  pushNewPairs();
}

// From left to right, so that of "aaa" the first two are joined. The count of the joined pair itself stays as
// it is: its words have no such pair any more, and where it comes up anew its old count is counted too, as in
// Hugging Face's trainer.
void PairMerger::mergeInWord(std::uint32_t word, std::int32_t piece) {
  std::vector<std::int32_t>& pieces = m_words[word].pieces;
  const std::int64_t times = m_words[word].count;
  const auto left = static_cast<std::int32_t>(m_taken.pair >> 32);
  const auto right = static_cast<std::int32_t>(m_taken.pair & 0xFFFFFFFF);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i] != left || i + 1 == pieces.size() || pieces[i + 1] != right) {
      pieces[kept++] = pieces[i];
      continue;
    }
    if (kept > 0) {
      m_counts[key(pieces[kept - 1], left)] -= times;
      add(pieces[kept - 1], piece, word);
    }
    if (i + 2 < pieces.size()) {
      m_counts[key(right, pieces[i + 2])] -= times;
      add(piece, pieces[i + 2], word);
    }
    pieces[kept++] = piece;
    ++i;
  }
  pieces.resize(kept);
}

}  // namespace headlight
