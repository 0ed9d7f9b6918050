#include "core/tokenizer/training/whole_words.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "core/error.h"
#include "core/io/read_input.h"
#include "core/tokenizer/regex/regex_pattern.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/tokenizer/training/tokenizer_layout.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// What WordPiece takes a longer word for is the unknown token.
constexpr std::size_t kLongestWord = 100;

bool isCounted(std::span<const CountedWord> counted, const std::string& word) {
  const auto at = std::lower_bound(
      counted.begin(), counted.end(), word,
      [](const CountedWord& entry, const std::string& wanted) { return entry.word < wanted; });
  return at != counted.end() && at->word == word;
}

// The one or two forms of a word.
std::vector<std::string> formsOf(const std::string& word, const WordSplitter& splitter,
                                 std::span<const CountedWord> counted, const std::string& where) {
  const std::vector<std::string> plain = splitter.words(word);
  if (plain.size() != 1) {
    throw Error("%1: \"%2\" is %3 words to this tokenizer, so that it cannot be one piece.", where, word,
                plain.size());
  }
  const std::vector<std::string> spaced = splitter.words(" " + word);
  if (spaced.size() != 1 || spaced == plain) return plain;
  return isCounted(counted, plain[0]) ? std::vector{spaced[0], plain[0]} : spaced;
}

using Pieces = std::vector<std::string>;

void addUnlessThere(std::string piece, std::unordered_set<std::string>& seen, Pieces& pieces) {
  if (seen.insert(piece).second) pieces.push_back(std::move(piece));
}

void addWordsOfFile(const TokenizerTraining& training, const WordSplitter& splitter,
                    std::span<const CountedWord> counted, std::unordered_set<std::string>& seen,
                    Pieces& pieces) {
  const std::string text = readInput(training.wholeWordsFile);
  if (const auto invalid = utf8::firstInvalid(text)) {
    throw Error("%1 is not valid UTF-8 at byte %2.", training.wholeWordsFile, *invalid);
  }
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string word = text.substr(at, end - at);
    at = end + 1;
    ++line;
    if (word.ends_with('\r')) word.pop_back();
    if (word.empty()) continue;
    const std::string where = training.wholeWordsFile + ": line " + std::to_string(line);
    for (std::string& piece : formsOf(word, splitter, counted, where)) {
      if (training.model == TrainedModel::WordPiece && utf8::countCodePoints(piece) > kLongestWord)
        throw Error("%1 has more than %2 characters.", where, kLongestWord);
      addUnlessThere(std::move(piece), seen, pieces);
    }
  }
}

bool isHan(const CountedWord& word, bool bytes, const RegexPattern& pattern) {
  const std::string text = bytes ? bytesOfPiece(word.word) : word.word;
  if (utf8::firstInvalid(text)) return false;
  bool whole = false;
  pattern.forEachMatch(text, [&](const TextSpan& span) { whole = span == TextSpan{0, text.size()}; });
  return whole;
}

void addHan(const TokenizerTraining& training, std::span<const CountedWord> counted,
            std::unordered_set<std::string>& seen, Pieces& pieces) {
  const RegexPattern pattern(kHanExpression, "The pattern of a Han character");
  const bool bytes = training.units == PieceUnits::Bytes;
  std::vector<CountedWord> found;
  for (const CountedWord& word : counted)
    if (word.count >= *training.wholeHan && isHan(word, bytes, pattern)) found.push_back(word);
  std::stable_sort(found.begin(), found.end(), [](const CountedWord& left, const CountedWord& right) {
    return left.count > right.count;
  });
  for (CountedWord& word : found) addUnlessThere(std::move(word.word), seen, pieces);
}

}  // namespace

bool hasWholeWords(const TokenizerTraining& training) {
  return !training.wholeWordsFile.empty() || training.wholeHan.has_value();
}

Pieces wholeWordPieces(const TokenizerTraining& training, const WordSplitter& splitter,
                       std::span<const CountedWord> counted) {
  Pieces pieces;
  std::unordered_set<std::string> seen;
  if (!training.wholeWordsFile.empty()) addWordsOfFile(training, splitter, counted, seen, pieces);
  if (training.wholeHan) addHan(training, counted, seen, pieces);
  return pieces;
}

}  // namespace headlight
