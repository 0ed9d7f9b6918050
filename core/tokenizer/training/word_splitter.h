#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// Text to the words that a model cuts into pieces: the normalizer and the pre-tokenizer of a tokenizer.
/// Immutable; may be used from any thread.
class WordSplitter {
 public:
  /// The components of a tokenizer.json ("normalizer" and "pre_tokenizer", each may be null).
  explicit WordSplitter(const nlohmann::ordered_json& tokenizer);

  /// Calls visit(std::string_view word) for the words of a text in their order. Byte-level words are written
  /// in the characters that stand for their bytes.
  template <typename Visit>
  void forEachWord(std::string_view text, Visit visit) const {
    const PreTokens tokens = split(text);
    const std::string_view characters = tokens.text.text;
    for (const TextSpan& span : tokens.spans) visit(characters.substr(span.begin, span.end - span.begin));
  }
  std::vector<std::string> words(std::string_view text) const;

 private:
  PreTokens split(std::string_view text) const;

  std::unique_ptr<Normalizer> m_normalizer;
  std::unique_ptr<PreTokenizer> m_preTokenizer;
};

}  // namespace headlight
