#pragma once

#include <functional>
#include <string_view>

namespace headlight {

/// Calls visit(begin, end) for every extended grapheme cluster of valid UTF-8 (UAX #29), what people see as
/// one character, from left to right. Throws Error if ICU has no data for it.
void forEachGrapheme(std::string_view text, const std::function<void(std::size_t, std::size_t)>& visit);

}  // namespace headlight
