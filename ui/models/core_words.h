#pragma once

#include <QString>
#include <exception>
#include <string_view>

#include "core/message.h"

namespace headlight {

/// What the core says in English, in the language of the window: a name, a formula, a remark, or a sentence
/// with what stands in its places. Texts that are not words of a message or marked by phrase() are listed in
/// core_words.cpp, since nothing else tells lupdate of them; what nobody translated stays as it is.
QString coreWord(const Message& message);
inline QString coreWord(std::string_view words) { return coreWord(Message(phrase(words))); }

/// The same as one printable line, since names in it come from files that somebody downloaded.
QString messageText(const Message& message);

/// What an error says, in the language of the window, as one printable line. Errors of the standard library
/// say their what().
QString errorText(const std::exception& error);

}  // namespace headlight
