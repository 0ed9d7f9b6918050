#include "ui/plots/code_colors.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headlight {

CodeColors::CodeColors(const ValueCode& code, const ValueMapping& mapping, const ColorMap& map,
                       const PictureStyle& style)
    : hatchGround(style.leftOut.rgb()), hatchLine(style.leftOutHatch.rgb()) {
  std::vector<QRgb> colors(ValueCode::count);
  // Codes rise with values and values with fractions, so each colour has one run of codes, from where its
  // fraction begins half a step below it.
  constexpr int steps = 255;
  std::size_t first = 0;
  for (int step = 0; step <= steps; ++step) {
    const double next = (step + 0.5) / steps;
    const std::size_t end =
        step == steps ? ValueCode::count
                      : std::max<std::size_t>(first, code.code(static_cast<float>(mapping.value(next))));
    std::fill(colors.begin() + static_cast<std::ptrdiff_t>(first),
              colors.begin() + static_cast<std::ptrdiff_t>(end), map.colors[static_cast<std::size_t>(step)]);
    first = end;
  }
  colors[ValueCode::masked] = style.masked.rgb();
  colors[ValueCode::leftOut] = hatchGround;
  table = std::make_shared<const std::vector<QRgb>>(std::move(colors));
}

CodeColors CodeColors::at(double devicePixelRatio) const {
  CodeColors copy = *this;
  copy.hatchPeriod = std::max(4, static_cast<int>(std::lround(6 * devicePixelRatio)));
  return copy;
}

}  // namespace headlight
