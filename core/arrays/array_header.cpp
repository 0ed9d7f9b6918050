#include "core/arrays/array_header.h"

#include <nlohmann/json.hpp>

namespace headlight {

namespace {

std::int64_t byteCount(const std::vector<std::int64_t>& shape) {
  std::int64_t bytes = sizeof(float);
  for (const std::int64_t size : shape) bytes *= size;
  return bytes;
}

void appendLittleEndian(std::string& bytes, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xff));
}

}  // namespace

std::string safetensorsHeader(const std::vector<ArrayEntry>& arrays,
                              const std::vector<std::pair<std::string, std::string>>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  for (const auto& [name, text] : metadata) header["__metadata__"][name] = text;
  std::int64_t offset = 0;
  for (const ArrayEntry& array : arrays) {
    const std::int64_t end = offset + byteCount(array.shape);
    header[array.name] = {{"dtype", "F32"}, {"shape", array.shape}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string json = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  json.resize((json.size() + 7) / 8 * 8, ' ');
  std::string bytes;
  appendLittleEndian(bytes, json.size(), 8);
  return bytes + json;
}

std::string npyHeader(const std::vector<std::int64_t>& shape) {
  std::string dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
  for (const std::int64_t size : shape) dictionary += std::to_string(size) + ", ";
  dictionary += "), }";
  constexpr std::size_t kPrefix = 10;
  const std::size_t total = (kPrefix + dictionary.size() + 1 + 63) / 64 * 64;
  dictionary.resize(total - kPrefix - 1, ' ');
  dictionary += '\n';
  std::string bytes("\x93NUMPY\x01\x00", 8);
  appendLittleEndian(bytes, dictionary.size(), 2);
  return bytes + dictionary;
}

}  // namespace headlight
