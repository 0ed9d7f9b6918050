#include "core/tokenizer/visible_spaces.h"

#include <algorithm>
#include <string>

namespace headlight {
namespace {

constexpr std::string_view kSpace = "·";

bool beginsWithSpace(const TokenInfo& token, std::string_view text) {
  if (token.range.begin < token.range.end && token.range.begin >= 0 && token.range.end <= std::ssize(text))
    return text[static_cast<std::size_t>(token.range.begin)] == ' ';
  return token.piece.starts_with("Ġ") || token.piece.starts_with("▁");
}

// Whether the label is of white space alone, which is drawn by signs.
bool isSign(std::string_view label) { return label.starts_with("␣") || label.empty(); }

std::string withDots(const std::string& label) {
  std::string dotted;
  for (const char byte : label)
    if (byte == ' ')
      dotted += kSpace;
    else
      dotted += byte;
  return dotted;
}

}  // namespace

void showSpaces(TokenList& tokens, std::string_view text, std::string_view pair) {
  for (TokenInfo& token : tokens) showSpaces(token, token.segment == 1 ? pair : text);
}

void showSpaces(TokenInfo& token, std::string_view text) {
  if (token.special || isSign(token.label)) return;
  // A part of a character says which part it is, behind the character.
  const bool first = token.fragment == 0 && beginsWithSpace(token, text) && !token.label.starts_with(kSpace);
  token.label = (first ? std::string(kSpace) : std::string()) + withDots(token.label);
}

std::string_view withoutShownSpace(std::string_view label) {
  if (label.size() > kSpace.size() && label.starts_with(kSpace)) label.remove_prefix(kSpace.size());
  return label;
}

}  // namespace headlight
