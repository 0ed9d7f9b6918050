#include "core/export/number_text.h"

#include <array>
#include <charconv>

namespace headlight {

void appendNumber(std::string& text, float value) {
  std::array<char, 32> digits;  // The longest float is "-1.17549435e-38".
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text.append(digits.data(), end);
}

}  // namespace headlight
