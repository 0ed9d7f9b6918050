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

void ProtobufFields::fail(const Message& problem) const {
  throw Error("%1 is malformed at byte %2: %3.", m_where, m_taken, problem);
}

std::string_view ProtobufFields::take(std::uint64_t count) {
  if (count > m_rest.size()) {
    throw Error("%1 is cut off: a field at byte %2 should have %3 bytes, %4 are there.", m_where, m_taken,
                count, m_rest.size());
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
  fail(Message("a number has more than 64 bits"));
}

std::optional<ProtobufField> ProtobufFields::next() {
  if (m_rest.empty()) return std::nullopt;
  const std::uint64_t key = varint();
  ProtobufField field;
  if (key >> 3 == 0 || key >> 3 > 0x1FFFFFFF) fail(Message("a field has the number %1", key >> 3));
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
      fail(Message("a field has the wire type %1", key & 7));
  }
  return field;
}

}  // namespace headlight
