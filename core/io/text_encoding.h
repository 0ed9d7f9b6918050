#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/message.h"

namespace headlight {

/// A text file's content as UTF-8.
struct DecodedText {
  std::string_view text;  // into the file's bytes, or into `converted`
  std::string converted;
  Message note;  // "It is not in UTF-8 and was read as Windows-1252.", or empty
  DecodedText() = default;
  DecodedText(const DecodedText&) = delete;  // the view may point into the object
  DecodedText& operator=(const DecodedText&) = delete;
};

/// Decodes a file that holds a table or JSON:
/// - UTF-8, with or without the byte order mark EF BB BF, which is left out
/// - UTF-16 with the byte order mark FF FE or FE FF ("Unicode text" of spreadsheets)
/// - anything else as Windows-1252, with a note
/// `bytes` must outlive the result. Lone surrogates become U+FFFD.
void decodeText(std::span<const std::byte> bytes, DecodedText& decoded);

}  // namespace headlight
