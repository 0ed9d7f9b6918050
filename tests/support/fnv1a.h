#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace headlight {

/// The 64-bit FNV-1a hash that golden files keep in place of the values themselves.
class Fnv1a {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) m_hash = (m_hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  }
  /// Four bytes, the lowest first.
  void addNumber(std::uint32_t number) {
    for (int byte = 0; byte < 4; ++byte)
      m_hash = (m_hash ^ ((number >> (8 * byte)) & 255)) * 0x100000001b3ULL;
  }
  /// 16 hexadecimal digits.
  std::string text() const {
    char digits[17] = {};
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(m_hash));
    return digits;
  }

 private:
  std::uint64_t m_hash = 0xcbf29ce484222325ULL;
};

}  // namespace headlight
