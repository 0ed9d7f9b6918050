#include "ui/views/lines/pair_filter.h"

#include <algorithm>

namespace headlight {

std::vector<int> textsOf(const TokenList& tokens) {
  std::vector<int> texts;
  int text = 0;
  bool second = false;
  for (const TokenInfo& token : tokens) {
    // Added tokens have the segment -1.
    if (token.segment >= 0) text = std::min(token.segment, 1);
    second = second || text == 1;
    texts.push_back(text);
  }
  if (!second || std::find(texts.begin(), texts.end(), 0) == texts.end()) texts.clear();
  return texts;
}

bool isDrawn(LinesOptions::Pair pair, int queryText, int keyText) {
  switch (pair) {
    case LinesOptions::Pair::All:
      return true;
    case LinesOptions::Pair::FirstToFirst:
      return queryText == 0 && keyText == 0;
    case LinesOptions::Pair::FirstToSecond:
      return queryText == 0 && keyText == 1;
    case LinesOptions::Pair::SecondToFirst:
      return queryText == 1 && keyText == 0;
    case LinesOptions::Pair::SecondToSecond:
      return queryText == 1 && keyText == 1;
  }
  return true;
}

}  // namespace headlight
