#pragma once

#include <QSize>

class QScreen;

namespace headlight {

/// The interface size in percent to begin with on a screen. A desktop that enlarges nothing on a large fine
/// screen leaves letters too small to read; they become about as large as on an ordinary one. 100 where the
/// desktop sees to it, and where the screen does not tell its size, as projectors do.
int startingInterfaceSize(const QSize& pixels, double logicalDpi, double physicalDpi);
/// The same of a screen; 100 without one.
int startingInterfaceSize(const QScreen* screen);

}  // namespace headlight
