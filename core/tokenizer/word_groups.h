#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// Which neighbouring tokens make one word. Words stand one behind the other and cover all tokens.
struct WordGroups {
  /// [words + 1] the first token of each word, and in the end the number of tokens.
  std::vector<std::int64_t> begins = {0};

  std::int64_t words() const { return static_cast<std::int64_t>(begins.size()) - 1; }
  std::int64_t tokens() const { return begins.back(); }
  std::int64_t begin(std::int64_t word) const { return begins[static_cast<std::size_t>(word)]; }
  std::int64_t end(std::int64_t word) const { return begins[static_cast<std::size_t>(word) + 1]; }
  std::int64_t size(std::int64_t word) const { return end(word) - begin(word); }
  /// How many tokens the longest word has; 0 without words.
  std::int64_t largest() const;
  /// The word of a token. Precondition: 0 <= token < tokens().
  std::int64_t wordOf(std::int64_t token) const;
  bool operator==(const WordGroups&) const = default;
};

/// A run of more tokens without a word's end (a long number, base64, DNA) is no word; its tokens stay apart,
/// so that a cell of words is the sum of a few cells of tokens.
constexpr std::int64_t kLongestWord = 64;

/// Words of a text, as ICU's word breaker finds them in any language, in Chinese, Japanese and Thai by its
/// dictionaries (Unicode Standard Annex 29): "don't" is one, each sign of punctuation another. A token
/// belongs to the words that its bytes lie in, white space at its ends aside; one that lies in several joins
/// them. A space that is a piece of its own goes with the word behind it; other white space, special tokens
/// and what was added to the text stay alone. `text` and `pair` are what the ranges of the tokens count in.
/// Throws Error if ICU fails.
WordGroups wordGroups(const TokenList& tokens, std::string_view text, std::string_view pair);

/// One token, one word.
WordGroups singleTokens(std::int64_t tokens);

/// What stands along an axis whose tokens are merged into words. A value.
struct WordList {
  WordGroups groups;
  /// [words] A word has the text it covers as its label and as its piece, so that no marks of a vocabulary
  /// stand among words, and an id only where it is one token. Special and other added tokens are as they
  /// were.
  TokenList tokens;
  bool operator==(const WordList&) const = default;
};

/// How words are labelled: by their text alone, or with the space before it, as by showSpaces().
enum class WordLabels { Text, WithSpaces };

/// Words of tokens that know where in the text they stand. Throws Error if ICU fails.
WordList wordsOf(const TokenList& tokens, std::string_view text, std::string_view pair,
                 WordLabels labels = WordLabels::Text);

/// Words of tokens by the marks in their pieces (PieceMarks), for those that were given as ids, by a file, or
/// written by a model, which stand in no text. Throws Error if ICU fails.
WordList wordsOfPieces(const TokenList& tokens, WordLabels labels = WordLabels::Text);

/// The one of the two above that knows more: the text, unless some token that is text stands nowhere in it.
WordList wordsAlong(const TokenList& tokens, std::string_view text, std::string_view pair,
                    WordLabels labels = WordLabels::Text);

}  // namespace headlight
