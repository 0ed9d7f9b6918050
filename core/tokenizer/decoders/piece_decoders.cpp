#include "core/tokenizer/decoders/piece_decoders.h"

#include "core/tokenizer/text/replacement_text.h"

namespace headlight {

std::vector<DecodedPiece> WordPieceDecoder::apply(std::vector<DecodedPiece> pieces) const {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string& text = pieces[i].text;
    if (i > 0) {
      if (!m_prefix.empty() && text.starts_with(m_prefix)) {
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
  if (m_suffix.empty()) return pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].text = replacedAll(pieces[i].text, m_suffix, i + 1 == pieces.size() ? "" : " ");
  }
  return pieces;
}

std::vector<DecodedPiece> ReplaceDecoder::apply(std::vector<DecodedPiece> pieces) const {
  for (DecodedPiece& piece : pieces) {
    std::string result;
    std::size_t at = 0;
    m_pattern.forEachMatch(piece.text, [&](const RegexPattern::Match& match) {
      result.append(piece.text, at, match[0].begin - at);
      result += replacementText(m_content, piece.text, match);
      at = match[0].end;
    });
    piece.text = result.append(piece.text, at);
  }
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

}  // namespace headlight
