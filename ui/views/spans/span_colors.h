#pragma once

#include <QColor>

#include "ui/plots/picture_style.h"

namespace headlight {

/// The colour of a name, safe for colour-blind eyes (Okabe and Ito 2008, "Color universal design"). Names
/// beyond the eighth begin again; unmarked text and special tokens are grey.
QColor spanColor(int name, const PictureStyle& style);
/// The same, pale enough to have text on it.
QColor spanTint(int name, const PictureStyle& style);

}  // namespace headlight
