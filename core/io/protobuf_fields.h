#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/message.h"

namespace headlight {

/// One field of a protobuf message as it is stored.
struct ProtobufField {
  enum class Kind { Number, Bytes };  // Bytes: a text, bytes or a message inside

  std::uint32_t number = 0;
  Kind kind = Kind::Number;
  std::uint64_t value = 0;  // of a number: the varint, or the bits of a fixed one
  std::string_view bytes;

  float asFloat() const;  // of a number of 32 bits
};

/// Reads the fields of one protobuf message, one after the other:
/// - a varint (7 bits a byte, lowest first, bit 7 says that more follow): field number * 8 + wire type;
/// - wire type 0: a varint; 1: 8 bytes; 5: 4 bytes, little-endian; 2: a varint, the length, and so many
/// bytes. Wire types 3 and 4 (groups, out of use since 2008) are refused. Keeps no copy of the bytes.
class ProtobufFields {
 public:
  /// `where` is what messages call the message.
  ProtobufFields(std::string_view message, std::string where) : m_rest(message), m_where(std::move(where)) {}

  /// The next field, or nothing at the end. Throws Error if the message is cut off or malformed.
  std::optional<ProtobufField> next();
  const std::string& where() const { return m_where; }

 private:
  std::uint64_t varint();
  std::string_view take(std::uint64_t count);
  [[noreturn]] void fail(const Message& problem) const;

  std::string_view m_rest;
  std::size_t m_taken = 0;
  std::string m_where;
};

}  // namespace headlight
