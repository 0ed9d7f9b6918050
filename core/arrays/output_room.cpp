#include "core/arrays/output_room.h"

#include <algorithm>

#include "core/error.h"
#include "core/io/available_room.h"

namespace headlight {

double leastFileBytes(DataFormat format, double cells) {
  switch (format) {
    case DataFormat::Safetensors:
    case DataFormat::Npy:
      return 4 * cells;
    case DataFormat::Json:
      return 3 * cells;  // "0," for a masked cell, and ten characters for most others
    case DataFormat::Csv:
      return 22 * cells;  // "decoder,0,0,0,0,a,a,0" and the end of the line
  }
  return 4 * cells;
}

void requireOutputRoom(const std::string& file, double bytes) {
  const std::int64_t there = availableDisk(file);
  if (bytes <= static_cast<double>(there)) return;
  throw Error(
      "Cannot write %1: it would have %2, and %3 are free on its disk; a shorter text, or one layer or head "
      "of it, is needed.",
      file, byteText(static_cast<std::int64_t>(std::min(bytes, 9e18))), byteText(there));
}

}  // namespace headlight
