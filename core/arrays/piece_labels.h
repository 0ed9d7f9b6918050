#pragma once

#include <string>
#include <vector>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// Tokens as files of arrays have them: often a vocabulary's own pieces, whose marks are no text. The label
/// shows the text that a piece stands for, `piece` keeps what the file says. All labels together tell what
/// the marks are:
/// - byte-level pieces (GPT-2): each character stands for a byte, "Ġ" for a space, "Ċ" for a newline;
///   "ä½ł" is 你, and a character split between tokens is shown whole with its part
/// - SentencePiece: "▁" for a space, "<0xE4>" for a byte
/// - WordPiece: "##" where a word goes on
/// - BPE with "</w>" at the end of a word, or "@@" where a word goes on
/// Labels without such marks are shown as they are; invalid UTF-8 is repaired.
TokenList makePieceList(const std::vector<std::string>& pieces);

}  // namespace headlight
