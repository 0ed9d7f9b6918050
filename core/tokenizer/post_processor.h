#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace headlight {

/// What is put around the tokens of a text or a pair: all post-processors come down to this.
struct ProcessingTemplate {
  struct Item {
    enum class Kind { Special, First, Second };
    Kind kind = Kind::Special;
    int typeId = 0;        // token type id of everything it stands for
    std::int32_t id = -1;  // of a special token: its id as the file gives it,
    std::string token;     // and what the token is called
    bool operator==(const Item&) const = default;
  };

  std::vector<Item> single = {{Item::Kind::First, 0, -1, {}}};
  std::vector<Item> pair = {{Item::Kind::First, 0, -1, {}}, {Item::Kind::Second, 1, -1, {}}};
  bool operator==(const ProcessingTemplate&) const = default;
};

}  // namespace headlight
