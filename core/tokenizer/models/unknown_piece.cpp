#include "core/tokenizer/models/unknown_piece.h"

#include "core/error.h"

namespace headlight {

std::int32_t UnknownPiece::needed(std::string_view text) const {
  constexpr std::size_t kLongestQuote = 60;
  if (index != Vocabulary::kNone) return index;
  const Message quote =
      text.size() <= kLongestQuote ? Message(std::string(text)) : Message("a word of %1 bytes", text.size());
  if (name.empty()) throw Error("%1 is missing; the text needs it for \"%2\".", where, quote);
  throw Error("%1 is %2, which is not in the vocabulary; the text needs it for \"%3\".", where, name, quote);
}

}  // namespace headlight
