#include "core/io/safetensors.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <tuple>
#include <utility>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"

namespace headlight {
namespace {

constexpr std::uint64_t kLargestHeader = 100'000'000;
constexpr std::array kTypes = {DType::Float32, DType::Float16, DType::BFloat16, DType::Float64, DType::Int8,
                               DType::UInt8,   DType::Int16,   DType::UInt16,   DType::Int32,   DType::UInt32,
                               DType::Int64,   DType::UInt64,  DType::Bool,     DType::Float8};

/// Element types that safetensors files may have and that nothing here reads. A tensor of one of them may lie
/// in a file whose other tensors are wanted; its bytes are only counted.
constexpr std::array<std::string_view, 15> kUnreadTypes = {
    "F4", "F6_E2M3", "F6_E3M2", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ", "F8_E4M3FN",
    "I4", "U4",      "I2",      "U2",      "C32",     "C64",         "C128"};

[[noreturn]] void refuse(const std::string& file, const Message& reason) {
  throw Error("%1 is not a safetensors file: %2.", file, reason);
}

/// The header's text, once its length is known to fit.
std::string_view headerText(std::span<const std::byte> bytes, const std::string& file) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.starts_with("version https://git-lfs"))
    throw Error("%1 is only a Git LFS pointer to the real file; fetch that with \"git lfs pull\".", file);
  if (bytes.size() < sizeof(std::uint64_t))
    refuse(file, Message("it has %1 bytes, and the length of its header takes 8", bytes.size()));
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), sizeof(length));
  const std::uint64_t rest = bytes.size() - sizeof(length);
  if (length > rest)
    refuse(file, Message("its header should have %1 bytes, but only %2 follow", length, rest));
  if (length > kLargestHeader)
    refuse(file, Message("its header should have %1 bytes, more than the %2 that are allowed", length,
                         kLargestHeader));
  const std::string_view header = text.substr(sizeof(length), length);
  if (!header.starts_with('{')) refuse(file, Message("its header does not start with \"{\""));
  return header;
}

/// A tensor's place in the data.
struct Placed {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  TensorView view;
};

/// One tensor's entry of the header, with what messages need.
class EntryReader {
 public:
  EntryReader(const std::string& file, const std::string& name, const nlohmann::json& entry)
      : m_file(file), m_name(name), m_entry(entry) {}

  /// The dtype of a tensor that is not read; empty for all others.
  std::string unreadType() const {
    if (!m_entry.is_object()) return {};
    const auto value = m_entry.find("dtype");
    if (value == m_entry.end() || !value->is_string()) return {};
    const auto& name = value->get_ref<const std::string&>();
    return std::find(kUnreadTypes.begin(), kUnreadTypes.end(), name) != kUnreadTypes.end() ? name : "";
  }

  /// Where in `data` a tensor of an unread type lies.
  Placed place(std::span<const std::byte> data) const {
    Placed placed;
    placed.view.name = m_name;
    std::tie(placed.begin, placed.end) = offsets(data);
    (void)shape();
    return placed;
  }

  /// The view into `data` and its place there.
  Placed read(std::span<const std::byte> data) const {
    if (!m_entry.is_object()) fail(Message("must be an object with dtype, shape and data_offsets"));
    Placed placed;
    TensorView& view = placed.view;
    view.name = m_name;
    view.dtype = dtype();
    view.shape = shape();
    const std::int64_t count = checkedElementCount(view.shape, view.dtype);
    if (count < 0) fail(Message("has shape %1, more elements than a file can hold", view.shapeText()));
    std::tie(placed.begin, placed.end) = offsets(data);
    if (placed.end - placed.begin != view.byteCount())
      fail(Message("of shape %1 and dtype %2 needs %3 bytes, but its data_offsets %4 hold %5",
                   view.shapeText(), std::string(nameOf(view.dtype)), view.byteCount(), offsetsText(),
                   placed.end - placed.begin));
    view.data = data.data() + placed.begin;
    return placed;
  }

 private:
  [[noreturn]] void fail(const Message& problem) const {
    throw Error("%1: tensor \"%2\" %3.", m_file, m_name, problem);
  }

  const nlohmann::json& field(const char* key) const {
    const auto found = m_entry.find(key);
    if (found == m_entry.end()) fail(Message("has no %1", key));
    return *found;
  }

  DType dtype() const {
    const nlohmann::json& value = field("dtype");
    std::string known;
    for (const DType type : kTypes) {
      if (value.is_string() && value.get_ref<const std::string&>() == nameOf(type)) return type;
      known += (known.empty() ? "" : ", ") + std::string(nameOf(type));
    }
    fail(Message("has dtype %1, which is none of %2", briefJson(value), known));
  }

  std::vector<std::int64_t> unsignedList(const char* key) const {
    const nlohmann::json& value = field(key);
    std::vector<std::int64_t> list;
    bool valid = value.is_array();
    for (std::size_t i = 0; valid && i < value.size(); ++i) {
      valid = value[i].is_number_unsigned() && value[i].get<std::uint64_t>() <= INT64_MAX;
      if (valid) list.push_back(value[i].get<std::int64_t>());
    }
    if (!valid) fail(Message("must have a list of whole numbers from 0 on as %1", key));
    return list;
  }

  std::vector<std::int64_t> shape() const { return unsignedList("shape"); }

  std::string offsetsText() const { return shapeText(unsignedList("data_offsets")); }

  std::pair<std::uint64_t, std::uint64_t> offsets(std::span<const std::byte> data) const {
    const std::vector<std::int64_t> offsets = unsignedList("data_offsets");
    if (offsets.size() != 2 || offsets[0] > offsets[1])
      fail(Message("must have data_offsets [begin, end] with begin <= end, not %1", shapeText(offsets)));
    if (static_cast<std::uint64_t>(offsets[1]) > data.size())
      fail(Message("has data_offsets %1, but the file holds only %2 bytes of data", shapeText(offsets),
                   data.size()));
    return {static_cast<std::uint64_t>(offsets[0]), static_cast<std::uint64_t>(offsets[1])};
  }

  const std::string& m_file;
  const std::string& m_name;
  const nlohmann::json& m_entry;
};

std::map<std::string, std::string> readMetadata(const nlohmann::json& value, const std::string& file) {
  std::map<std::string, std::string> metadata;
  bool valid = value.is_object();
  if (valid) {
    for (const auto& [key, text] : value.items()) {
      valid = valid && text.is_string();
      if (valid) metadata.emplace(key, text.get<std::string>());
    }
  }
  if (!valid) throw Error("%1: __metadata__ must be an object whose values are texts.", file);
  return metadata;
}

/// The data must be covered from the first to the last byte, each byte by one tensor.
void checkCoverage(std::vector<Placed>& placed, std::uint64_t dataSize, const std::string& file) {
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::uint64_t covered = 0;
  const auto refuseHole = [&](std::uint64_t end) {
    throw Error("%1: bytes %2 to %3 of the data belong to no tensor.", file, covered, end);
  };
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (placed[i].begin < covered)
      throw Error("%1: tensors \"%2\" and \"%3\" overlap in the data.", file, placed[i - 1].view.name,
                  placed[i].view.name);
    if (placed[i].begin > covered) refuseHole(placed[i].begin);
    covered = placed[i].end;
  }
  if (covered < dataSize) refuseHole(dataSize);
}

}  // namespace

const TensorView* SafetensorsFile::find(std::string_view name) const {
  const auto found = std::lower_bound(
      tensors.begin(), tensors.end(), name,
      [](const TensorView& tensor, std::string_view wanted) { return tensor.name < wanted; });
  return found != tensors.end() && found->name == name ? &*found : nullptr;
}

SafetensorsFile readSafetensors(std::span<const std::byte> bytes, const std::string& file) {
  const std::string_view text = headerText(bytes, file);
  const nlohmann::json header =
      parseJson(text, file + " (its header)", {.maxDepth = 8, .refuseDuplicateKeys = true});
  const std::span<const std::byte> data = bytes.subspan(sizeof(std::uint64_t) + text.size());
  SafetensorsFile result;
  result.file = file;
  std::vector<Placed> placed;
  for (const auto& [name, entry] : header.items()) {
    if (name == "__metadata__") {
      result.metadata = readMetadata(entry, file);
      continue;
    }
    const EntryReader reader(file, name, entry);
    const std::string unread = reader.unreadType();
    if (!unread.empty()) result.unreadable.emplace(name, unread);
    placed.push_back(unread.empty() ? reader.read(data) : reader.place(data));
  }
  checkCoverage(placed, data.size(), file);
  for (Placed& tensor : placed)
    if (!result.unreadable.contains(tensor.view.name)) result.tensors.push_back(std::move(tensor.view));
  std::sort(result.tensors.begin(), result.tensors.end(),
            [](const TensorView& a, const TensorView& b) { return a.name < b.name; });
  return result;
}

}  // namespace headlight
