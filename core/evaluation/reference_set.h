#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// A sentence in which a pronoun stands for one of several nouns.
struct ReferenceSentence {
  std::string text;
  ByteRange pronoun;             // bytes of text
  std::vector<ByteRange> nouns;  // at least two, as they stand
  std::size_t answer = 0;        // which of them the pronoun stands for
  std::string kind = {};         // the kind of sentence
  bool rightFirst = false;       // the right noun stands before the others
  /// Two lines that follow each other and have the same number belong together.
  std::optional<std::int64_t> pair = {};
  std::string place = {};  // "FILE, line 3", for messages
};

/// Reads JSON lines, see resources/evaluation/README.md:
///   text     the sentence
///   pronoun  span [begin, end) in code points
///   nouns    list of such spans, in the order in which they stand
///   answer   index into nouns
///   kind     text
///   order    "first" or "last": where the right noun stands
///   pair     whole number; only for minimal pairs
/// Throws Error naming file, line and field.
std::vector<ReferenceSentence> readReferenceSet(const std::string& path);

/// The noun that stands nearest to the pronoun, which a baseline answers: by the bytes between noun and
/// pronoun; of two at the same distance the one before the pronoun.
std::size_t nearestNoun(const ReferenceSentence& sentence);

}  // namespace headlight
