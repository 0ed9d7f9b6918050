#include "core/arrays/piece_labels.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/utf8.h"

namespace headlight {
namespace {

enum class Marks { None, ByteLevel, SentencePiece, WordPiece, EndOfWord, Continued };

constexpr std::string_view kSpaceMark = "▁";
constexpr std::string_view kContinues = "##";
constexpr std::string_view kEndOfWord = "</w>";
constexpr std::string_view kGoesOn = "@@";

/// Tokens that the usual vocabularies add and that stand for no text.
bool looksSpecial(std::string_view piece) {
  static constexpr std::array<std::string_view, 14> kKnown = {"<s>",    "</s>",  "<pad>", "<unk>", "<mask>",
                                                              "<bos>",  "<eos>", "[CLS]", "[SEP]", "[PAD]",
                                                              "[MASK]", "[UNK]", "[BOS]", "[EOS]"};
  if (std::find(kKnown.begin(), kKnown.end(), piece) != kKnown.end()) return true;
  return (piece.starts_with("<|") && piece.ends_with("|>")) ||
         (piece.starts_with("<｜") && piece.ends_with("｜>"));
}

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

template <typename Test>
bool any(const std::vector<std::string>& pieces, const Test& test) {
  return std::any_of(pieces.begin(), pieces.end(), test);
}

Marks marksOf(const std::vector<std::string>& pieces) {
  const auto has = [&](std::string_view mark) {
    return any(pieces, [mark](const std::string& piece) { return piece.find(mark) != std::string::npos; });
  };
  if (has(kSpaceMark) ||
      any(pieces, [](const std::string& piece) { return byteOfFallbackPiece(piece) >= 0; }))
    return Marks::SentencePiece;
  if (areByteLevel(pieces)) return Marks::ByteLevel;
  const auto goesOn = [](const std::string& piece) {
    return piece.size() > 2 && piece.starts_with(kContinues);
  };
  if (any(pieces, goesOn)) return Marks::WordPiece;
  if (any(pieces, [](const std::string& piece) { return piece.ends_with(kEndOfWord); }))
    return Marks::EndOfWord;
  if (any(pieces, [](const std::string& piece) { return piece.size() > 2 && piece.ends_with(kGoesOn); }))
    return Marks::Continued;
  return Marks::None;
}

std::string bytesOf(const std::string& piece, Marks marks) {
  switch (marks) {
    case Marks::None:
      return piece;
    case Marks::ByteLevel:
      return bytesOfPiece(piece);
    case Marks::SentencePiece: {
      if (const int byte = byteOfFallbackPiece(piece); byte >= 0)
        return std::string(1, static_cast<char>(byte));
      std::string text = piece;
      for (std::size_t at = text.find(kSpaceMark); at != std::string::npos; at = text.find(kSpaceMark, at))
        text.replace(at, kSpaceMark.size(), " ");
      return text;
    }
    case Marks::WordPiece:
      return piece.size() > 2 && piece.starts_with(kContinues) ? piece.substr(2) : piece;
    case Marks::EndOfWord:
      return piece.ends_with(kEndOfWord) && piece != kEndOfWord ? piece.substr(0, piece.size() - 4) : piece;
    case Marks::Continued:
      return piece.size() > 2 && piece.ends_with(kGoesOn) ? piece.substr(0, piece.size() - 2) : piece;
  }
  return piece;
}

}  // namespace

TokenList makePieceList(const std::vector<std::string>& pieces) {
  std::vector<std::string> valid;
  for (const std::string& piece : pieces) valid.push_back(utf8::repaired(piece));
  const Marks marks = marksOf(valid);
  if (marks == Marks::None) {
    TokenList list = makeTokenList(valid);
    for (TokenInfo& token : list) token.special = looksSpecial(token.piece);
    return list;
  }
  std::vector<PieceBytes> list;
  for (const std::string& piece : valid)
    list.push_back({-1, piece, bytesOf(piece, marks), looksSpecial(piece)});
  return makeTokenList(list);
}

}  // namespace headlight
