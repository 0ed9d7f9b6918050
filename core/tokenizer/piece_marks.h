#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// How the pieces of a vocabulary mark words:
/// - ByteLevel (GPT-2): each character stands for a byte, "Ġ" for a space, "Ċ" for a newline; "ä½ł" is 你
/// - SentencePiece: "▁" for a space, "<0xE4>" for a byte
/// - WordPiece: "##" where a word goes on
/// - EndOfWord: BPE with "</w>" at the end of a word
/// - Continued: BPE with "@@" where a word goes on
enum class PieceMarks { None, ByteLevel, SentencePiece, WordPiece, EndOfWord, Continued };

/// Which marks pieces have, told from all of them together. Pieces are valid UTF-8.
PieceMarks pieceMarks(const std::vector<std::string>& pieces);

/// The bytes that a piece stands for, without its marks: "Ġcat" is " cat", "##s" is "s". They may be a part
/// of a character.
std::string pieceBytes(const std::string& piece, PieceMarks marks);

/// The same with a space wherever the marks say that a word begins or ends, so that the texts of pieces one
/// after another are a text with words. Without marks every piece is a word. Chinese characters stand
/// together as they are written where a vocabulary has them one by one: WordPiece marks none of them.
std::string pieceText(const std::string& piece, PieceMarks marks);

/// Whether a piece is one of those that the usual vocabularies add and that stand for no text.
bool looksSpecial(std::string_view piece);

}  // namespace headlight
