#pragma once

#include <QColor>

namespace headlight {

/// A colour in CIE L*a*b* (D65, CIE 15:2004), where equal distances look about equally different.
struct LabColor {
  double lightness = 0;  // L*, 0 black to 100 white
  double a = 0;
  double b = 0;
};

/// From sRGB (IEC 61966-2-1); alpha is ignored.
LabColor labFromRgb(QRgb color);
/// To opaque sRGB, clamped to what a screen can show.
QRgb rgbFromLab(const LabColor& color);
/// WCAG 2 relative luminance, 0 to 1.
double relativeLuminance(QRgb color);
/// WCAG 2 contrast ratio, 1 to 21.
double contrastRatio(QRgb first, QRgb second);
/// The least contrast between text and what is behind it (WCAG 2, 1.4.3, level AA).
constexpr double readableContrast = 4.5;

}  // namespace headlight
