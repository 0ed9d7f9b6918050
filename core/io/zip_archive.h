#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

// Byte layout of a ZIP archive (PKWARE APPNOTE 6.3), read from its end, all numbers little-endian:
//   - for each entry: a local header "PK" 3 4, 30 bytes, with the lengths of its name and extra field at
//     bytes 26 and 28; the name; the extra field; the data (its sizes may follow it in a data descriptor)
//   - the central directory: for each entry "PK" 1 2, 46 bytes: at 8 flags, 10 method (0 stored, 8 deflated),
//     16 CRC-32, 20 packed size, 24 size, 28 length of the name, 30 of the extra field, 32 of the comment,
//     42 offset of the local header; then name, extra field, comment. A field of only ones is found in the
//     extra field 1 (ZIP64), 8 bytes each, in the order size, packed size, offset
//   - in ZIP64 archives a record "PK" 6 6 (at 32 the number of entries, 48 the directory's offset) and, 20
//     bytes before the end record, its locator "PK" 6 7 (at 8 the record's offset)
//   - the end record "PK" 5 6: at 10 the number of entries, 12 the directory's size, 16 its offset, 20 the
//     length of the comment that follows

namespace headlight {

struct ZipEntry {
  std::string name;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;             // unpacked
  std::span<const std::byte> packed;  // into the archive's bytes
};

/// The entries in the order of the directory. Nothing is unpacked. `bytes` must outlive the result. Throws
/// Error in one sentence naming `file` for an archive that is cut short or damaged, and for encrypted
/// entries.
std::vector<ZipEntry> readZipDirectory(std::span<const std::byte> bytes, const std::string& file);

/// Whether the bytes begin as a ZIP archive does.
bool looksLikeZip(std::span<const std::byte> bytes);

/// The first `count` bytes of an entry, or all of it if it is shorter; unpacks no more than that. Throws
/// Error naming `file` and the entry for packed data that is damaged and for a method that is not read.
std::vector<std::byte> unpackBeginning(const ZipEntry& entry, std::size_t count, const std::string& file);

/// All of an entry, its length and its CRC-32 compared with the directory. Throws Error as above; the memory
/// is claimed only if so little packed data can hold so much.
std::vector<std::byte> unpack(const ZipEntry& entry, const std::string& file);

}  // namespace headlight
