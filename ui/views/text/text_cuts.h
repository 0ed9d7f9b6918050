#pragma once

#include <cstdint>
#include <vector>

#include "ui/views/text/text_flow.h"

namespace headlight {

/// Where a shown text is cut into pieces.
struct TextCuts {
  enum : std::uint8_t {
    Cut = 1,       // a piece ends here
    MayBreak = 2,  // so may a line
    Hard = 4,      // and here it does: a line feed stands before
    Character = 8  // what is seen as one character ends here
  };
  std::vector<std::uint8_t> at;  // [units + 1]: before each unit
  bool has(qsizetype place, std::uint8_t what) const {
    return (at[static_cast<std::size_t>(place)] & what) != 0;
  }
};

/// Pieces end where tokens do, where lines may break and around line feeds; never inside what is seen as one
/// character, inside labels, inside a character that tokens share, or between letters of a script that joins
/// them.
TextCuts cutText(const TextFlow& flow);

}  // namespace headlight
