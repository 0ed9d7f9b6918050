#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/tokenizer/training/word_counts.h"

namespace headlight {

/// The characters that a vocabulary begins with, ascending: those of the words, and those of `always`. With
/// a limit, all of `always` and then the most frequent ones, of equally frequent ones the lowest, up to that
/// many together.
std::vector<char32_t> trainingAlphabet(std::span<const CountedWord> words, std::span<const char32_t> always,
                                       std::optional<std::int64_t> limit);

}  // namespace headlight
