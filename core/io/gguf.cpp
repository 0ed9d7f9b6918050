#include "core/io/gguf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/utf8.h"

namespace headlight {
namespace {

constexpr std::string_view kMagic = "GGUF";
constexpr std::uint64_t kLongestName = 65535;
constexpr std::uint32_t kMostDimensions = 8;

struct ElementType {
  std::uint32_t number;
  std::string_view name;
  std::optional<DType> dtype;  // none: not read
  DTypeBlock block;            // of those that are not read
};

// ggml_type of llama.cpp's ggml.h. Numbers that are missing were given up.
constexpr std::array kElementTypes = {
    ElementType{0, "F32", DType::Float32, {}},    ElementType{1, "F16", DType::Float16, {}},
    ElementType{2, "Q4_0", DType::Q4_0, {}},      ElementType{3, "Q4_1", DType::Q4_1, {}},
    ElementType{6, "Q5_0", DType::Q5_0, {}},      ElementType{7, "Q5_1", DType::Q5_1, {}},
    ElementType{8, "Q8_0", DType::Q8_0, {}},      ElementType{9, "Q8_1", {}, {32, 36}},
    ElementType{10, "Q2_K", {}, {256, 84}},       ElementType{11, "Q3_K", {}, {256, 110}},
    ElementType{12, "Q4_K", DType::Q4_K, {}},     ElementType{13, "Q5_K", DType::Q5_K, {}},
    ElementType{14, "Q6_K", DType::Q6_K, {}},     ElementType{15, "Q8_K", {}, {256, 292}},
    ElementType{16, "IQ2_XXS", {}, {256, 66}},    ElementType{17, "IQ2_XS", {}, {256, 74}},
    ElementType{18, "IQ3_XXS", {}, {256, 98}},    ElementType{19, "IQ1_S", {}, {256, 50}},
    ElementType{20, "IQ4_NL", {}, {32, 18}},      ElementType{21, "IQ3_S", {}, {256, 110}},
    ElementType{22, "IQ2_S", {}, {256, 82}},      ElementType{23, "IQ4_XS", {}, {256, 136}},
    ElementType{24, "I8", DType::Int8, {}},       ElementType{25, "I16", DType::Int16, {}},
    ElementType{26, "I32", DType::Int32, {}},     ElementType{27, "I64", DType::Int64, {}},
    ElementType{28, "F64", DType::Float64, {}},   ElementType{29, "IQ1_M", {}, {256, 56}},
    ElementType{30, "BF16", DType::BFloat16, {}}, ElementType{34, "TQ1_0", {}, {256, 54}},
    ElementType{35, "TQ2_0", {}, {256, 66}},      ElementType{39, "MXFP4", DType::GgufMxfp4, {}},
};

/// Takes numbers and texts from the bytes in turn. `what` in messages is the part of the file that is read.
class Cursor {
 public:
  Cursor(std::span<const std::byte> bytes, const std::string& file) : m_bytes(bytes), m_file(file) {}

  std::size_t place() const { return m_place; }
  std::uint64_t left() const { return m_bytes.size() - m_place; }

  [[noreturn]] void refuse(const Message& problem) const { throw Error("%1: %2.", m_file, problem); }

  template <typename Number>
  Number take(const Message& what) {
    Number number{};
    std::memcpy(&number, bytes(sizeof(Number), what).data(), sizeof(Number));
    return number;
  }

  std::string_view text(const Message& what, std::uint64_t longest) {
    const auto length = take<std::uint64_t>(what);
    if (length > longest)
      refuse(Message("%1 should have %2 bytes, more than the %3 that are allowed", what, length, longest));
    const std::span<const std::byte> taken = bytes(length, what);
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
  }

  /// Refuses a number of things of which each takes `smallest` bytes at least, before anything is made of it.
  void checkCount(std::uint64_t count, std::uint64_t smallest, const Message& what) const {
    if (count > left() / smallest)
      refuse(Message("there should be %1 %2, but only %3 bytes follow", count, what, left()));
  }

 private:
  std::span<const std::byte> bytes(std::uint64_t count, const Message& what) {
    if (count > left())
      refuse(Message("the file ends in %1: %2 bytes are needed at byte %3, and %4 are left", what, count,
                     m_place, left()));
    const auto taken = m_bytes.subspan(m_place, count);
    m_place += count;
    return taken;
  }

  std::span<const std::byte> m_bytes;
  const std::string& m_file;
  std::size_t m_place = 0;
};

// Names and keys in messages may hold anything.
std::string inQuotes(std::string_view text) { return briefJson(std::string(text)); }

std::int64_t clamped(std::uint64_t number) {
  return static_cast<std::int64_t>(
      std::min(number, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
}

class ValueReader {
 public:
  ValueReader(Cursor& cursor, Message what) : m_cursor(cursor), m_what(std::move(what)) {}

  GgufValue value(std::uint32_t type) {
    if (type == 7) return flag();
    if (type == 8) return text();
    if (type == 9) return list();
    if (type == 6 || type == 12) return real(type);
    return whole(type);
  }

 private:
  bool flag() {
    const auto byte = m_cursor.take<std::uint8_t>(m_what);
    if (byte > 1) m_cursor.refuse(Message("%1 must be 0 or 1, not %2", m_what, byte));
    return byte == 1;
  }

  std::string_view text() { return m_cursor.text(m_what, std::numeric_limits<std::uint64_t>::max()); }

  double real(std::uint32_t type) {
    return type == 6 ? static_cast<double>(m_cursor.take<float>(m_what)) : m_cursor.take<double>(m_what);
  }

  std::int64_t whole(std::uint32_t type) {
    switch (type) {
      case 0:
        return m_cursor.take<std::uint8_t>(m_what);
      case 1:
        return m_cursor.take<std::int8_t>(m_what);
      case 2:
        return m_cursor.take<std::uint16_t>(m_what);
      case 3:
        return m_cursor.take<std::int16_t>(m_what);
      case 4:
        return m_cursor.take<std::uint32_t>(m_what);
      case 5:
        return m_cursor.take<std::int32_t>(m_what);
      case 7:
        return flag() ? 1 : 0;
      case 10:
        return clamped(m_cursor.take<std::uint64_t>(m_what));
      case 11:
        return m_cursor.take<std::int64_t>(m_what);
      default:
        m_cursor.refuse(Message("%1 is of type %2, which is not known", m_what, type));
    }
  }

  static std::uint64_t smallestOf(std::uint32_t type) {
    constexpr std::array<std::uint64_t, 13> sizes = {1, 1, 2, 2, 4, 4, 4, 1, 8, 1, 8, 8, 8};
    return type < sizes.size() ? sizes[type] : 1;
  }

  GgufValue list() {
    const auto type = m_cursor.take<std::uint32_t>(m_what);
    const auto count = m_cursor.take<std::uint64_t>(m_what);
    if (type == 9) m_cursor.refuse(Message("%1 is a list of lists, which is not read", m_what));
    m_cursor.checkCount(count, smallestOf(type), Message("values in %1", m_what));
    if (type == 8) return listOf<std::string_view>(count, [&] { return text(); });
    if (type == 6 || type == 12) return listOf<double>(count, [&] { return real(type); });
    return listOf<std::int64_t>(count, [&] { return whole(type); });
  }

  template <typename Element, typename Take>
  static GgufValue listOf(std::uint64_t count, Take take) {
    std::vector<Element> elements;
    elements.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) elements.push_back(take());
    return GgufList(std::move(elements));
  }

  Cursor& m_cursor;
  Message m_what;
};

struct Counts {
  std::uint64_t tensors = 0;
  std::uint64_t values = 0;
};

Counts readStart(Cursor& cursor, const std::string& file, std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.starts_with("version https://git-lfs"))
    throw Error("%1 is only a Git LFS pointer to the real file; fetch that with \"git lfs pull\".", file);
  if (!looksLikeGguf(bytes)) throw Error("%1 is not a GGUF file: it does not begin with \"GGUF\".", file);
  cursor.take<std::uint32_t>(phrase("the first 4 bytes"));
  const auto version = cursor.take<std::uint32_t>(phrase("the version"));
  if ((version & 0xFFFF) == 0)
    cursor.refuse(Message("the file is big-endian, and only little-endian ones are read"));
  if (version != 2 && version != 3)
    cursor.refuse(Message("the file is of version %1, and only 2 and 3 are read", version));
  Counts counts;
  counts.tensors = cursor.take<std::uint64_t>(phrase("the number of tensors"));
  counts.values = cursor.take<std::uint64_t>(phrase("the number of key-values"));
  cursor.checkCount(counts.values, 13, phrase("key-values"));  // a key's length, a type and a byte
  cursor.checkCount(counts.tensors, 24, phrase("tensors"));    // a name's length, sizes, a type and a place
  return counts;
}

void readValues(Cursor& cursor, std::uint64_t count, GgufFile& file) {
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    const std::string key(cursor.text(Message("the key of key-value %1", number), kLongestName));
    if (utf8::firstInvalid(key))
      cursor.refuse(Message("the key of key-value %1 is no text in UTF-8", number));
    const auto type = cursor.take<std::uint32_t>(Message("the type of %1", inQuotes(key)));
    GgufValue value = ValueReader(cursor, inQuotes(key)).value(type);
    if (!file.values.emplace(key, std::move(value)).second)
      cursor.refuse(Message("%1 is there twice", inQuotes(key)));
  }
}

/// What the file says of a tensor.
struct Listed {
  std::string name;
  std::vector<std::int64_t> shape;
  const ElementType* type = nullptr;
  std::uint64_t offset = 0;
};

Listed readTensorInfo(Cursor& cursor, std::uint64_t number) {
  Listed listed;
  const Message place("tensor %1", number);
  listed.name = cursor.text(Message("the name of %1", place), kLongestName);
  if (utf8::firstInvalid(listed.name)) cursor.refuse(Message("the name of %1 is no text in UTF-8", place));
  const Message what("tensor %1", inQuotes(listed.name));
  const auto dimensions = cursor.take<std::uint32_t>(what);
  if (dimensions > kMostDimensions)
    cursor.refuse(Message("%1 should have %2 dimensions, more than the %3 that are allowed", what, dimensions,
                          kMostDimensions));
  for (std::uint32_t i = 0; i < dimensions; ++i)
    listed.shape.insert(listed.shape.begin(), clamped(cursor.take<std::uint64_t>(what)));
  const auto type = cursor.take<std::uint32_t>(what);
  const auto found = std::find_if(kElementTypes.begin(), kElementTypes.end(),
                                  [&](const ElementType& known) { return known.number == type; });
  if (found == kElementTypes.end())
    cursor.refuse(Message("%1 has elements of type %2, which is not known", what, type));
  listed.type = &*found;
  listed.offset = cursor.take<std::uint64_t>(what);
  return listed;
}

/// The data with its tensors.
class DataReader {
 public:
  DataReader(const Cursor& cursor, std::span<const std::byte> data, std::uint64_t alignment, GgufFile& file)
      : m_cursor(cursor), m_data(data), m_alignment(alignment), m_file(file) {}

  void add(const Listed& listed) {
    const Message what("tensor %1", inQuotes(listed.name));
    const DTypeBlock block = listed.type->dtype ? blockOf(*listed.type->dtype) : listed.type->block;
    const std::int64_t elements = checkedElementCount(listed.shape, DType::Float64);
    if (elements < 0)
      m_cursor.refuse(
          Message("%1 has shape %2, more elements than a file can hold", what, shapeText(listed.shape)));
    const std::int64_t row = listed.shape.empty() ? 1 : listed.shape.back();
    if (row % block.elements != 0)
      m_cursor.refuse(Message("%1 has rows of %2 numbers, and %3 comes in blocks of %4", what, row,
                              std::string(listed.type->name), block.elements));
    const auto bytes = static_cast<std::uint64_t>(elements / block.elements * block.bytes);
    place(what, listed.offset, bytes);
    if (!m_names.emplace(listed.name, listed.offset).second)
      m_cursor.refuse(Message("%1 is there twice", what));
    if (!listed.type->dtype) {
      m_file.unreadable.emplace(listed.name, listed.type->name);
      return;
    }
    TensorView view;
    view.name = listed.name;
    view.dtype = *listed.type->dtype;
    view.shape = listed.shape;
    view.data = m_data.data() + listed.offset;
    m_file.tensors.push_back(std::move(view));
  }

  /// No byte may belong to two tensors.
  void checkOverlap() {
    std::sort(m_places.begin(), m_places.end());
    for (std::size_t i = 1; i < m_places.size(); ++i) {
      if (m_places[i].first < m_places[i - 1].second)
        m_cursor.refuse(Message("two tensors overlap at byte %1 of the data", m_places[i].first));
    }
  }

 private:
  void place(const Message& what, std::uint64_t offset, std::uint64_t bytes) {
    if (offset % m_alignment != 0)
      m_cursor.refuse(Message("%1 begins at byte %2 of the data, which is no multiple of the alignment %3",
                              what, offset, m_alignment));
    if (offset > m_data.size() || bytes > m_data.size() - offset)
      m_cursor.refuse(Message(
          "%1 should be the %2 bytes from byte %3 of the data on, but the file holds only %4 bytes of data",
          what, bytes, offset, m_data.size()));
    if (bytes > 0) m_places.emplace_back(offset, offset + bytes);
  }

  const Cursor& m_cursor;
  std::span<const std::byte> m_data;
  std::uint64_t m_alignment;
  GgufFile& m_file;
  std::map<std::string, std::uint64_t> m_names;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> m_places;
};

std::uint64_t alignmentOf(const GgufFile& file) {
  const std::int64_t alignment = file.count("general.alignment", 32);
  if (alignment == 0 || alignment > (1 << 20) || (alignment & (alignment - 1)) != 0)
    file.fail("general.alignment", Message("must be a power of 2 of up to %1, not %2", 1 << 20, alignment));
  return static_cast<std::uint64_t>(alignment);
}

}  // namespace

bool looksLikeGguf(std::span<const std::byte> bytes) {
  return bytes.size() >= kMagic.size() && std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) == 0;
}

const TensorView* GgufFile::tensor(std::string_view name) const {
  const auto found =
      std::find_if(tensors.begin(), tensors.end(), [&](const auto& view) { return view.name == name; });
  return found != tensors.end() ? &*found : nullptr;
}

void GgufFile::fail(std::string_view key, const Message& problem) const {
  throw Error("%1: %2 %3.", file, std::string(key), problem);
}

std::string GgufFile::text(std::string_view key, std::string_view otherwise) const {
  const auto found = values.find(key);
  if (found == values.end()) return std::string(otherwise);
  const auto* value = std::get_if<std::string_view>(&found->second);
  if (value == nullptr) fail(key, Message("must be a text"));
  if (utf8::firstInvalid(*value)) fail(key, Message("is no text in UTF-8"));
  return std::string(*value);
}

std::int64_t GgufFile::count(std::string_view key, std::int64_t otherwise) const {
  const auto found = values.find(key);
  if (found == values.end()) return otherwise;
  const auto* value = std::get_if<std::int64_t>(&found->second);
  if (value == nullptr || *value < 0) fail(key, Message("must be a whole number from 0 on"));
  return *value;
}

double GgufFile::number(std::string_view key, double otherwise) const {
  const auto found = values.find(key);
  if (found == values.end()) return otherwise;
  if (const auto* whole = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*whole);
  const auto* value = std::get_if<double>(&found->second);
  if (value == nullptr || !std::isfinite(*value)) fail(key, Message("must be a number"));
  return *value;
}

bool GgufFile::flag(std::string_view key, bool otherwise) const {
  const auto found = values.find(key);
  if (found == values.end()) return otherwise;
  const auto* value = std::get_if<bool>(&found->second);
  if (value == nullptr) fail(key, Message("must be true or false"));
  return *value;
}

const GgufList* GgufFile::list(std::string_view key) const {
  const auto found = values.find(key);
  if (found == values.end()) return nullptr;
  const auto* value = std::get_if<GgufList>(&found->second);
  if (value == nullptr) fail(key, Message("must be a list"));
  return value;
}

GgufFile readGguf(std::span<const std::byte> bytes, const std::string& file) {
  GgufFile result;
  result.file = file;
  Cursor cursor(bytes, result.file);
  const Counts counts = readStart(cursor, file, bytes);
  readValues(cursor, counts.values, result);
  cursor.checkCount(counts.tensors, 24, phrase("tensors"));
  std::vector<Listed> listed;
  for (std::uint64_t i = 0; i < counts.tensors; ++i) listed.push_back(readTensorInfo(cursor, i));
  const std::uint64_t alignment = alignmentOf(result);
  const std::uint64_t begin = (cursor.place() + alignment - 1) / alignment * alignment;
  DataReader data(cursor, bytes.subspan(std::min<std::uint64_t>(begin, bytes.size())), alignment, result);
  for (const Listed& tensor : listed) data.add(tensor);
  data.checkOverlap();
  return result;
}

}  // namespace headlight
