#pragma once

#include <QColor>
#include <memory>
#include <vector>

#include "ui/plots/color_map.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/value_code.h"
#include "ui/plots/value_mapping.h"

namespace headlight {

/// The colour of every code of a picture under one scale, and the hatching of what is left out. Copies share
/// the table.
struct CodeColors {
  std::shared_ptr<const std::vector<QRgb>> table;  // [ValueCode::count]
  QRgb hatchGround = 0;
  QRgb hatchLine = 0;
  int hatchPeriod = 6;  // device pixels

  CodeColors() = default;
  CodeColors(const ValueCode& code, const ValueMapping& mapping, const ColorMap& map,
             const PictureStyle& style);

  QRgb of(std::uint16_t code) const { return (*table)[code]; }
  /// The same with its hatching as wide as it is on a screen with this ratio.
  CodeColors at(double devicePixelRatio) const;
};

}  // namespace headlight
