#include "core/arrays/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace headlight {

void appendNumber(std::string& text, float value) {
  // A plain "-0" is the integer 0 to many JSON readers, which would lose the sign.
  if (value == 0 && std::signbit(value)) {
    text += "-0.0";
    return;
  }
  std::array<char, 32> digits;  // The longest float is "-1.17549435e-38".
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text.append(digits.data(), end);
}

}  // namespace headlight
