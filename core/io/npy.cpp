#include "core/io/npy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/io/npy_header.h"
#include "core/utf8.h"

namespace headlight {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";

struct TypeName {
  std::string_view name;  // the descr less its byte order
  DType type;
};
constexpr std::array kTypeNames = {
    TypeName{"f4", DType::Float32}, TypeName{"f2", DType::Float16}, TypeName{"f8", DType::Float64},
    TypeName{"b1", DType::Bool},    TypeName{"i1", DType::Int8},    TypeName{"u1", DType::UInt8},
    TypeName{"i2", DType::Int16},   TypeName{"u2", DType::UInt16},  TypeName{"i4", DType::Int32},
    TypeName{"u4", DType::UInt32},  TypeName{"i8", DType::Int64},   TypeName{"u8", DType::UInt64},
    TypeName{"V2", DType::BFloat16}};

[[noreturn]] void refuse(const std::string& file, const Message& reason) {
  throw Error("%1 is not a NumPy array file: %2.", file, reason);
}

struct NpyTextType {
  std::size_t characterBytes = 4;
  bool bigEndian = false;
};

/// Where the header's text lies.
struct Layout {
  std::size_t headerBegin = 0;
  std::size_t dataBegin = 0;
};

Layout readLayout(std::span<const std::byte> bytes, const std::string& file) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!text.starts_with(kMagic)) refuse(file, Message("it does not start with 93 \"NUMPY\""));
  if (bytes.size() < 8) refuse(file, Message("it ends within its version number"));
  const int major = static_cast<int>(bytes[6]);
  const int minor = static_cast<int>(bytes[7]);
  if (major < 1 || major > 3 || minor != 0)
    refuse(file, Message("its version is %1.%2, and 1.0, 2.0 and 3.0 are known", major, minor));
  const std::size_t lengthBytes = major == 1 ? 2 : 4;
  if (bytes.size() < 8 + lengthBytes) refuse(file, Message("it ends within the length of its header"));
  std::uint32_t length = 0;  // little-endian in the file and on every machine this is built for
  std::memcpy(&length, bytes.data() + 8, lengthBytes);
  const Layout layout{8 + lengthBytes, 8 + lengthBytes + length};
  if (layout.dataBegin > bytes.size())
    refuse(file, Message("its header should have %1 bytes, but only %2 follow", length,
                         bytes.size() - layout.headerBegin));
  return layout;
}

/// The byte order that a descr begins with; types of one byte and raw bytes have none.
char orderOf(const std::string& descr) {
  return descr.empty() || std::string_view("<>=|").find(descr.front()) == std::string_view::npos
             ? '='
             : descr.front();
}

std::string_view nameIn(const std::string& descr) {
  std::string_view name = descr;
  if (!name.empty() && std::string_view("<>=|").find(name.front()) != std::string_view::npos)
    name.remove_prefix(1);
  return name;
}

DType typeOf(const std::string& descr, const std::string& file) {
  for (const TypeName& known : kTypeNames)
    if (known.name == nameIn(descr)) return known.type;
  if (nameIn(descr).starts_with('O'))
    throw Error(
        "%1: descr '|O' means pickled Python objects, which are not read; save an array of numbers "
        "(np.stack(list) where the shapes agree, else np.savez with one array for each).",
        file);
  throw Error(
      "%1: descr '%2' is none of the element types that are read: floating-point numbers of 2, 4 and 8 "
      "bytes, bfloat16, whole numbers and booleans (save array.astype('float32')).",
      file, descr);
}

/// A copy with the bytes of every element the other way round.
std::shared_ptr<const std::byte[]> swapped(const TensorView& tensor) {
  const std::size_t size = sizeOf(tensor.dtype);
  std::shared_ptr<std::byte[]> copy(new std::byte[tensor.byteCount()]);
  for (std::size_t begin = 0; begin < tensor.byteCount(); begin += size)
    std::reverse_copy(tensor.data + begin, tensor.data + begin + size, copy.get() + begin);
  return copy;
}

/// Copies from Fortran order, where the first index runs fastest, to row-major order.
std::shared_ptr<const std::byte[]> toRowMajor(const TensorView& tensor) {
  const std::size_t size = sizeOf(tensor.dtype);
  const auto count = static_cast<std::size_t>(tensor.elementCount());
  std::shared_ptr<std::byte[]> copy(new std::byte[count * size]);
  std::vector<std::int64_t> strides(tensor.shape.size(), 1);
  for (std::size_t i = 1; i < strides.size(); ++i) strides[i] = strides[i - 1] * tensor.shape[i - 1];
  std::vector<std::int64_t> index(tensor.shape.size(), 0);
  std::int64_t source = 0;
  for (std::size_t target = 0; target < count; ++target) {
    std::memcpy(copy.get() + target * size, tensor.data + static_cast<std::size_t>(source) * size, size);
    for (std::size_t axis = index.size(); axis-- > 0;) {
      source += strides[axis];
      if (++index[axis] < tensor.shape[axis]) break;
      source -= strides[axis] * tensor.shape[axis];
      index[axis] = 0;
    }
  }
  return copy;
}

NpyHeader headerOf(std::span<const std::byte> bytes, const Layout& layout, const std::string& file) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return parseNpyHeader(text.substr(layout.headerBegin, layout.dataBegin - layout.headerBegin), file);
}

/// One text of an array of texts: the elements are padded with zeros.
std::string textAt(const std::byte* data, std::size_t length, const NpyTextType& type) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    if (type.characterBytes == 1) {
      text += static_cast<char>(data[i]);
      continue;
    }
    std::array<unsigned char, 4> bytes{};
    std::memcpy(bytes.data(), data + i * 4, 4);
    if (type.bigEndian) std::reverse(bytes.begin(), bytes.end());
    char32_t character = 0;
    for (std::size_t k = 4; k-- > 0;) character = character << 8 | bytes[k];
    const bool scalar = character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF);
    utf8::append(text, scalar ? character : U'\xFFFD');
  }
  text.erase(text.find_last_not_of('\0') + 1);
  return text;
}

}  // namespace

NpyHeader readNpyHeader(std::span<const std::byte> bytes, const std::string& file) {
  return headerOf(bytes, readLayout(bytes, file), file);
}

std::optional<DType> npyDType(const std::string& descr) {
  for (const TypeName& known : kTypeNames)
    if (known.name == nameIn(descr)) return known.type;
  return std::nullopt;
}

bool holdsTexts(const NpyHeader& header) {
  const std::string_view name = nameIn(header.descr);
  return name.size() > 1 && (name.front() == 'U' || name.front() == 'S' || name.front() == 'a') &&
         std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> readNpyTexts(std::span<const std::byte> bytes, const std::string& file) {
  const Layout layout = readLayout(bytes, file);
  const NpyHeader header = headerOf(bytes, layout, file);
  if (!holdsTexts(header)) throw Error("%1: expected texts, found '%2'.", file, header.descr);
  const std::string_view name = nameIn(header.descr);
  std::uint32_t length = 0;
  std::from_chars(name.data() + 1, name.data() + name.size(), length);
  const NpyTextType type{name.front() == 'U' ? std::size_t{4} : std::size_t{1}, header.descr.front() == '>'};
  const std::size_t size = length * type.characterBytes;
  const std::size_t present = bytes.size() - layout.dataBegin;
  const std::int64_t count = checkedElementCount(header.shape, DType::UInt8);
  const bool fits =
      count >= 0 && (size == 0 ? present == 0 && count <= 1 << 20
                               : static_cast<std::uint64_t>(count) == present / size && present % size == 0);
  if (!fits)
    throw Error("%1: shape %2 of '%3' does not fit the %4 bytes that follow the header.", file,
                shapeText(header.shape), header.descr, present);
  std::vector<std::string> texts;
  for (std::int64_t i = 0; i < count; ++i)
    texts.push_back(
        textAt(bytes.data() + layout.dataBegin + static_cast<std::size_t>(i) * size, length, type));
  return texts;
}

NpyFile readNpy(std::span<const std::byte> bytes, const std::string& file) {
  const Layout layout = readLayout(bytes, file);
  const NpyHeader header = headerOf(bytes, layout, file);
  NpyFile result;
  result.tensor.dtype = typeOf(header.descr, file);
  result.tensor.shape = header.shape;
  result.tensor.data = bytes.data() + layout.dataBegin;
  const std::size_t present = bytes.size() - layout.dataBegin;
  const std::int64_t count = checkedElementCount(header.shape, result.tensor.dtype);
  if (count < 0)
    throw Error("%1: shape %2 has more elements than a file can hold.", file, result.tensor.shapeText());
  if (result.tensor.byteCount() != present)
    throw Error("%1: shape %2 of '%3' needs %4 bytes, but %5 follow the header.", file,
                result.tensor.shapeText(), header.descr, result.tensor.byteCount(), present);
  if (orderOf(header.descr) == '>' && sizeOf(result.tensor.dtype) > 1) {
    result.storage = swapped(result.tensor);
    result.tensor.data = result.storage.get();
  }
  if (header.fortranOrder && header.shape.size() > 1) {
    result.storage = toRowMajor(result.tensor);
    result.tensor.data = result.storage.get();
  }
  return result;
}

}  // namespace headlight
