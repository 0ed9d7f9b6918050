#pragma once

#include <QString>
#include <string_view>

namespace headlight {

/// A name, a formula or a remark that the core gives in English, in the language of the window. Those that
/// have one are listed in core_words.cpp, since nothing else tells lupdate of them; any other stays as it is.
QString coreWord(std::string_view word);

}  // namespace headlight
