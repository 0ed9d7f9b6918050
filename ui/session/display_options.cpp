#include "ui/session/display_options.h"

#include <algorithm>

namespace headlight {

std::vector<std::uint8_t> leftOutKeys(LeaveOut leaveOut, const TokenList& keys) {
  std::vector<std::uint8_t> left(keys.size(), 0);
  switch (leaveOut) {
    case LeaveOut::Nothing:
      break;
    case LeaveOut::FirstToken:
      if (!left.empty()) left.front() = 1;
      break;
    case LeaveOut::SpecialTokens:
      std::transform(keys.begin(), keys.end(), left.begin(),
                     [](const TokenInfo& token) { return token.special ? 1 : 0; });
      break;
  }
  const bool any = std::any_of(left.begin(), left.end(), [](std::uint8_t out) { return out != 0; });
  return any ? left : std::vector<std::uint8_t>{};
}

std::vector<std::uint8_t> leftOutQueries(LeaveOut leaveOut, const TokenList& queries) {
  return leaveOut == LeaveOut::SpecialTokens ? leftOutKeys(leaveOut, queries) : std::vector<std::uint8_t>{};
}

}  // namespace headlight
