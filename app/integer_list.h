#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace headlight {

/// A decimal integer; one too large for 64 bits becomes the largest, which no model takes either.
std::optional<std::int64_t> integerOf(std::string_view text);

/// One list of whole numbers as people have it: "5,17,3", "5 17 3", and as Python, NumPy and PyTorch print
/// one
/// ("[5, 17, 3]", "(5, 17,)", "array([ 5, 17,\n 3], dtype=int32)", "tensor([[5, 17, 3]])", "[ True False]",
/// "[1. 0.]"). Nothing for anything else: other characters, missing numbers, brackets that do not match,
/// several rows, an elided middle ("...").
std::optional<std::vector<std::int64_t>> integerListOf(std::string_view text);

}  // namespace headlight
