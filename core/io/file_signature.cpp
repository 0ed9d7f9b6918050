#include "core/io/file_signature.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "core/error.h"
#include "core/io/zip_archive.h"
#include "core/utf8.h"

namespace headlight {
namespace {

struct Signature {
  std::string_view bytes;
  std::size_t offset;
  Phrase name;
};

using namespace std::string_view_literals;

constexpr std::array kSignatures = {
    Signature{"\x89PNG\r\n\x1a\n", 0, phrase("a PNG image")},
    Signature{"\xFF\xD8\xFF", 0, phrase("a JPEG image")},
    Signature{"GIF87a", 0, phrase("a GIF image")},
    Signature{"GIF89a", 0, phrase("a GIF image")},
    Signature{"II*\0"sv, 0, phrase("a TIFF image")},
    Signature{"MM\0*"sv, 0, phrase("a TIFF image")},
    Signature{"WEBP", 8, phrase("a WebP image")},
    Signature{"WAVE", 8, phrase("a WAV recording")},
    Signature{"\0\0\1\0"sv, 0, phrase("an icon")},
    Signature{"ftyp", 4, phrase("a film or a picture (MP4, HEIC)")},
    Signature{"ID3", 0, phrase("an MP3 recording")},
    Signature{"OggS", 0, phrase("an Ogg recording")},
    Signature{"fLaC", 0, phrase("a FLAC recording")},
    Signature{"%PDF-", 0, phrase("a PDF document")},
    Signature{"%!PS", 0, phrase("a PostScript document")},
    Signature{"{\\rtf", 0, phrase("an RTF document")},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, phrase("an older Office document; save it as .csv")},
    Signature{"\x89HDF\r\n\x1a\n", 0, phrase("an HDF5 file; save the array with np.save")},
    Signature{"PAR1", 0, phrase("a Parquet file; save the array with np.save")},
    Signature{"ARROW1", 0, phrase("an Arrow file; save the array with np.save")},
    Signature{"MATLAB 5.0 MAT-file", 0, phrase("a MATLAB file; save the array with np.save")},
    Signature{"CDF\x01", 0, phrase("a NetCDF file; save the array with np.save")},
    Signature{"CDF\x02", 0, phrase("a NetCDF file; save the array with np.save")},
    Signature{"GGUF", 0, phrase("a GGUF model")},
    Signature{"SQLite format 3\0"sv, 0, phrase("an SQLite database")},
    Signature{"\x1f\x8b", 0, phrase("a gzip archive; unpack it first")},
    Signature{"BZh", 0, phrase("a bzip2 archive; unpack it first")},
    Signature{"\xFD"
              "7zXZ\0"sv,
              0, phrase("an xz archive; unpack it first")},
    Signature{"\x28\xB5\x2F\xFD", 0, phrase("a Zstandard archive; unpack it first")},
    Signature{"7z\xBC\xAF\x27\x1C", 0, phrase("a 7z archive; unpack it first")},
    Signature{"Rar!\x1a\x07", 0, phrase("a RAR archive; unpack it first")},
    Signature{"ustar", 257, phrase("a tar archive; unpack it first")},
    Signature{"\x7f"
              "ELF",
              0, phrase("a program")},
    Signature{"MZ\x90\0"sv, 0, phrase("a program")},
    Signature{"\xCA\xFE\xBA\xBE", 0, phrase("a program")},
    Signature{"\0asm"sv, 0, phrase("a program")},
};

constexpr Phrase kTorchPickle = phrase(
    "a PyTorch file, which is a Python pickle, and pickles can run code; save the tensors with "
    "safetensors.torch.save_file, or as NumPy arrays with np.savez");
constexpr Phrase kPickle = phrase(
    "a Python pickle, and pickles can run code; save the tensors with safetensors.torch.save_file, or as "
    "NumPy arrays with np.savez");

/// Pickles of protocol 2 and later begin with 80 and the protocol; PyTorch's older format pickles its magic
/// number first.
Message pickleName(std::string_view text) {
  const bool pickle = text.size() > 2 && text[0] == '\x80' && text[1] >= 2 && text[1] <= 5 &&
                      text.find('.') != std::string_view::npos;
  if (!pickle) return {};
  const bool torch = text.starts_with("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19");
  return torch ? kTorchPickle : kPickle;
}

Message zipName(std::span<const std::byte> bytes) {
  if (!looksLikeZip(bytes)) return {};
  try {
    for (const ZipEntry& entry : readZipDirectory(bytes, {})) {
      if (entry.name.ends_with("/data.pkl")) return kTorchPickle;
      if (entry.name.starts_with("xl/")) return phrase("an Excel workbook; save it as .csv");
      if (entry.name.starts_with("word/")) return phrase("a Word document");
      if (entry.name == "content.xml") return phrase("an OpenDocument file; save it as .csv or text");
      if (entry.name.ends_with(".keras") || entry.name == "model.weights.h5") return phrase("a Keras model");
    }
  } catch (const Error&) {
    return phrase("a damaged ZIP archive");
  }
  return phrase("a ZIP archive without NumPy arrays");
}

/// "BM" may begin a text too, but hardly one whose bytes 2 to 5 are the file's size.
bool isBitmap(std::span<const std::byte> bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < 26 || std::memcmp(bytes.data(), "BM", 2) != 0) return false;
  std::memcpy(&size, bytes.data() + 2, sizeof size);
  return size == bytes.size();
}

/// Whether a text could begin with the signature, as one about "ID3 tags" does.
bool isPrintable(std::string_view signature) {
  return std::all_of(signature.begin(), signature.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// Documents that are text themselves, and that no other text begins like.
bool isTextFormat(std::string_view signature) {
  return signature == "%PDF-" || signature == "%!PS" || signature == "{\\rtf";
}

/// Whether there is a control character near the beginning that no text has.
bool hasControls(std::string_view text) {
  const std::string_view beginning = text.substr(0, 1024);
  return std::any_of(beginning.begin(), beginning.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7f || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  });
}

/// Bytes that begin as UTF-16 does are left to whoever decodes it.
bool hasUtf16Mark(std::string_view text) {
  return text.size() % 2 == 0 && (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"));
}

}  // namespace

Message foreignFormat(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const Signature& known : kSignatures) {
    if (text.size() < known.offset || !text.substr(known.offset).starts_with(known.bytes)) continue;
    if (isPrintable(known.bytes) && !isTextFormat(known.bytes) && !hasControls(text)) continue;
    return known.name;
  }
  if (isBitmap(bytes)) return phrase("a BMP image");
  const Message pickle = pickleName(text);
  return pickle.isEmpty() ? zipName(bytes) : pickle;
}

Message notText(std::span<const std::byte> bytes) {
  const Message foreign = foreignFormat(bytes);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!foreign.isEmpty() || hasUtf16Mark(text)) return foreign;
  // Numbers saved without a header are full of zeros; a text has hardly any.
  const std::string_view beginning = text.substr(0, 1 << 16);
  const auto zeros = static_cast<std::size_t>(std::count(beginning.begin(), beginning.end(), '\0'));
  if (zeros >= 8 && zeros > beginning.size() / 8) return phrase("binary data");
  return {};
}

}  // namespace headlight
