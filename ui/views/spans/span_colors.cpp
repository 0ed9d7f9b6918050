#include "ui/views/spans/span_colors.h"

#include <array>

namespace headlight {

QColor spanColor(int name, const PictureStyle& style) {
  static constexpr std::array<QRgb, 8> colors = {0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                                 0xff56b4e9, 0xffd55e00, 0xffc8b900, 0xff8c6bb1};
  if (name < 0) return style.mutedText;
  return QColor(colors[static_cast<std::size_t>(name) % colors.size()]);
}

QColor spanTint(int name, const PictureStyle& style) {
  const QColor color = spanColor(name, style);
  const double part = name < 0 ? 0.18 : style.dark ? 0.42 : 0.3;
  const auto mixed = [part](int a, int b) { return static_cast<int>(part * a + (1 - part) * b + 0.5); };
  return {mixed(color.red(), style.base.red()), mixed(color.green(), style.base.green()),
          mixed(color.blue(), style.base.blue())};
}

}  // namespace headlight
