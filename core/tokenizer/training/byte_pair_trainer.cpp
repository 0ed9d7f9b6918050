#include "core/tokenizer/training/byte_pair_trainer.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/error.h"
#include "core/tokenizer/models/vocabulary.h"
#include "core/tokenizer/training/pair_merger.h"
#include "core/tokenizer/training/training_alphabet.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// Pieces are added under their place, so that the index of a piece is its id.
std::int32_t idOf(Vocabulary& vocabulary, std::string_view piece) {
  const std::int32_t known = vocabulary.find(piece);
  return known != Vocabulary::kNone
             ? known
             : vocabulary.add(piece, static_cast<std::int32_t>(vocabulary.pieceCount()));
}

std::string textOf(char32_t character) {
  std::string text;
  utf8::append(text, character);
  return text;
}

// What the vocabulary has before anything is joined.
class FirstPieces {
 public:
  FirstPieces(std::span<const CountedWord> words, const BytePairTraining& training, Vocabulary& vocabulary)
      : m_training(training), m_vocabulary(vocabulary) {
    for (const std::string& piece : training.firstPieces) idOf(vocabulary, piece);
    for (const char32_t c : trainingAlphabet(words, training.initialAlphabet, training.limitAlphabet))
      idOf(vocabulary, textOf(c));
    if (!training.continuingPrefix.empty()) addContinuing(words);
    for (const std::string& piece : training.wholeWords) idOf(vocabulary, piece);
    if (vocabulary.pieceCount() <= training.vocabularySize) return;
    throw Error(
        "A vocabulary of %1 pieces is too small: special tokens, characters and whole words are %2 already.",
        training.vocabularySize, vocabulary.pieceCount());
  }

  /// A word in single characters. Those that are no piece are left out, and their neighbours meet.
  std::vector<std::int32_t> cut(std::string_view word) const {
    std::vector<std::int32_t> pieces;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t begin = at;
      utf8::next(word, at);
      const std::string_view character = word.substr(begin, at - begin);
      const std::int32_t plain = m_vocabulary.find(character);
      if (plain == Vocabulary::kNone) continue;
      const bool continues = begin > 0 && !m_training.continuingPrefix.empty();
      pieces.push_back(continues ? m_vocabulary.find(m_training.continuingPrefix + std::string(character))
                                 : plain);
    }
    return pieces;
  }

 private:
  void addContinuing(std::span<const CountedWord> words) {
    std::set<char32_t> found;
    for (const CountedWord& word : words) {
      std::size_t at = 0;
      if (!word.word.empty()) utf8::next(word.word, at);
      while (at < word.word.size()) found.insert(utf8::next(word.word, at));
    }
    for (const char32_t c : found) {
      const std::string character = textOf(c);
      if (m_vocabulary.find(character) != Vocabulary::kNone)
        idOf(m_vocabulary, m_training.continuingPrefix + character);
    }
  }

  const BytePairTraining& m_training;
  Vocabulary& m_vocabulary;
};

std::vector<TrainingWord> wordsToTrain(std::span<const CountedWord> words, const BytePairTraining& training,
                                       const FirstPieces& first) {
  const std::unordered_set<std::string_view> whole(training.wholeWords.begin(), training.wholeWords.end());
  std::vector<TrainingWord> result;
  for (const CountedWord& word : words) {
    if (whole.contains(word.word)) continue;
    std::vector<std::int32_t> pieces = first.cut(word.word);
    if (pieces.size() > 1) result.push_back({std::move(pieces), word.count});
  }
  return result;
}

std::string joined(const Vocabulary& vocabulary, const PairMerger::Pair& pair, const std::string& prefix) {
  std::string_view right = vocabulary.piece(pair.right);
  if (!prefix.empty() && right.starts_with(prefix)) right.remove_prefix(prefix.size());
  return std::string(vocabulary.piece(pair.left)) + std::string(right);
}

// A pair that was joined twice, see PairMerger, keeps its later place.
std::vector<TrainedPieces::Merge> withoutRepeats(const std::vector<TrainedPieces::Merge>& merges) {
  std::set<std::pair<std::int32_t, std::int32_t>> seen;
  std::vector<TrainedPieces::Merge> kept;
  for (auto merge = merges.rbegin(); merge != merges.rend(); ++merge)
    if (seen.emplace(merge->left, merge->right).second) kept.push_back(*merge);
  std::reverse(kept.begin(), kept.end());
  return kept;
}

}  // namespace

TrainedPieces trainBytePairs(std::span<const CountedWord> words, const BytePairTraining& training,
                             const Execution& execution) {
  Vocabulary vocabulary;
  const FirstPieces first(words, training, vocabulary);
  const std::int64_t before = vocabulary.pieceCount();
  PairMerger merger(wordsToTrain(words, training, first));
  std::vector<TrainedPieces::Merge> merges;
  while (vocabulary.pieceCount() < training.vocabularySize) {
    execution.throwIfStopped();
    const auto pair = merger.takeMostFrequent();
    if (!pair || pair->count < training.minFrequency) break;
    const std::int32_t piece = idOf(vocabulary, joined(vocabulary, *pair, training.continuingPrefix));
    merges.push_back({pair->left, pair->right});
    merger.merge(piece);
    if (execution.progress && merges.size() % 64 == 0) {
      execution.progress(static_cast<double>(vocabulary.pieceCount() - before) /
                         static_cast<double>(training.vocabularySize - before));
    }
  }
  TrainedPieces trained;
  for (std::int32_t id = 0; id < vocabulary.pieceCount(); ++id)
    trained.pieces.emplace_back(vocabulary.piece(id));
  trained.merges = withoutRepeats(merges);
  return trained;
}

}  // namespace headlight
