#pragma once

#include <QString>

namespace headlight {

/// The most bytes that the editor holds; a longer text becomes an attached document.
constexpr qsizetype kEditorBytes = 32 * 1024;

/// The text of a file: UTF-8, or UTF-16 with a byte order mark. Throws Error naming the file for one that
/// cannot be read, is larger than 256 MB or is not a text, with the first byte that is wrong.
QString readTextFile(const QString& file);

/// The text as the editor and the tokenizer take it: halves of surrogate pairs and NUL become U+FFFD, line
/// ends become \n.
QString cleanText(QString text);

}  // namespace headlight
