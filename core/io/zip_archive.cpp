#include "core/io/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>

#include "core/error.h"

namespace headlight {
namespace {

constexpr std::size_t kEndRecord = 22;
constexpr std::size_t kLocator = 20;
constexpr std::size_t kRecord64 = 56;
constexpr std::size_t kDirectoryEntry = 46;
constexpr std::size_t kLocalHeader = 30;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
/// Weights are all but random: a large entry that unpacks to more than this many times its size holds hardly
/// anything but zeros, and its only use is to fill the memory.
constexpr std::uint64_t kLargestRatio = 200;
constexpr std::uint64_t kAnyRatio = 64 << 20;  // bytes that may unpack from however few
/// Deflate stores at most 258 bytes in 2 bits, so no data unpacks to more than 1032 times its size.
constexpr std::uint64_t kPossibleRatio = 1032;

[[noreturn]] void refuseArchive(const std::string& file, const Message& reason) {
  throw Error("%1 is not a whole ZIP archive: %2.", file, reason);
}

/// Numbers at offsets of some bytes; whoever asks has checked that they are there.
class Fields {
 public:
  explicit Fields(std::span<const std::byte> bytes) : m_bytes(bytes) {}
  template <typename Number>
  Number at(std::size_t offset) const {
    Number number{};
    std::memcpy(&number, m_bytes.data() + offset, sizeof number);
    return number;
  }
  std::uint16_t u16(std::size_t offset) const { return at<std::uint16_t>(offset); }
  std::uint32_t u32(std::size_t offset) const { return at<std::uint32_t>(offset); }
  std::uint64_t u64(std::size_t offset) const { return at<std::uint64_t>(offset); }

 private:
  std::span<const std::byte> m_bytes;
};

bool hasSignature(std::span<const std::byte> bytes, std::size_t offset, char third, char fourth) {
  const char signature[4] = {'P', 'K', third, fourth};
  return offset <= bytes.size() && bytes.size() - offset >= 4 &&
         std::memcmp(bytes.data() + offset, signature, 4) == 0;
}

/// The end record lies at the end, before a comment of at most 65,535 bytes.
std::size_t findEndRecord(std::span<const std::byte> bytes, const std::string& file) {
  if (bytes.size() >= kEndRecord) {
    const std::size_t last = bytes.size() - kEndRecord;
    const std::size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
    for (std::size_t offset = last + 1; offset-- > first;)
      if (hasSignature(bytes, offset, 5, 6)) return offset;
  }
  refuseArchive(file,
                Message("its directory, which lies at its end, is missing; it may have been cut short"));
}

struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t entries = 0;
};

Directory findDirectory(std::span<const std::byte> bytes, const std::string& file) {
  const std::size_t end = findEndRecord(bytes, file);
  const Fields fields(bytes);
  Directory directory{fields.u32(end + 16), fields.u16(end + 10)};
  const bool large = directory.offset == 0xFFFFFFFFu || directory.entries == 0xFFFFu;
  if (!large || end < kLocator || !hasSignature(bytes, end - kLocator, 6, 7)) return directory;
  const std::uint64_t record = fields.u64(end - kLocator + 8);
  if (record > end || end - record < kRecord64 || !hasSignature(bytes, record, 6, 6))
    refuseArchive(file, Message("its ZIP64 record is missing"));
  return {fields.u64(record + 48), fields.u64(record + 32)};
}

/// Takes 64-bit numbers from the extra field in place of those that are all ones.
void widenFrom64(std::span<const std::byte> extra, std::span<std::uint64_t* const> numbers) {
  const Fields fields(extra);
  std::size_t offset = 0;
  while (offset + 4 <= extra.size()) {
    const std::size_t size = fields.u16(offset + 2);
    std::size_t at = offset + 4;
    offset = at + size;
    if (offset > extra.size() || fields.u16(at - 4) != 1) continue;
    for (std::uint64_t* number : numbers) {
      if (*number != 0xFFFFFFFFu || at + 8 > offset) continue;
      *number = fields.u64(at);
      at += 8;
    }
    return;
  }
}

/// The packed data of an entry whose local header is said to be at `offset`.
std::span<const std::byte> packedData(std::span<const std::byte> bytes, std::uint64_t offset,
                                      std::uint64_t size, const std::string& place) {
  if (!hasSignature(bytes, offset, 3, 4) || bytes.size() - offset < kLocalHeader)
    throw Error("%1: its data is not where the archive's directory says.", place);
  const Fields fields(bytes);
  const std::uint64_t begin = offset + kLocalHeader + fields.u16(offset + 26) + fields.u16(offset + 28);
  if (begin > bytes.size() || size > bytes.size() - begin)
    throw Error("%1: its data should have %2 bytes, more than the archive holds; it may have been cut short.",
                place, size);
  return bytes.subspan(begin, size);
}

/// Reads one entry of the directory; `offset` moves behind it.
ZipEntry readEntry(std::span<const std::byte> bytes, std::size_t& offset, const std::string& file) {
  if (!hasSignature(bytes, offset, 1, 2) || bytes.size() - offset < kDirectoryEntry)
    refuseArchive(file, Message("its directory is damaged"));
  const Fields fields(bytes);
  const std::size_t at = offset;
  const std::size_t nameLength = fields.u16(at + 28);
  const std::size_t extraLength = fields.u16(at + 30);
  const std::size_t length = kDirectoryEntry + nameLength + extraLength + fields.u16(at + 32);
  if (length > bytes.size() - at) refuseArchive(file, Message("its directory is cut short"));
  ZipEntry entry;
  entry.name.assign(reinterpret_cast<const char*>(bytes.data()) + at + kDirectoryEntry, nameLength);
  entry.method = fields.u16(at + 10);
  entry.crc = fields.u32(at + 16);
  entry.size = fields.u32(at + 24);
  std::uint64_t packedSize = fields.u32(at + 20);
  std::uint64_t header = fields.u32(at + 42);
  std::uint64_t* const wide[] = {&entry.size, &packedSize, &header};
  widenFrom64(bytes.subspan(at + kDirectoryEntry + nameLength, extraLength), wide);
  const std::string place = file + ": " + entry.name;
  if ((fields.u16(at + 8) & 1) != 0) throw Error("%1: is encrypted, which is not read.", place);
  entry.packed = packedData(bytes, header, packedSize, place);
  offset = at + length;
  return entry;
}

/// Unpacks into `out`; returns how many bytes came out. `whole`: the data must end with them.
std::size_t inflateInto(const ZipEntry& entry, std::span<std::byte> out, bool whole,
                        const std::string& place) {
  z_stream stream = {};
  // A negative size asks for data without zlib's own header.
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  std::size_t consumed = 0, produced = 0;
  int status = Z_OK;
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  // One byte beyond the expected size shows data that goes on.
  std::byte beyond{};
  bool tooLong = false;
  while (status == Z_OK) {
    const bool full = produced == out.size();
    if (full && !whole) break;
    const auto input = entry.packed.subspan(consumed, std::min(kMost, entry.packed.size() - consumed));
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(input.data()));
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(full ? &beyond : out.data() + produced);
    const std::size_t room = full ? 1 : std::min(kMost, out.size() - produced);
    stream.avail_out = static_cast<uInt>(room);
    status = inflate(&stream, Z_NO_FLUSH);
    consumed += input.size() - stream.avail_in;
    const std::size_t got = room - stream.avail_out;
    tooLong = full && got > 0;
    if (tooLong) break;
    produced += got;
    if (got == 0 && stream.avail_in == input.size()) break;
  }
  inflateEnd(&stream);
  const bool wrong = status == Z_DATA_ERROR || tooLong || (whole && status != Z_STREAM_END);
  if (wrong) throw Error("%1: its packed data is damaged.", place);
  return produced;
}

std::size_t unpackInto(const ZipEntry& entry, std::span<std::byte> out, bool whole, const std::string& file) {
  const std::string place = file + ": " + entry.name;
  if (entry.method == kDeflated) return inflateInto(entry, out, whole, place);
  if (entry.method != kStored)
    throw Error("%1: is packed with method %2, and only stored and deflated entries are read.", place,
                entry.method);
  const std::size_t count = std::min(out.size(), entry.packed.size());
  if (whole && entry.packed.size() != out.size())
    throw Error("%1: should have %2 bytes, but has %3.", place, out.size(), entry.packed.size());
  if (count > 0) std::memcpy(out.data(), entry.packed.data(), count);
  return count;
}

std::uint32_t checksum(std::span<const std::byte> bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

}  // namespace

bool looksLikeZip(std::span<const std::byte> bytes) {
  return hasSignature(bytes, 0, 3, 4) || hasSignature(bytes, 0, 5, 6);
}

std::vector<ZipEntry> readZipDirectory(std::span<const std::byte> bytes, const std::string& file) {
  const Directory directory = findDirectory(bytes, file);
  if (directory.offset > bytes.size() || directory.entries > bytes.size() / kDirectoryEntry)
    refuseArchive(file, Message("its directory is not where its end says"));
  std::vector<ZipEntry> entries;
  std::size_t offset = directory.offset;
  for (std::uint64_t i = 0; i < directory.entries; ++i) entries.push_back(readEntry(bytes, offset, file));
  return entries;
}

std::vector<std::byte> unpackBeginning(const ZipEntry& entry, std::size_t count, const std::string& file) {
  std::vector<std::byte> bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, entry.size)));
  bytes.resize(unpackInto(entry, bytes, false, file));
  return bytes;
}

std::vector<std::byte> unpack(const ZipEntry& entry, const std::string& file) {
  const std::string place = file + ": " + entry.name;
  const std::uint64_t ratio = entry.size / std::max<std::uint64_t>(1, entry.packed.size());
  const bool bomb = ratio > (entry.size > kAnyRatio ? kLargestRatio : kPossibleRatio);
  if (entry.method == kDeflated && bomb)
    throw Error("%1: would unpack to %2 bytes from %3, which no array of weights does.", place, entry.size,
                entry.packed.size());
  if (entry.method == kStored && entry.size != entry.packed.size())
    throw Error("%1: should have %2 bytes, but has %3.", place, entry.size, entry.packed.size());
  std::vector<std::byte> bytes(static_cast<std::size_t>(entry.size));
  if (unpackInto(entry, bytes, true, file) != bytes.size())
    throw Error("%1: ends before its %2 bytes are there.", place, entry.size);
  if (checksum(bytes) != entry.crc) throw Error("%1: is damaged: its checksum differs.", place);
  return bytes;
}

}  // namespace headlight
