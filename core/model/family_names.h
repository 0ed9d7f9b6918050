#pragma once

#include <string_view>
#include <vector>

namespace headlight {

/// What the tensors of a family's base model are called.
struct FamilyNames {
  std::string_view prefix;  // in front of all of them inside a larger model: "bert."
  std::string_view probe;   // one that every base model has, without the prefix
  std::string_view layers;  // what those of layers begin with, without the prefix: "encoder.layer."
  std::vector<std::string_view> otherPrefixes = {};  // of which the first that fits is taken
};

}  // namespace headlight
