#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Tokens that follow each other and hold what was looked for, and on which axis they are.
struct FoundToken {
  bool isKey = false;
  std::int64_t index = 0;  // of the first
  std::int64_t count = 1;
  bool operator==(const FoundToken&) const = default;
};

/// Everything that was found in one run's tokens, in their order, and the place where one is.
struct FoundTokens {
  AttentionKind kind = AttentionKind::Encoder;  // whose tokens they are
  std::vector<FoundToken> tokens;
  std::int64_t place = -1;            // in `tokens`; -1: at none of them yet
  std::vector<std::uint8_t> queries;  // [queries], 1 for those that were found
  std::vector<std::uint8_t> keys;     // [keys]; in self-attention the same
};

/// The tokens that are searched, and the texts that their ranges count in.
struct FoundIn {
  const PatternSource& source;
  const QString& text;
  const QString& pairText;
};

/// Every token whose label contains `wanted`, or whose position is the number in it, and every stretch of
/// tokens whose text holds it ("animal didn"); letters of either case. Keys are searched only where they are
/// other tokens than the queries. Throws Cancelled.
FoundTokens findTokens(const FoundIn& where, const QString& wanted, const Execution& execution = {});

}  // namespace headlight
