#pragma once

#include <string>
#include <string_view>

namespace headlight {

/// The printable character that stands for a byte in byte-level vocabularies (Radford et al. 2019): the byte
/// itself where Latin-1 prints it, otherwise the next free one from U+0100 on; a space is Ġ.
std::string_view byteCharacter(unsigned char byte);

/// The byte that a character stands for, or -1.
int byteOfCharacter(char32_t character);

/// The bytes of a piece of a byte-level vocabulary. Characters that stand for no byte stay as they are.
std::string bytesOfPiece(std::string_view piece);

}  // namespace headlight
