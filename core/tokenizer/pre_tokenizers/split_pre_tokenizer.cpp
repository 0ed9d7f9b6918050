#include "core/tokenizer/pre_tokenizers/split_pre_tokenizer.h"

namespace headlight {

// ECMAScript's String.prototype.split: an empty match where a piece would begin does not split, nor does one
// at the end of the text; groups that caught something are pieces of their own. A literal counts as a group.
void SplitPreTokenizer::splitRemoved(std::string_view text, std::vector<TextSpan>& pieces) const {
  const auto push = [&](std::size_t begin, std::size_t end) {
    if (begin < end) pieces.push_back({begin, end});
  };
  std::size_t previous = 0;
  m_pattern.forEachMatch(text, [&](const RegexPattern::Match& match) {
    if (match[0].begin >= text.size() || match[0].end == previous) return;
    push(previous, match[0].begin);
    if (m_pattern.isLiteral()) push(match[0].begin, match[0].end);
    std::size_t caught = match[0].begin;
    for (std::size_t group = 1; group < match.size(); ++group) {
      // Groups inside groups would tell bytes twice; a byte belongs to one pre-token only.
      if (match[group].begin == TextSpan::kNone || match[group].begin < caught) continue;
      push(match[group].begin, match[group].end);
      caught = match[group].end;
    }
    previous = match[0].end;
  });
  push(previous, text.size());
}

void SplitPreTokenizer::apply(PreTokens& tokens) const {
  refine(tokens, [this](std::string_view piece, std::vector<TextSpan>& pieces) {
    switch (m_mode) {
      case Mode::Isolated:
        m_pattern.splitIsolated(piece, pieces);
        return;
      case Mode::Removed:
        splitRemoved(piece, pieces);
        return;
      case Mode::MatchesOnly:
        m_pattern.forEachMatch(piece, [&](const RegexPattern::Match& match) {
          if (match[0].begin < match[0].end) pieces.push_back(match[0]);
        });
        return;
    }
  });
}

}  // namespace headlight
