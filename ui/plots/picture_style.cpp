#include "ui/plots/picture_style.h"

#include <QPalette>

#include "ui/plots/lab_color.h"
#include "ui/session/theme.h"

namespace headlight {

namespace {

PictureStyle makeStyle(bool dark) {
  const QPalette palette = dark ? darkPalette() : lightPalette();
  const ThemeColors theme = themeColors(dark);
  PictureStyle style;
  style.dark = dark;
  style.window = palette.color(QPalette::Window);
  style.base = theme.pictureBackground;
  style.text = palette.color(QPalette::WindowText);
  style.mutedText = theme.mutedText;
  style.border = theme.border;
  style.highlight = palette.color(QPalette::Highlight);
  style.query = theme.query;
  style.key = theme.key;
  style.found = theme.found;
  style.frame = QColor(dark ? 0x566070 : 0xadb5c0);
  style.grid = QColor(dark ? 0x2c323b : 0xe3e7ec);
  style.pending = QColor(dark ? 0x262b33 : 0xeceff2);
  style.selection = style.query;
  style.value = QColor(dark ? 0xd7a6e8 : 0x8a3ea0);
  style.halo = dark ? QColor(12, 15, 19, 210) : QColor(255, 255, 255, 210);
  style.masked = theme.masked;
  style.leftOut = theme.leftOut;
  style.leftOutHatch = QColor(dark ? 0x7d8592 : 0x9aa1ab);
  style.positive = QColor(dark ? 0x6baed6 : 0x2166ac);
  style.negative = QColor(dark ? 0xe8923a : 0xb35806);
  return style;
}

}  // namespace

QColor PictureStyle::foundFill() const {
  QColor fill = dark ? QColor(0xffd54a) : QColor(0xffc400);
  fill.setAlphaF(dark ? 0.22F : 0.3F);
  return fill;
}

QColor PictureStyle::textOn(QRgb background) const {
  constexpr QRgb ink = 0xff14181d;
  constexpr QRgb black = 0xff000000;
  constexpr QRgb paper = 0xffffffff;
  if (contrastRatio(background, ink) >= readableContrast) return QColor(ink);
  // Between black and white one of the two always has a contrast of 4.58 or more.
  return contrastRatio(background, black) >= contrastRatio(background, paper) ? QColor(black) : QColor(paper);
}

const PictureStyle& pictureStyle(bool dark) {
  static const PictureStyle lightStyle = makeStyle(false);
  static const PictureStyle darkStyle = makeStyle(true);
  return dark ? darkStyle : lightStyle;
}

const PictureStyle& pictureStyle(const QPalette& palette) { return pictureStyle(isDarkPalette(palette)); }

}  // namespace headlight
