#pragma once

#include <QFont>

class QWidget;

namespace headlight {

/// The font of a widget with its size in pixels, as pictures use it.
QFont pictureFont(const QWidget& widget);
/// The font of pictures in files: the program's, 12 units high, whatever the screen is scaled to.
QFont exportFont();

}  // namespace headlight
