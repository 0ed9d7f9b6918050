#pragma once

#include <QString>

namespace headlight {

/// The text with nothing that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets) or discourages: a control
/// character other than tab, line feed and carriage return becomes its picture (U+001B is ␛), halves of
/// surrogate pairs and noncharacters become U+FFFD. Everything else stays as it is.
QString xmlText(const QString& text);

}  // namespace headlight
