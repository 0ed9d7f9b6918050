#include "ui/export/xml_text.h"

namespace headlight {

namespace {

constexpr char32_t kControlPictures = 0x2400;
constexpr char32_t kDeletePicture = 0x2421;

bool isNoncharacter(char32_t character) {
  return (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
}

/// What stands for the character in XML.
char32_t allowed(char32_t character) {
  if (character == '\t' || character == '\n' || character == '\r') return character;
  if (character < 0x20) return kControlPictures + character;
  if (character == 0x7F) return kDeletePicture;
  const bool control = character > 0x7F && character < 0xA0;
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (control || surrogate || isNoncharacter(character)) return QChar::ReplacementCharacter;
  return character;
}

}  // namespace

QString xmlText(const QString& text) {
  QString result;
  result.reserve(text.size());
  for (qsizetype i = 0; i < text.size(); ++i) {
    const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
    const char32_t character = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
    if (pair) ++i;
    const char32_t shown = allowed(character);
    result += QStringView(QChar::fromUcs4(shown));
  }
  return result;
}

}  // namespace headlight
