#include "core/arrays/piece_labels.h"

#include "core/tokenizer/piece_marks.h"
#include "core/utf8.h"

namespace headlight {

TokenList makePieceList(const std::vector<std::string>& pieces) {
  std::vector<std::string> valid;
  for (const std::string& piece : pieces) valid.push_back(utf8::repaired(piece));
  const PieceMarks marks = pieceMarks(valid);
  if (marks == PieceMarks::None) {
    TokenList list = makeTokenList(valid);
    for (TokenInfo& token : list) token.special = looksSpecial(token.piece);
    return list;
  }
  std::vector<PieceBytes> list;
  for (const std::string& piece : valid)
    list.push_back({-1, piece, pieceBytes(piece, marks), looksSpecial(piece)});
  return makeTokenList(list);
}

}  // namespace headlight
