#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

/// What becomes of a delimiter that a text is split at. For "the-final--countdown" and "-":
enum class SplitBehavior {
  Removed,             // the, final, countdown
  Isolated,            // the, -, final, -, -, countdown
  MergedWithPrevious,  // the-, final-, -, countdown
  MergedWithNext,      // the, -final, -, -countdown
  Contiguous           // the, -, final, --, countdown
};

/// The behaviour that a tokenizer.json calls `name`.
std::optional<SplitBehavior> splitBehaviorFromName(std::string_view name);

/// Appends the pieces that delimiters (matches) and what is between them make; empty ones are left out.
void appendPieces(const std::vector<PatternSpan>& parts, SplitBehavior behavior,
                  std::vector<TextSpan>& pieces);

}  // namespace headlight
