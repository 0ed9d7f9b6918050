#include "ui/plots/color_map.h"

#include <cmath>
#include <vector>

#include "ui/plots/lab_color.h"

namespace headlight {

namespace {

struct Definition {
  const char* name;
  /// Control points of equal role; between them colours are mixed in Lab. Lightness is monotone.
  std::vector<QRgb> light;
  /// On a dark background; empty where the map starts dark anyway.
  std::vector<QRgb> dark;
};

// Blues, Greens, Purples and Greys are ColorBrewer's (Harrower and Brewer 2003), reversed and begun darker
// for dark backgrounds. Viridis and Magma (Smith and van der Walt, CC0) and Cividis (Nunez, Anderton and
// Renslow 2018, in the polynomial form of Jeff Davis) are sampled at every fifteenth of their 256 entries.
const std::vector<Definition>& definitions() {
  static const std::vector<Definition> table = {
      {"Blues",
       {0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b},
       {0x16263c, 0x0b2f5e, 0x08519c, 0x2171b5, 0x4292c6, 0x6baed6, 0x9ecae1, 0xc6dbef, 0xf0f7ff}},
      {"Viridis",
       {0x440154, 0x481769, 0x472a7a, 0x433d84, 0x3d4e8a, 0x355e8d, 0x2e6d8e, 0x297b8e, 0x23898e, 0x1f978b,
        0x21a585, 0x2eb37c, 0x46c06f, 0x65cb5e, 0x89d548, 0xb0dd2f, 0xd8e219, 0xfde725},
       {}},
      {"Cividis",
       {0x002051, 0x002b64, 0x0f356c, 0x23406e, 0x374a6e, 0x4b556d, 0x5c606e, 0x6c6b70, 0x797673, 0x858176,
        0x928d78, 0x9f9978, 0xaea575, 0xbfb26f, 0xd2bf66, 0xe4cd5a, 0xf4db4e, 0xfdea45},
       {}},
      {"Magma",
       {0x000004, 0x090720, 0x1a1042, 0x311165, 0x4a1079, 0x621980, 0x792282, 0x912b81, 0xaa337d, 0xc23b75,
        0xd9466b, 0xec5860, 0xf7725c, 0xfc8e64, 0xfeaa74, 0xfec68a, 0xfde2a3, 0xfcfdbf},
       {}},
      {"Greens",
       {0xf7fcf5, 0xe5f5e0, 0xc7e9c0, 0xa1d99b, 0x74c476, 0x41ab5d, 0x238b45, 0x006d2c, 0x00441b},
       {0x14291d, 0x00441b, 0x006d2c, 0x238b45, 0x41ab5d, 0x74c476, 0xa1d99b, 0xc7e9c0, 0xf2faef}},
      {"Purples",
       {0xfcfbfd, 0xefedf5, 0xdadaeb, 0xbcbddc, 0x9e9ac8, 0x807dba, 0x6a51a3, 0x54278f, 0x3f007d},
       {0x251d38, 0x3f1a78, 0x54278f, 0x6a51a3, 0x807dba, 0x9e9ac8, 0xbcbddc, 0xdadaeb, 0xf5f3fa}},
      {"Greys",
       {0xffffff, 0xf0f0f0, 0xd9d9d9, 0xbdbdbd, 0x969696, 0x737373, 0x525252, 0x252525, 0x080808},
       {0x232323, 0x2e2e2e, 0x525252, 0x737373, 0x969696, 0xbdbdbd, 0xd9d9d9, 0xf0f0f0, 0xfafafa}},
  };
  return table;
}

/// The point of the path through `points` whose lightness is `lightness`.
LabColor pointAt(const std::vector<LabColor>& points, double lightness) {
  const bool rising = points.back().lightness > points.front().lightness;
  std::size_t i = 1;
  while (i + 1 < points.size() && (points[i].lightness < lightness) == rising) ++i;
  const LabColor& from = points[i - 1];
  const LabColor& to = points[i];
  const double t = (lightness - from.lightness) / (to.lightness - from.lightness);
  return {lightness, from.a + t * (to.a - from.a), from.b + t * (to.b - from.b)};
}

/// Colours along the path with equal steps of lightness.
std::vector<QRgb> evenly(const std::vector<QRgb>& controls, int count) {
  std::vector<LabColor> points;
  for (QRgb control : controls) points.push_back(labFromRgb(control));
  const double first = points.front().lightness;
  const double last = points.back().lightness;
  std::vector<QRgb> colors;
  for (int i = 0; i < count; ++i)
    colors.push_back(rgbFromLab(pointAt(points, first + (last - first) * i / (count - 1))));
  return colors;
}

ColorMap makeSequential(const Definition& definition, bool dark) {
  const std::vector<QRgb> colors =
      evenly(dark && !definition.dark.empty() ? definition.dark : definition.light, 256);
  ColorMap map{QString::fromLatin1(definition.name), {}};
  std::copy(colors.begin(), colors.end(), map.colors.begin());
  return map;
}

ColorMap makeDiverging(bool dark) {
  // ColorBrewer's PuOr on the orange side and RdBu on the blue side, each from the middle outward.
  const std::vector<QRgb> orange =
      dark ? std::vector<QRgb>{0x23262b, 0x5a2c07, 0x7f3b08, 0xb35806, 0xe08214, 0xfdb863, 0xfee0b6}
           : std::vector<QRgb>{0xf7f7f7, 0xfee0b6, 0xfdb863, 0xe08214, 0xb35806, 0x7f3b08};
  const std::vector<QRgb> blue =
      dark ? std::vector<QRgb>{0x23262b, 0x0b2f5e, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0}
           : std::vector<QRgb>{0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac, 0x0b3a70};
  const std::vector<QRgb> negative = evenly(orange, 128);
  const std::vector<QRgb> positive = evenly(blue, 128);
  ColorMap map{QStringLiteral("Orange-Blue"), {}};
  for (std::size_t i = 0; i < 128; ++i) {
    map.colors[127 - i] = negative[i];
    map.colors[128 + i] = positive[i];
  }
  return map;
}

std::vector<ColorMap> makeAll(bool dark) {
  std::vector<ColorMap> maps;
  for (const Definition& definition : definitions()) maps.push_back(makeSequential(definition, dark));
  return maps;
}

}  // namespace

QRgb ColorMap::at(double fraction) const {
  if (!(fraction > 0)) return colors.front();
  return colors[static_cast<std::size_t>(std::lround(std::min(fraction, 1.0) * 255))];
}

QStringList colorMapNames() {
  QStringList names;
  for (const Definition& definition : definitions()) names.append(QString::fromLatin1(definition.name));
  return names;
}

const ColorMap& colorMap(const QString& name, bool dark) {
  static const std::vector<ColorMap> lightMaps = makeAll(false);
  static const std::vector<ColorMap> darkMaps = makeAll(true);
  const std::vector<ColorMap>& maps = dark ? darkMaps : lightMaps;
  for (const ColorMap& map : maps)
    if (map.name == name) return map;
  return maps.front();
}

const ColorMap& divergingColorMap(bool dark) {
  static const ColorMap lightMap = makeDiverging(false);
  static const ColorMap darkMap = makeDiverging(true);
  return dark ? darkMap : lightMap;
}

}  // namespace headlight
