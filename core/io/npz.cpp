#include "core/io/npz.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/error.h"
#include "core/io/available_room.h"

namespace headlight {
namespace {

constexpr std::string_view kExtension = ".npy";
/// More than the header of any array of numbers; np.save pads it to a multiple of 64.
constexpr std::size_t kHeaderBytes = 64 << 10;

bool isNpy(const ZipEntry& entry) { return entry.name.ends_with(kExtension); }

std::shared_ptr<const std::vector<std::byte>> unpackChecked(const NpzArray& array, const std::string& file) {
  requireMemory(array.entry.size, Message("%1: %2", file, array.name));
  return std::make_shared<const std::vector<std::byte>>(unpack(array.entry, file));
}

}  // namespace

bool holdsNpy(const std::vector<ZipEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(), isNpy);
}

std::vector<NpzArray> readNpzDirectory(std::span<const std::byte> bytes, const std::string& file) {
  std::vector<NpzArray> arrays;
  for (ZipEntry& entry : readZipDirectory(bytes, file)) {
    if (!isNpy(entry)) continue;
    NpzArray array;
    array.name = entry.name.substr(0, entry.name.size() - kExtension.size());
    array.header = readNpyHeader(unpackBeginning(entry, kHeaderBytes, file), file + ": " + array.name);
    array.entry = std::move(entry);
    arrays.push_back(std::move(array));
  }
  std::sort(arrays.begin(), arrays.end(),
            [](const NpzArray& a, const NpzArray& b) { return a.name < b.name; });
  return arrays;
}

UnpackedNpy unpackNpy(const NpzArray& array, const std::string& file) {
  UnpackedNpy unpacked;
  unpacked.bytes = unpackChecked(array, file);
  unpacked.file = readNpy(*unpacked.bytes, file + ": " + array.name);
  unpacked.file.tensor.name = array.name;
  return unpacked;
}

std::vector<std::string> unpackNpyTexts(const NpzArray& array, const std::string& file) {
  return readNpyTexts(*unpackChecked(array, file), file + ": " + array.name);
}

}  // namespace headlight
