#include "ui/views/lines/short_label.h"

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr std::size_t longest = 240;  // bytes

bool isInsideCharacter(const std::string& text, std::size_t byte) {
  return (static_cast<unsigned char>(text[byte]) & 0xc0) == 0x80;
}

/// How a long text begins and how it ends, without parts of characters.
std::string shortened(const std::string& text) {
  if (text.size() <= longest) return text;
  std::size_t head = longest / 2;
  while (head > 0 && isInsideCharacter(text, head)) --head;
  std::size_t tail = text.size() - longest / 2;
  while (tail < text.size() && isInsideCharacter(text, tail)) ++tail;
  return text.substr(0, head) + "…" + text.substr(tail);
}

}  // namespace

QString shortLabel(const TokenInfo& token) {
  if (token.label.size() <= longest && token.piece.size() <= longest) return tokenLabel(token);
  TokenInfo part;
  part.label = shortened(token.label);
  part.piece = shortened(token.piece);
  part.fragment = token.fragment;
  part.fragmentCount = token.fragmentCount;
  return tokenLabel(part);
}

}  // namespace headlight
