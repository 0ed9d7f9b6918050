#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headlight {

/// The longest message that a person is shown, in characters; a prefix such as "headlight: warning: " still
/// fits into a line of 500.
constexpr std::size_t longestMessage = 470;

/// `text` as one line that any terminal and any widget can show: line ends become spaces, other control
/// characters "\x1b", bytes that are no UTF-8 "\xff", and marks that turn the direction of writing "\u202e".
/// Of a text longer than `limit` characters the beginning and the end are kept around " ... ". Names come
/// from files that somebody downloaded; what reaches a terminal must not be obeyed by it.
std::string printableLine(std::string_view text, std::size_t limit = longestMessage);

}  // namespace headlight
