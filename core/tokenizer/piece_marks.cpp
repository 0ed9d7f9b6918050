#include "core/tokenizer/piece_marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/utf8.h"

namespace headlight {
namespace {

constexpr std::string_view kSpaceMark = "▁";
constexpr std::string_view kContinues = "##";
constexpr std::string_view kEndOfWord = "</w>";
constexpr std::string_view kGoesOn = "@@";

bool onlyByteCharacters(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();)
    if (byteOfCharacter(utf8::next(piece, at)) < 0) return false;
  return true;
}

/// Pieces of byte-level vocabularies consist of their 256 characters. Words such as "café" may too, so beside
/// that one must begin with a space or a newline (Ġ, Ċ), or all together must be text only once decoded.
bool areByteLevel(const std::vector<std::string>& pieces) {
  bool spaced = false;
  std::string bytes;
  for (const std::string& piece : pieces) {
    if (looksSpecial(piece)) continue;
    if (!onlyByteCharacters(piece)) return false;
    spaced = spaced || piece.find("Ġ") != std::string::npos || piece.find("Ċ") != std::string::npos;
    bytes += bytesOfPiece(piece);
  }
  if (spaced) return true;
  const bool beyondAscii =
      std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return beyondAscii && !utf8::firstInvalid(bytes);
}

/// Whether the piece is one Chinese character.
bool isIdeograph(const std::string& piece) {
  std::size_t end = 0;
  return !piece.empty() &&
         u_hasBinaryProperty(static_cast<UChar32>(utf8::next(piece, end)), UCHAR_IDEOGRAPHIC) &&
         end == piece.size();
}

template <typename Test>
bool any(const std::vector<std::string>& pieces, const Test& test) {
  return std::any_of(pieces.begin(), pieces.end(), test);
}

}  // namespace

bool looksSpecial(std::string_view piece) {
  static constexpr std::array<std::string_view, 14> kKnown = {"<s>",    "</s>",  "<pad>", "<unk>", "<mask>",
                                                              "<bos>",  "<eos>", "[CLS]", "[SEP]", "[PAD]",
                                                              "[MASK]", "[UNK]", "[BOS]", "[EOS]"};
  if (std::find(kKnown.begin(), kKnown.end(), piece) != kKnown.end()) return true;
  return (piece.starts_with("<|") && piece.ends_with("|>")) ||
         (piece.starts_with("<｜") && piece.ends_with("｜>"));
}

PieceMarks pieceMarks(const std::vector<std::string>& pieces) {
  const auto has = [&](std::string_view mark) {
    return any(pieces, [mark](const std::string& piece) { return piece.find(mark) != std::string::npos; });
  };
  if (has(kSpaceMark) ||
      any(pieces, [](const std::string& piece) { return byteOfFallbackPiece(piece) >= 0; }))
    return PieceMarks::SentencePiece;
  if (areByteLevel(pieces)) return PieceMarks::ByteLevel;
  const auto goesOn = [](const std::string& piece) {
    return piece.size() > 2 && piece.starts_with(kContinues);
  };
  if (any(pieces, goesOn)) return PieceMarks::WordPiece;
  if (any(pieces, [](const std::string& piece) { return piece.ends_with(kEndOfWord); }))
    return PieceMarks::EndOfWord;
  if (any(pieces, [](const std::string& piece) { return piece.size() > 2 && piece.ends_with(kGoesOn); }))
    return PieceMarks::Continued;
  return PieceMarks::None;
}

std::string pieceBytes(const std::string& piece, PieceMarks marks) {
  switch (marks) {
    case PieceMarks::None:
      return piece;
    case PieceMarks::ByteLevel:
      return bytesOfPiece(piece);
    case PieceMarks::SentencePiece: {
      if (const int byte = byteOfFallbackPiece(piece); byte >= 0)
        return std::string(1, static_cast<char>(byte));
      std::string text = piece;
      for (std::size_t at = text.find(kSpaceMark); at != std::string::npos; at = text.find(kSpaceMark, at))
        text.replace(at, kSpaceMark.size(), " ");
      return text;
    }
    case PieceMarks::WordPiece:
      return piece.size() > 2 && piece.starts_with(kContinues) ? piece.substr(2) : piece;
    case PieceMarks::EndOfWord:
      return piece.ends_with(kEndOfWord) && piece != kEndOfWord ? piece.substr(0, piece.size() - 4) : piece;
    case PieceMarks::Continued:
      return piece.size() > 2 && piece.ends_with(kGoesOn) ? piece.substr(0, piece.size() - 2) : piece;
  }
  return piece;
}

std::string pieceText(const std::string& piece, PieceMarks marks) {
  const std::string bytes = pieceBytes(piece, marks);
  switch (marks) {
    case PieceMarks::ByteLevel:
    case PieceMarks::SentencePiece:
      return bytes;
    case PieceMarks::None:
      return isIdeograph(bytes) ? bytes : " " + bytes + " ";
    case PieceMarks::WordPiece:
      return bytes == piece && !isIdeograph(bytes) ? " " + bytes : bytes;
    case PieceMarks::EndOfWord:
      return bytes == piece ? bytes : bytes + " ";
    case PieceMarks::Continued:
      return bytes == piece ? bytes + " " : bytes;
  }
  return bytes;
}

}  // namespace headlight
