#include "ui/views/lines/short_label.h"

#include <algorithm>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

constexpr std::size_t longest = 240;  // bytes

/// What a text begins with, without a part of a character.
std::string beginningOf(const std::string& text) {
  std::size_t end = std::min(text.size(), longest);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

QString shortLabel(const TokenInfo& token) {
  if (token.label.size() <= longest && token.piece.size() <= longest) return tokenLabel(token);
  TokenInfo part;
  part.label = beginningOf(token.label);
  part.piece = beginningOf(token.piece);
  part.fragment = token.fragment;
  part.fragmentCount = token.fragmentCount;
  return tokenLabel(part) + QStringLiteral("…");
}

}  // namespace headlight
