#pragma once

#include <QByteArray>

namespace headlight {

/// Makes what QSvgGenerator writes look the same in other programs: fonts get a generic family to fall back
/// to, and pictures keep their cells' edges sharp when they are drawn larger.
QByteArray portableSvg(QByteArray svg);

}  // namespace headlight
