#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headlight {

/// A JSON value in which nested lists of numbers are arrays: a list whose entries are numbers is an array of
/// one dimension, a list of arrays of equal shape an array of one more. Such an array holds float32, four
/// bytes a number instead of a node for each.
struct JsonNode {
  enum class Kind { Nothing, Number, Text, List, Object, Array };
  Kind kind = Kind::Nothing;  // Nothing: null, true, false and the empty list
  std::string text;           // Text
  std::vector<JsonNode> list;
  std::vector<std::pair<std::string, JsonNode>> members;  // in the order of the file
  std::vector<std::int64_t> shape;                        // Array; none for Number
  std::vector<float> numbers;                             // Array and Number, row-major
  bool whole = true;                                      // every number was written without "." and exponent
  int decimals = 0;                                       // most digits after the point
};

/// Throws Error in one sentence with the place for anything that is not JSON, for nesting deeper than 128,
/// and for NaN and infinity, which JSON has no word for and Python writes nevertheless.
JsonNode parseJsonTree(std::string_view text, const std::string& file);

}  // namespace headlight
