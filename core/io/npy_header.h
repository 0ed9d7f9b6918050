#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// What the dictionary in a NumPy file says; the sizes are not checked against anything yet.
struct NpyHeader {
  std::string descr;  // "<f4"
  bool fortranOrder = false;
  std::vector<std::int64_t> shape;  // from 0 on
};

/// Parses the dictionary: exactly the three keys, in any order, written as Python writes literals.
/// Throws Error naming `file` and what was expected where.
NpyHeader parseNpyHeader(std::string_view text, const std::string& file);

}  // namespace headlight
