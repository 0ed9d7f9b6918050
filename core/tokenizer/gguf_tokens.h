#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/gguf.h"
#include "core/message.h"

namespace headlight {

/// The vocabulary of a GGUF file as all kinds of tokenizers have it.
struct GgufTokens {
  /// In llama.cpp as in SentencePiece.
  enum Kind : std::int64_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Byte = 6 };

  std::vector<std::string_view> texts;  // by id, in UTF-8
  std::vector<std::int64_t> kinds;      // as many

  /// The token whose id the key tokenizer.ggml.NAME has, if the file has that key. Throws Error for an id
  /// that there is not.
  std::optional<std::int64_t> idOf(const GgufFile& file, const char* name) const;
  std::string textOf(std::int64_t id) const { return std::string(texts[static_cast<std::size_t>(id)]); }
};

bool hasGgufTokens(const GgufFile& file);

/// Throws Error naming file and key for lists that do not fit. Precondition: hasGgufTokens().
GgufTokens readGgufTokens(const GgufFile& file);

/// The list of this key, nullptr if there is none. Throws Error for one of other elements, which `what`
/// names.
template <typename Element>
const std::vector<Element>* ggufListOf(const GgufFile& file, std::string_view key, Phrase what) {
  const GgufList* list = file.list(key);
  if (list == nullptr) return nullptr;
  const auto* elements = std::get_if<std::vector<Element>>(list);
  if (elements == nullptr) file.fail(key, Message("must be a list of %1", what));
  return elements;
}

/// The "added_tokens" of a tokenizer.json: those that are found in a text before all others.
nlohmann::json ggufAddedTokens(const GgufTokens& tokens);

/// Tokens in front of a text and behind it, if any.
struct GgufTextEnds {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
};

/// The "post_processor" of a tokenizer.json that puts tokens around each text, with another first one for the
/// second text of a pair.
nlohmann::json ggufTokensAround(const GgufTokens& tokens, const GgufTextEnds& ends,
                                std::optional<std::int64_t> firstOfSecond);

}  // namespace headlight
