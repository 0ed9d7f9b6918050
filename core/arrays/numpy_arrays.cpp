#include "core/arrays/array_labels.h"
#include "core/arrays/array_readers.h"
#include "core/io/npz.h"

namespace headlight {

namespace {

constexpr Phrase kBrainNote = phrase("Two raw bytes an element (V2) were read as bfloat16.");

bool isRaw(const NpyHeader& header) { return header.descr.ends_with("V2"); }

/// An array of which only type and shape are known: enough for one that is passed over.
NamedTensor headerOnly(const NpzArray& array, DType type) {
  NamedTensor tensor;
  tensor.name = array.name;
  tensor.tensor.name = array.name;
  tensor.tensor.dtype = type;
  tensor.tensor.shape = array.header.shape;
  return tensor;
}

void addArray(const NpzArray& array, const std::string& file, ArrayContent& content) {
  if (holdsTexts(array.header)) {
    if (isLabelName(array.name)) content.labels[array.name] = {unpackNpyTexts(array, file), false};
    content.others.push_back(array.name);
    return;
  }
  const auto type = npyDType(array.header.descr);
  if (!type) {
    content.others.push_back(array.name);
    return;
  }
  if (!isFloatingPoint(*type)) {
    content.tensors.push_back(headerOnly(array, *type));
    return;
  }
  const UnpackedNpy unpacked = unpackNpy(array, file);
  NamedTensor tensor{array.name, unpacked.file.tensor, unpacked.bytes, 0};
  if (unpacked.file.storage) tensor.storage = unpacked.file.storage;
  content.tensors.push_back(std::move(tensor));
  if (isRaw(array.header) && content.notes.empty()) content.notes.emplace_back(kBrainNote);
}

}  // namespace

ArrayContent readNpyArrays(std::span<const std::byte> bytes, const std::string& file) {
  const NpyFile read = readNpy(bytes, file);
  ArrayContent content;
  content.file = file;
  content.tensors.push_back({{}, read.tensor, read.storage, 0});
  if (isRaw(readNpyHeader(bytes, file))) content.notes.emplace_back(kBrainNote);
  return content;
}

ArrayContent readNpzArrays(std::span<const std::byte> bytes, const std::string& file) {
  ArrayContent content;
  content.file = file;
  for (const NpzArray& array : readNpzDirectory(bytes, file)) addArray(array, file, content);
  return content;
}

}  // namespace headlight
