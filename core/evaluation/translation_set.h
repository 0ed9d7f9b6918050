#pragma once

#include <string>
#include <vector>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// Two words that stand for each other.
struct AlignedWord {
  ByteRange target;        // bytes of the target text, the space before not included
  ByteRange source;        // bytes of the source text
  bool content = false;    // a noun, verb, adjective, numeral or the like
  bool reordered = false;  // crosses another aligned pair of words
};

/// A sentence with its one right translation.
struct TranslationPair {
  std::string source;
  std::string target;
  std::string copy;        // the source word by word, each replaced by its translation; empty: not given
  std::string skeleton;    // word classes of the source, separated by spaces; empty: not given
  bool reordered = false;  // whether some aligned words stand in another order
  std::vector<AlignedWord> words;  // in the order of the target
  std::string place;               // "FILE, line 3", for messages
};

/// Reads JSON lines, see resources/evaluation/chinese-english/README.md:
///   source, target  texts
///   copy, skeleton  texts, optional
///   reordered       true or false
///   words           list of {"target": [begin, end), "source": [begin, end), "content": true or false,
///                   "reordered": true or false}, spans in bytes; a flag that is left out is false
/// Throws Error naming file, line and field.
std::vector<TranslationPair> readTranslationSet(const std::string& path);

}  // namespace headlight
