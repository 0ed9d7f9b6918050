#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/io/npy.h"
#include "core/io/zip_archive.h"

// A NumPy archive (np.savez, np.savez_compressed): a ZIP archive with one .npy file for each array, whose
// name less ".npy" is the array's.

namespace headlight {

struct NpzArray {
  std::string name;
  ZipEntry entry;
  NpyHeader header;
};

/// Whether any entry is a .npy file.
bool holdsNpy(const std::vector<ZipEntry>& entries);

/// The arrays by ascending name with their headers; no data is unpacked. Entries that are no .npy files are
/// left out. `bytes` must outlive the result. Throws Error naming file and entry.
std::vector<NpzArray> readNpzDirectory(std::span<const std::byte> bytes, const std::string& file);

struct UnpackedNpy {
  NpyFile file;
  std::shared_ptr<const std::vector<std::byte>> bytes;  // what the tensor points into, unless it has a copy
};
/// Throws Error naming file and entry, and where the unpacked array does not fit into memory.
UnpackedNpy unpackNpy(const NpzArray& array, const std::string& file);
std::vector<std::string> unpackNpyTexts(const NpzArray& array, const std::string& file);

}  // namespace headlight
