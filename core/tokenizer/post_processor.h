#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// What is put around the tokens of a text or a pair: all post-processors come down to this.
struct ProcessingTemplate {
  struct Item {
    enum class Kind { Special, First, Second };
    Kind kind = Kind::Special;
    std::int32_t piece = -1;  // of a special token: its index in the vocabulary
    int typeId = 0;           // token type id of everything it stands for
    bool operator==(const Item&) const = default;
  };

  std::vector<Item> single = {{Item::Kind::First, -1, 0}};
  std::vector<Item> pair = {{Item::Kind::First, -1, 0}, {Item::Kind::Second, -1, 1}};
  bool operator==(const ProcessingTemplate&) const = default;
};

}  // namespace headlight
