#pragma once

#include <string>

namespace headlight {

/// Appends the shortest decimal text that reads back as the same float, such as "0.25" or "1e-05"; it is a
/// JSON number wherever the value is finite.
void appendNumber(std::string& text, float value);

}  // namespace headlight
