#include "core/arrays/array_labels.h"
#include "core/arrays/array_readers.h"
#include "core/io/safetensors.h"

namespace headlight {

ArrayContent readSafetensorsArrays(std::span<const std::byte> bytes, const std::string& file) {
  const SafetensorsFile read = readSafetensors(bytes, file);
  ArrayContent content;
  content.file = file;
  for (const TensorView& tensor : read.tensors) content.tensors.push_back({tensor.name, tensor, nullptr, 0});
  for (const auto& [name, text] : read.metadata) {
    if (name == "description") content.description = text;
    if (!isLabelName(name)) continue;
    const bool list = text.find_first_not_of(" \t\r\n") != std::string::npos &&
                      text[text.find_first_not_of(" \t\r\n")] == '[';
    content.labels[name] = {parseLabels(text, file + ": metadata " + name), !list};
  }
  return content;
}

}  // namespace headlight
