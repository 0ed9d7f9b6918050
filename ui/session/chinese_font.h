#pragma once

#include <QFont>

namespace headlight {

/// The font, followed by the families that hold Chinese, Japanese and Korean in the shapes of the window's
/// language: left to itself, the search for a missing character may end at a bold face, or at a Japanese one.
QFont withChineseFamilies(QFont font);

}  // namespace headlight
