#pragma once

#include <cstdint>
#include <optional>

namespace headlight {

/// What is asked of a model: the logit of a token at one place, or how far it is above another's.
struct TokenQuestion {
  std::int64_t position = 0;  // whose logits count, of the stack that logits are made from
  std::int32_t token = 0;
  std::optional<std::int32_t> against = {};  // its logit is taken off
};

/// Throws Error for ids that are not in a vocabulary of this size.
void checkQuestion(const TokenQuestion& question, std::int64_t vocabulary);

}  // namespace headlight
