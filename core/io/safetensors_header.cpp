#include "core/io/safetensors_header.h"

#include <nlohmann/json.hpp>

namespace headlight {

namespace {

std::int64_t byteCount(const TensorEntry& entry) {
  std::int64_t elements = 1;
  for (const std::int64_t size : entry.shape) elements *= size;
  return bytesOf(entry.dtype, elements);
}

}  // namespace

std::string safetensorsHeader(const std::vector<TensorEntry>& arrays,
                              const std::vector<std::pair<std::string, std::string>>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  for (const auto& [name, text] : metadata) header["__metadata__"][name] = text;
  std::int64_t offset = 0;
  for (const TensorEntry& array : arrays) {
    const std::int64_t end = offset + byteCount(array);
    header[array.name] = {
        {"dtype", nameOf(array.dtype)}, {"shape", array.shape}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string json = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  json.resize((json.size() + 7) / 8 * 8, ' ');
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<char>((json.size() >> (8 * i)) & 0xff));
  return bytes + json;
}

}  // namespace headlight
