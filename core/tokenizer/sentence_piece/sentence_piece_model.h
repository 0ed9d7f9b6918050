#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// What a SentencePiece file (tokenizer.model, spiece.model ...) says. It is a protobuf message, of which are
/// read:
/// - 1, repeated: a piece: 1 its text, 2 its score (float), 3 its kind;
/// - 2: how it was trained: 3 model type, 24 space as suffix, 35 byte fallback, 40 to 43 ids of the unknown,
/// first, last
///   and padding piece;
/// - 3: how texts are normalized: 2 character map, 3 add a space in front, 4 remove extra spaces, 5 spaces
/// become ▁.
struct SentencePieceModel {
  enum class Type { Unigram = 1, BytePair = 2, Word = 3, Character = 4 };
  enum class Kind { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
  struct Piece {
    std::string text;
    float score = 0.0F;
    Kind kind = Kind::Normal;
  };

  std::vector<Piece> pieces;  // the place of a piece is its id
  Type type = Type::Unigram;
  bool spaceAsSuffix = false;
  bool byteFallback = false;
  std::int64_t unknownId = 0;  // -1: none, for each of the ids
  std::int64_t bosId = 1;
  std::int64_t eosId = 2;
  std::int64_t padId = -1;
  std::string characterMap;  // as in CharacterMap
  bool addDummyPrefix = true;
  bool removeExtraWhitespaces = true;
  bool escapeWhitespaces = true;

  /// The text of the piece with this id, "" for an id that there is not.
  std::string pieceOfId(std::int64_t id) const;
  /// The same for a control piece, "" for others.
  std::string controlOfId(std::int64_t id) const;
};

/// Reads the bytes of a SentencePiece file. Throws Error naming `file` and the field where it is cut off,
/// malformed, without pieces, or no such file at all.
SentencePieceModel readSentencePieceModel(std::string_view bytes, const std::string& file);

}  // namespace headlight
