#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// The byte by which each token of a text belongs to a word: its first one that is no space, since byte-level
/// pieces begin with the space before their word. -1 for added tokens, which belong to none, and for tokens
/// of another segment than `segment`. [tokens]
std::vector<std::int64_t> wordBytes(const Encoding& encoding, std::string_view text, int segment = 0);

/// The tokens whose byte lies in `span`, ascending.
std::vector<std::int64_t> tokensInSpan(std::span<const std::int64_t> bytes, ByteRange span);

/// The sum of the weights of those tokens. `row` is [keys].
double weightOn(std::span<const float> row, std::span<const std::int64_t> tokens);

}  // namespace headlight
