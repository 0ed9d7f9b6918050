#pragma once

namespace headlight::characters {

// What single characters are to Hugging Face's tokenizers library. Several of its parts are bound to the
// Unicode of their year: a character that came later is plain text to them, so that a newer library of
// ours does not change the tokens of a checkpoint.

/// ASCII punctuation and the general category P of Unicode 8: BertPreTokenizer, Punctuation.
bool isPunctuation(char32_t c);
/// Control, format, private use: what BertNormalizer's clean_text drops. Tab and line ends are not.
bool isControl(char32_t c);
/// The general category Mn of Unicode 8: what BertNormalizer's strip_accents drops.
bool isNonspacingMark(char32_t c);
/// The general category M of Unicode 9: what StripAccents drops.
bool isCombiningMark(char32_t c);
/// The property White_Space.
bool isWhiteSpace(char32_t c);
/// The general category N: Digits.
bool isNumeric(char32_t c);
/// \w of UTS #18: letters, marks, decimal digits, connectors and joiners.
bool isWord(char32_t c);

}  // namespace headlight::characters
