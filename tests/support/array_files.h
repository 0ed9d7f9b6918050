#pragma once

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

/// Files of arrays as bytes, made from the formats' descriptions and not with the program's own writers.
namespace headlight::test {

template <typename Number>
std::string bytesOf(Number number) {
  std::string bytes(sizeof(number), '\0');
  std::memcpy(bytes.data(), &number, sizeof(number));
  return bytes;
}

template <typename Number>
std::string bytesOf(const std::vector<Number>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)};
}

/// A NumPy file, version 1.0; `shape` as Python writes it, "(2, 3)".
inline std::string npyFile(const std::string& descr, const std::string& shape, const std::string& data,
                           bool fortran = false) {
  const std::string header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") +
                             ", 'shape': " + shape + ", }\n";
  return std::string("\x93NUMPY\x01\x00", 8) + bytesOf(static_cast<std::uint16_t>(header.size())) + header +
         data;
}

struct ZipOptions {
  bool deflated = false;
  bool descriptor = false;  // sizes follow the data, as in streams
  bool wide = false;        // ZIP64: sizes and places in extra fields
};

inline std::string deflated(const std::string& data) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(compressBound(data.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// A ZIP archive with these entries.
inline std::string zipFile(const std::vector<std::pair<std::string, std::string>>& entries,
                           const ZipOptions& options = {}) {
  const auto u16 = [](std::uint64_t value) { return bytesOf(static_cast<std::uint16_t>(value)); };
  const auto u32 = [](std::uint64_t value) { return bytesOf(static_cast<std::uint32_t>(value)); };
  const auto u64 = [](std::uint64_t value) { return bytesOf(value); };
  std::string archive, directory;
  for (const auto& [name, data] : entries) {
    const std::string packed = options.deflated ? deflated(data) : data;
    const std::uint64_t crc =
        crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size()));
    const std::uint64_t offset = archive.size();
    const std::string common = u16(options.descriptor ? 8 : 0) + u16(options.deflated ? 8 : 0) + u32(0);
    const bool later = options.descriptor;
    archive += "PK\x03\x04" + u16(45) + common + u32(later ? 0 : crc) + u32(later ? 0 : packed.size()) +
               u32(later ? 0 : data.size()) + u16(name.size()) + u16(0) + name + packed;
    if (later) archive += "PK\x07\x08" + u32(crc) + u32(packed.size()) + u32(data.size());
    const std::uint64_t ones = 0xFFFFFFFFu;
    const std::string extra =
        options.wide ? u16(1) + u16(24) + u64(data.size()) + u64(packed.size()) + u64(offset) : "";
    directory += "PK\x01\x02" + u16(45) + u16(45) + common + u32(crc) +
                 u32(options.wide ? ones : packed.size()) + u32(options.wide ? ones : data.size()) +
                 u16(name.size()) + u16(extra.size()) + u16(0) + u16(0) + u16(0) + u32(0) +
                 u32(options.wide ? ones : offset) + name + extra;
  }
  const std::uint64_t begin = archive.size();
  archive += directory;
  if (options.wide) {
    const std::uint64_t record = archive.size();
    archive += "PK\x06\x06" + u64(44) + u16(45) + u16(45) + u32(0) + u32(0) + u64(entries.size()) +
               u64(entries.size()) + u64(directory.size()) + u64(begin);
    archive += "PK\x06\x07" + u32(0) + u64(record) + u32(1);
  }
  return archive + "PK\x05\x06" + u16(0) + u16(0) + u16(options.wide ? 0xFFFF : entries.size()) +
         u16(options.wide ? 0xFFFF : entries.size()) + u32(directory.size()) +
         u32(options.wide ? 0xFFFFFFFFu : begin) + u16(0);
}

}  // namespace headlight::test
