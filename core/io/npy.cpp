#include "core/io/npy.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/io/npy_header.h"

namespace headlight {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";

struct TypeName {
  std::string_view descr;
  DType type;
};
constexpr std::array kTypeNames = {
    TypeName{"<f4", DType::Float32}, TypeName{"<f2", DType::Float16}, TypeName{"<f8", DType::Float64},
    TypeName{"|b1", DType::Bool},    TypeName{"|i1", DType::Int8},    TypeName{"|u1", DType::UInt8},
    TypeName{"<i2", DType::Int16},   TypeName{"<u2", DType::UInt16},  TypeName{"<i4", DType::Int32},
    TypeName{"<u4", DType::UInt32},  TypeName{"<i8", DType::Int64},   TypeName{"<u8", DType::UInt64}};

[[noreturn]] void refuse(const std::string& file, const std::string& reason) {
  throw Error(file + " is not a NumPy array file: " + reason + ".");
}

/// Where the header's text lies.
struct Layout {
  std::size_t headerBegin = 0;
  std::size_t dataBegin = 0;
};

Layout readLayout(std::span<const std::byte> bytes, const std::string& file) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!text.starts_with(kMagic)) refuse(file, "it does not start with 93 \"NUMPY\"");
  if (bytes.size() < 8) refuse(file, "it ends within its version number");
  const int major = static_cast<int>(bytes[6]);
  const int minor = static_cast<int>(bytes[7]);
  if (major < 1 || major > 3 || minor != 0)
    refuse(file, "its version is " + std::to_string(major) + "." + std::to_string(minor) +
                     ", and 1.0, 2.0 and 3.0 are known");
  const std::size_t lengthBytes = major == 1 ? 2 : 4;
  if (bytes.size() < 8 + lengthBytes) refuse(file, "it ends within the length of its header");
  std::uint32_t length = 0;  // little-endian in the file and on every machine this is built for
  std::memcpy(&length, bytes.data() + 8, lengthBytes);
  const Layout layout{8 + lengthBytes, 8 + lengthBytes + length};
  if (layout.dataBegin > bytes.size())
    refuse(file, "its header should have " + std::to_string(length) + " bytes, but only " +
                     std::to_string(bytes.size() - layout.headerBegin) + " follow");
  return layout;
}

DType typeOf(const std::string& descr, const std::string& file) {
  for (const TypeName& known : kTypeNames)
    if (known.descr == descr) return known.type;
  if (descr.starts_with('>'))
    throw Error(file + ": descr '" + descr +
                "' is big-endian; only little-endian arrays are read (save array.astype('<f4')).");
  throw Error(file + ": descr '" + descr +
              "' is none of the element types that are read: <f4, <f2, <f8, |b1, |i1, |u1, <i2, <u2, <i4, "
              "<u4, <i8, <u8.");
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

}  // namespace

NpyFile readNpy(std::span<const std::byte> bytes, const std::string& file) {
  const Layout layout = readLayout(bytes, file);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const NpyHeader header =
      parseNpyHeader(text.substr(layout.headerBegin, layout.dataBegin - layout.headerBegin), file);
  NpyFile result;
  result.tensor.dtype = typeOf(header.descr, file);
  result.tensor.shape = header.shape;
  result.tensor.data = bytes.data() + layout.dataBegin;
  const std::size_t present = bytes.size() - layout.dataBegin;
  const std::int64_t count = checkedElementCount(header.shape, result.tensor.dtype);
  if (count < 0)
    throw Error(file + ": shape " + result.tensor.shapeText() + " has more elements than a file can hold.");
  if (result.tensor.byteCount() != present)
    throw Error(file + ": shape " + result.tensor.shapeText() + " of '" + header.descr + "' needs " +
                std::to_string(result.tensor.byteCount()) + " bytes, but " + std::to_string(present) +
                " follow the header.");
  if (header.fortranOrder && header.shape.size() > 1) {
    result.storage = toRowMajor(result.tensor);
    result.tensor.data = result.storage.get();
  }
  return result;
}

}  // namespace headlight
