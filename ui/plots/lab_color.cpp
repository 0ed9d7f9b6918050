#include "ui/plots/lab_color.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

// The white point D65 with Y = 1, and the two constants of CIE 15:2004 that join the cube root to its line.
constexpr double whiteX = 0.95047;
constexpr double whiteZ = 1.08883;
constexpr double epsilon = 216.0 / 24389.0;
constexpr double kappa = 24389.0 / 27.0;

double linearFromByte(int byte) {
  const double value = byte / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

int byteFromLinear(double linear) {
  const double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
  return std::clamp(static_cast<int>(std::lround(value * 255)), 0, 255);
}

double compress(double t) { return t > epsilon ? std::cbrt(t) : (kappa * t + 16) / 116; }

double expand(double t) { return t * t * t > epsilon ? t * t * t : (116 * t - 16) / kappa; }

}  // namespace

LabColor labFromRgb(QRgb color) {
  const double red = linearFromByte(qRed(color));
  const double green = linearFromByte(qGreen(color));
  const double blue = linearFromByte(qBlue(color));
  const double x = compress((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / whiteX);
  const double y = compress(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
  const double z = compress((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / whiteZ);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

QRgb rgbFromLab(const LabColor& color) {
  const double middle = (color.lightness + 16) / 116;
  const double x = expand(middle + color.a / 500) * whiteX;
  const double y = expand(middle);
  const double z = expand(middle - color.b / 200) * whiteZ;
  return qRgb(byteFromLinear(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
              byteFromLinear(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
              byteFromLinear(0.0556434 * x - 0.2040259 * y + 1.0572252 * z));
}

double relativeLuminance(QRgb color) {
  return 0.2126 * linearFromByte(qRed(color)) + 0.7152 * linearFromByte(qGreen(color)) +
         0.0722 * linearFromByte(qBlue(color));
}

double contrastRatio(QRgb first, QRgb second) {
  const double one = relativeLuminance(first);
  const double two = relativeLuminance(second);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

}  // namespace headlight
