#include "core/tokenizer/normalizers/unicode_normalizer.h"

#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#include "core/error.h"
#include "core/utf8.h"

namespace headlight {

namespace {

using Form = UnicodeNormalizer::Form;

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw Error("ICU's normalization data is missing (%1).", u_errorName(status));
}

// The normalizer of the tokenizers library is that of Unicode 9; characters that came later are left alone.
const UNormalizer2* limitedToUnicode9(const UNormalizer2* form) {
  UErrorCode status = U_ZERO_ERROR;
  static const USet* const known = uset_openPattern(u"[:age=9.0:]", -1, &status);
  check(status);
  const UNormalizer2* limited = unorm2_openFiltered(form, known, &status);
  check(status);
  return limited;
}

const UNormalizer2* formOf(const UNormalizer2* (*instance)(UErrorCode*)) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* form = instance(&status);
  check(status);
  return limitedToUnicode9(form);
}

const UNormalizer2* instanceOf(Form form) {
  // They live as long as the program, as ICU's own do.
  static const UNormalizer2* const composed = formOf(unorm2_getNFCInstance);
  static const UNormalizer2* const decomposed = formOf(unorm2_getNFDInstance);
  static const UNormalizer2* const compatiblyComposed = formOf(unorm2_getNFKCInstance);
  static const UNormalizer2* const compatiblyDecomposed = formOf(unorm2_getNFKDInstance);
  switch (form) {
    case Form::C:
      return composed;
    case Form::D:
      return decomposed;
    case Form::KC:
      return compatiblyComposed;
    case Form::KD:
      return compatiblyDecomposed;
  }
  return composed;
}

std::string normalized(const UNormalizer2* form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string wide(text.size(), u'\0');
  int32_t length = 0;
  u_strFromUTF8(wide.data(), static_cast<int32_t>(wide.size()), &length, text.data(),
                static_cast<int32_t>(text.size()), &status);
  // The longest expansion of a character is 18 units (UAX #15, annex 10).
  std::u16string result(static_cast<std::size_t>(length) * 18 + 1, u'\0');
  const int32_t resultLength = unorm2_normalize(form, wide.data(), length, result.data(),
                                                static_cast<int32_t>(result.size()), &status);
  std::string bytes(static_cast<std::size_t>(resultLength) * 3, '\0');
  int32_t byteLength = 0;
  u_strToUTF8(bytes.data(), static_cast<int32_t>(bytes.size()), &byteLength, result.data(), resultLength,
              &status);
  if (U_FAILURE(status)) throw Error("ICU cannot normalize a text (%1).", u_errorName(status));
  bytes.resize(static_cast<std::size_t>(byteLength));
  return bytes;
}

}  // namespace

// The text is taken in the stretches between normalization boundaries (a letter with its accents, say), which
// normalize independently, so that every byte knows the stretch it came from.
AlignedText UnicodeNormalizer::apply(const AlignedText& text) const {
  const UNormalizer2* form = instanceOf(m_form);
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    const char32_t first = utf8::next(bytes, end);
    const bool plain = first < 0x80 || unorm2_isInert(form, static_cast<UChar32>(first));
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x80) {
      std::size_t next = end;
      if (unorm2_hasBoundaryBefore(form, static_cast<UChar32>(utf8::next(bytes, next)))) break;
      end = next;
    }
    const std::string_view stretch = bytes.substr(at, end - at);
    const bool single = stretch.size() == utf8::lengthFromLead(static_cast<unsigned char>(bytes[at]));
    if (plain && single) {
      builder.keep(stretch.size());
    } else {
      const std::string result = normalized(form, stretch);
      if (result == stretch) {
        builder.keep(stretch.size());
      } else {
        builder.replace(stretch.size(), result);
      }
    }
    at = end;
  }
  return builder.finish();
}

}  // namespace headlight
