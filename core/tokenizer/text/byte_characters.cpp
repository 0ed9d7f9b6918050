#include "core/tokenizer/text/byte_characters.h"

#include <array>
#include <cstdint>

#include "core/utf8.h"

namespace headlight {

namespace {

constexpr int kFirstStandIn = 256;
constexpr int kStandIns = 68;  // bytes that Latin-1 does not print

struct Table {
  std::array<std::array<char, 2>, 256> characters{};
  std::array<std::uint8_t, 256> lengths{};
  std::array<std::int16_t, kFirstStandIn + kStandIns> bytes{};
};

constexpr Table makeTable() {
  Table table;
  for (auto& byte : table.bytes) byte = -1;
  int standIn = kFirstStandIn;
  for (int byte = 0; byte < 256; ++byte) {
    const bool printable = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
    const int code = printable ? byte : standIn++;
    const auto at = static_cast<std::size_t>(byte);
    table.bytes[static_cast<std::size_t>(code)] = static_cast<std::int16_t>(byte);
    table.lengths[at] = code < 128 ? 1 : 2;
    table.characters[at][0] = static_cast<char>(code < 128 ? code : 0xC0 | (code >> 6));
    table.characters[at][1] = static_cast<char>(code < 128 ? 0 : 0x80 | (code & 0x3F));
  }
  return table;
}

constexpr Table kTable = makeTable();

}  // namespace

std::string_view byteCharacter(unsigned char byte) {
  return {kTable.characters[byte].data(), kTable.lengths[byte]};
}

int byteOfCharacter(char32_t character) {
  return character < kTable.bytes.size() ? kTable.bytes[character] : -1;
}

std::string bytesOfPiece(std::string_view piece) {
  std::string bytes;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t begin = at;
    const int byte = byteOfCharacter(utf8::next(piece, at));
    if (byte >= 0) {
      bytes.push_back(static_cast<char>(byte));
    } else {
      bytes.append(piece.substr(begin, at - begin));
    }
  }
  return bytes;
}

}  // namespace headlight
