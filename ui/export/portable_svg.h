#pragma once

#include <QByteArray>

namespace headlight {

/// Makes what QSvgGenerator writes look the same in other programs: fonts are called by their own names with
/// a generic family to fall back to, heatmaps keep their cells' edges sharp when they are drawn larger, and
/// no character is left that XML forbids.
QByteArray portableSvg(const QByteArray& svg);

}  // namespace headlight
