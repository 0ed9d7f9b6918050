#include "core/tokenizer/decoders/piece_decoders.h"

#include <algorithm>

namespace headlight {

std::vector<DecodedPiece> WordPieceDecoder::apply(std::vector<DecodedPiece> pieces) const {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string& text = pieces[i].text;
    if (i > 0) {
      if (text.starts_with(m_prefix)) {
        text.erase(0, m_prefix.size());
      } else {
        text.insert(text.begin(), ' ');
      }
    }
    if (m_cleanUp) text = withoutTokenizationSpaces(std::move(text));
  }
  return pieces;
}

std::vector<DecodedPiece> MetaspaceDecoder::apply(std::vector<DecodedPiece> pieces) const {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string& text = pieces[i].text;
    text = replacedAll(text, m_replacement, i == 0 && m_prepended ? "" : " ");
  }
  return pieces;
}

std::vector<DecodedPiece> BpeDecoder::apply(std::vector<DecodedPiece> pieces) const {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].text = replacedAll(pieces[i].text, m_suffix, i + 1 == pieces.size() ? "" : " ");
  }
  return pieces;
}

std::vector<DecodedPiece> ReplaceDecoder::apply(std::vector<DecodedPiece> pieces) const {
  for (DecodedPiece& piece : pieces) piece.text = m_pattern.replaced(piece.text, m_content);
  return pieces;
}

std::vector<DecodedPiece> FuseDecoder::apply(std::vector<DecodedPiece> pieces) const {
  DecodedPiece fused;
  for (const DecodedPiece& piece : pieces) fused.text += piece.text;
  return {std::move(fused)};
}

std::vector<DecodedPiece> StripDecoder::apply(std::vector<DecodedPiece> pieces) const {
  if (m_content.empty()) return pieces;
  for (DecodedPiece& piece : pieces) {
    for (std::int64_t i = 0; i < m_start && piece.text.starts_with(m_content); ++i) {
      piece.text.erase(0, m_content.size());
    }
    for (std::int64_t i = 0; i < m_stop && piece.text.ends_with(m_content); ++i) {
      piece.text.resize(piece.text.size() - m_content.size());
    }
  }
  return pieces;
}

std::vector<DecodedPiece> CtcDecoder::apply(std::vector<DecodedPiece> pieces) const {
  const auto same = [](const DecodedPiece& left, const DecodedPiece& right) {
    return left.text == right.text;
  };
  pieces.erase(std::unique(pieces.begin(), pieces.end(), same), pieces.end());
  for (DecodedPiece& piece : pieces) {
    if (!m_padding.empty()) piece.text = replacedAll(piece.text, m_padding, "");
    if (m_cleanUp)
      piece.text = replacedAll(withoutTokenizationSpaces(std::move(piece.text)), m_delimiter, " ");
  }
  std::erase_if(pieces, [](const DecodedPiece& piece) { return piece.text.empty(); });
  return pieces;
}

}  // namespace headlight
