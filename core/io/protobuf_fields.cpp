#include "core/io/protobuf_fields.h"

#include <bit>

#include "core/error.h"

namespace headlight {

namespace {

std::uint64_t littleEndian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

}  // namespace

float ProtobufField::asFloat() const { return std::bit_cast<float>(static_cast<std::uint32_t>(value)); }

void ProtobufFields::fail(const std::string& problem) const {
  throw Error(m_where + " is malformed at byte " + std::to_string(m_taken) + ": " + problem + ".");
}

std::string_view ProtobufFields::take(std::uint64_t count) {
  if (count > m_rest.size()) {
    throw Error(m_where + " is cut off: a field at byte " + std::to_string(m_taken) + " should have " +
                std::to_string(count) + " bytes, " + std::to_string(m_rest.size()) + " are there.");
  }
  const std::string_view bytes = m_rest.substr(0, static_cast<std::size_t>(count));
  m_rest.remove_prefix(bytes.size());
  m_taken += bytes.size();
  return bytes;
}

std::uint64_t ProtobufFields::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(take(1)[0]);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if ((byte & 0x80) == 0) return value;
  }
  fail("a number has more than 64 bits");
}

std::optional<ProtobufField> ProtobufFields::next() {
  if (m_rest.empty()) return std::nullopt;
  const std::uint64_t key = varint();
  ProtobufField field;
  if (key >> 3 == 0 || key >> 3 > 0x1FFFFFFF) fail("a field has the number " + std::to_string(key >> 3));
  field.number = static_cast<std::uint32_t>(key >> 3);
  switch (key & 7) {
    case 0:
      field.value = varint();
      break;
    case 1:
      field.value = littleEndian(take(8));
      break;
    case 5:
      field.value = littleEndian(take(4));
      break;
    case 2:
      field.kind = ProtobufField::Kind::Bytes;
      field.bytes = take(varint());
      break;
    default:
      fail("a field has the wire type " + std::to_string(key & 7));
  }
  return field;
}

}  // namespace headlight
