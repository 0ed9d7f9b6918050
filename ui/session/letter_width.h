#pragma once

#include <QFont>

namespace headlight {

/// The width of a letter as words have them, in pixels, for rooms that are counted in letters. What a font
/// gives as its average is twice as much where it has Chinese characters too.
int letterWidth(const QFont& font);

/// How many times as large as usual the letters of a font with a pixel size are, at least 1: rooms for words
/// in a picture that are given in pixels are given for letters of the usual size.
double letterScale(const QFont& font);

}  // namespace headlight
