#include "core/tokenizer/pre_tokenizers/split_behavior.h"

#include <algorithm>
#include <array>
#include <utility>

namespace headlight {

namespace {

// Whether a part goes to the piece before it. A delimiter behind another delimiter does not merge with it.
bool joins(SplitBehavior behavior, bool match, bool previousMatch) {
  switch (behavior) {
    case SplitBehavior::Removed:
    case SplitBehavior::Isolated:
      return false;
    case SplitBehavior::Contiguous:
      return match == previousMatch;
    case SplitBehavior::MergedWithPrevious:
    case SplitBehavior::MergedWithNext:
      return match && !previousMatch;
  }
  return false;
}

}  // namespace

std::optional<SplitBehavior> splitBehaviorFromName(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, SplitBehavior>, 5> kNames = {
      {{"Removed", SplitBehavior::Removed},
       {"Isolated", SplitBehavior::Isolated},
       {"MergedWithPrevious", SplitBehavior::MergedWithPrevious},
       {"MergedWithNext", SplitBehavior::MergedWithNext},
       {"Contiguous", SplitBehavior::Contiguous}}};
  for (const auto& [text, behavior] : kNames) {
    if (text == name) return behavior;
  }
  return std::nullopt;
}

void appendPieces(const std::vector<PatternSpan>& parts, SplitBehavior behavior,
                  std::vector<TextSpan>& pieces) {
  // MergedWithNext is MergedWithPrevious seen from the other end.
  const bool backwards = behavior == SplitBehavior::MergedWithNext;
  const std::size_t first = pieces.size();
  bool previousMatch = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [span, match] = parts[backwards ? parts.size() - 1 - i : i];
    if (pieces.size() > first && joins(behavior, match, previousMatch)) {
      (backwards ? pieces.back().begin : pieces.back().end) = backwards ? span.begin : span.end;
    } else if (!match || behavior != SplitBehavior::Removed) {
      pieces.push_back(span);
    }
    previousMatch = match;
  }
  const auto begin = pieces.begin() + static_cast<std::ptrdiff_t>(first);
  if (backwards) std::reverse(begin, pieces.end());
  pieces.erase(
      std::remove_if(begin, pieces.end(), [](const TextSpan& piece) { return piece.begin == piece.end; }),
      pieces.end());
}

}  // namespace headlight
