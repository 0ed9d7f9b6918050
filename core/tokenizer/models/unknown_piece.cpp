#include "core/tokenizer/models/unknown_piece.h"

#include "core/error.h"

namespace headlight {

std::int32_t UnknownPiece::needed(std::string_view text) const {
  constexpr std::size_t kLongestQuote = 60;
  if (index != Vocabulary::kNone) return index;
  std::string quote(text.substr(0, kLongestQuote));
  if (quote.size() < text.size()) quote = "a word of " + std::to_string(text.size()) + " bytes";
  throw Error(where + " is " + (name.empty() ? "missing" : name + ", which is not in the vocabulary") +
              "; the text needs it for \"" + quote + "\".");
}

}  // namespace headlight
