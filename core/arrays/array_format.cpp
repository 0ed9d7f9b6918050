#include "core/arrays/array_format.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/arrays/array_assembly.h"
#include "core/arrays/array_readers.h"
#include "core/arrays/csv_long.h"
#include "core/error.h"
#include "core/io/file_signature.h"
#include "core/io/npz.h"
#include "core/io/text_encoding.h"

namespace headlight {
namespace {

/// A text that is looked through for JSON although its name does not say so.
constexpr std::size_t kLargestGuess = 64 << 20;

bool looksLikeSafetensors(std::string_view bytes) {
  std::uint64_t length = 0;
  if (bytes.size() < 10) return false;
  std::memcpy(&length, bytes.data(), sizeof length);
  return length >= 2 && length <= bytes.size() - 8 && bytes[8] == '{';
}

bool hasExtension(const std::string& file, std::string_view extension) {
  if (file.size() < extension.size()) return false;
  return std::equal(extension.rbegin(), extension.rend(), file.rbegin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

bool hasExtension(const std::string& file, std::initializer_list<std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view extension) { return hasExtension(file, extension); });
}

bool isNpzArchive(std::span<const std::byte> bytes) {
  try {
    return looksLikeZip(bytes) && holdsNpy(readZipDirectory(bytes, {}));
  } catch (const Error&) {
    return false;
  }
}

/// Whether a text is JSON with an array of at least two dimensions in it.
bool holdsJsonArray(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text.size() > kLargestGuess) return false;
  if (text[begin] != '{' && text[begin] != '[') return false;
  try {
    const ArrayContent content = readJsonArrays(parseJsonTree(text, {}), {});
    return std::any_of(content.tensors.begin(), content.tensors.end(), [](const NamedTensor& tensor) {
      return isFloatingPoint(tensor.tensor.dtype) && tensor.tensor.shape.size() >= 2;
    });
  } catch (const Error&) {
    return false;
  }
}

bool holdsLongTable(std::string_view text) {
  std::vector<std::string> header;
  try {
    const Table table = tableOf(text.substr(0, 64 << 10), {});
    CsvReader reader(table.body, {}, table.format.dialect);
    return reader.nextRow(header) && longColumnsOf(header).has_value() && reader.nextRow(header) &&
           std::count_if(header.begin(), header.end(), [&](const std::string& field) {
             return numberIn(field, table.format.decimalComma).has_value();
           }) >= 3;
  } catch (const Error&) {
    return false;
  }
}

ArrayFormat textFormatOf(std::span<const std::byte> bytes) {
  DecodedText decoded;
  decodeText(bytes, decoded);
  // A text that is not in UTF-8 is refused as such.
  if (!decoded.note.isEmpty()) return ArrayFormat::None;
  if (holdsJsonArray(decoded.text)) return ArrayFormat::Json;
  const bool table = looksLikeNumberTable(decoded.text) || holdsLongTable(decoded.text);
  return table ? ArrayFormat::Table : ArrayFormat::None;
}

[[noreturn]] void refuse(const std::string& file, const Message& found) {
  throw Error(
      "%1: expected an attention array (.safetensors, .npy, .npz, .json, .csv, .tsv or a .txt of numbers), "
      "found %2.",
      file, found);
}

/// What a file is that holds no array.
Message describe(std::span<const std::byte> bytes) {
  const Message other = notText(bytes);
  if (!other.isEmpty()) return other;
  DecodedText decoded;
  decodeText(bytes, decoded);
  if (!decoded.note.isEmpty()) return phrase("binary data");
  return bytes.empty() ? phrase("an empty file") : phrase("a text without one");
}

ImportedFile readText(std::span<const std::byte> bytes, ArrayFormat format, const std::string& file) {
  DecodedText decoded;
  decodeText(bytes, decoded);
  ImportedFile imported = format == ArrayFormat::Json
                              ? assembleArrays(readJsonArrays(parseJsonTree(decoded.text, file), file))
                              : readCsvAttention(decoded.text, file);
  if (!decoded.note.isEmpty()) imported.notes.insert(imported.notes.begin(), decoded.note);
  return imported;
}

}  // namespace

ArrayFormat arrayFormatOf(std::span<const std::byte> bytes, const std::string& file) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.starts_with("\x93NUMPY")) return ArrayFormat::Npy;
  if (isNpzArchive(bytes)) return ArrayFormat::Npz;
  if (looksLikeSafetensors(text)) return ArrayFormat::Safetensors;
  const bool foreign = !notText(bytes).isEmpty();
  if (hasExtension(file, ".npy")) return ArrayFormat::Npy;
  if (hasExtension(file, ".npz")) return ArrayFormat::Npz;
  if (hasExtension(file, ".safetensors")) return ArrayFormat::Safetensors;
  if (hasExtension(file, {".json", ".jsonl", ".ndjson"})) return ArrayFormat::Json;
  if (hasExtension(file, {".csv", ".tsv"})) return ArrayFormat::Table;
  return foreign ? ArrayFormat::None : textFormatOf(bytes);
}

ImportedFile readArrayFile(std::span<const std::byte> bytes, const std::string& file) {
  const ArrayFormat format = arrayFormatOf(bytes, file);
  switch (format) {
    case ArrayFormat::Safetensors:
      return assembleArrays(readSafetensorsArrays(bytes, file));
    case ArrayFormat::Npy:
      return assembleArrays(readNpyArrays(bytes, file));
    case ArrayFormat::Npz:
      return assembleArrays(readNpzArrays(bytes, file));
    case ArrayFormat::Json:
    case ArrayFormat::Table: {
      const Message other = notText(bytes);
      if (!other.isEmpty()) refuse(file, other);
      return readText(bytes, format, file);
    }
    case ArrayFormat::None:
      break;
  }
  refuse(file, describe(bytes));
}

}  // namespace headlight
