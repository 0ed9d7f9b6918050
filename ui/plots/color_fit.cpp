#include "ui/plots/color_fit.h"

#include <algorithm>
#include <cmath>

#include "core/parallel/progress_part.h"

namespace headlight {

namespace {

constexpr double fittedShare = 0.995;
// Below this share of the scale's top a head has a scale of its own.
constexpr double faintShare = 0.1;

ValueRange upTo(const PatternSource& source, double top) {
  const auto high = static_cast<float>(top);
  return {source.valueRange().low < 0 ? -high : 0.0f, high};
}

/// The next smaller of 1, 2 and 5 times a power of ten.
double nextBelow(double step) {
  const double power = std::pow(10.0, std::floor(std::log10(step * 1.001)));
  const double digit = step / power;
  if (digit > 4) return 2 * power;
  if (digit > 1.5) return power;
  return power / 2;
}

void addFaintHeads(ColorFit& fit, const PatternSource& source, std::span<const HeadId> heads,
                   const HistogramLookup& histogramOf) {
  const double limit = faintShare * fit.mapping.high();
  for (const HeadId head : heads) {
    const CellHistogram* cells = histogramOf(head);
    if (!cells || cells->count() == 0 || cells->largest() >= limit || cells->largest() <= 0) continue;
    fit.faint.push_back(
        {head, ValueMapping(ScaleMode::Linear, upTo(source, fittedTop(*cells))), cells->largest()});
  }
}

}  // namespace

const FaintHead* ColorFit::faintHead(HeadId head) const {
  const auto found =
      std::find_if(faint.begin(), faint.end(), [&](const FaintHead& one) { return one.head == head; });
  return found == faint.end() ? nullptr : &*found;
}

const ValueMapping& ColorFit::mappingOf(HeadId head) const {
  const FaintHead* own = faintHead(head);
  return own ? own->mapping : mapping;
}

double roundScaleUp(double value) {
  if (!(value > 0) || !std::isfinite(value)) return 0;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (value <= digit * power * 1.001) return digit * power;
  return 10 * power;
}

double fittedTop(const CellHistogram& cells) {
  double top = roundScaleUp(cells.quantile(fittedShare));
  if (top <= 0) top = roundScaleUp(cells.largest());
  if (top > 0 && cells.largest() < top / 2) top = nextBelow(top);
  return top;
}

ColorFit fitColors(const PatternSource& source, const DisplayOptions& display, std::span<const HeadId> heads,
                   const HistogramLookup& histogramOf) {
  CellHistogram all;
  for (const HeadId head : heads)
    if (const CellHistogram* cells = histogramOf(head)) all.add(*cells);
  ColorFit fit;
  fit.largest = all.largest();
  switch (display.range) {
    case ScaleRange::Fixed:
      fit.mapping = ValueMapping(display.scale, display.fixedRange);
      return fit;
    case ScaleRange::Whole:
      fit.mapping = ValueMapping(display.scale, source.valueRange());
      return fit;
    case ScaleRange::Fitted:
      break;
  }
  const double top = fittedTop(all);
  fit.mapping = ValueMapping(display.scale, top > 0 ? upTo(source, top) : source.valueRange());
  // A logarithmic scale shows weak heads by itself, and rows over their maximum are all alike.
  if (display.scale == ScaleMode::Linear && heads.size() > 1) addFaintHeads(fit, source, heads, histogramOf);
  return fit;
}

ColorFit fitColorsExactly(const PatternSource& source, const DisplayOptions& display,
                          std::span<const HeadId> heads, const Execution& execution,
                          OverviewTiles* overviews) {
  const TileOptions options = tileOptions(source, display);
  const TileIndex whole = overviewTile(source.shape());
  OverviewTiles own;
  OverviewTiles& tiles = overviews ? *overviews : own;
  // Fixed and whole scales need the largest weight alone, which is said beside the bar all the same.
  double done = 0;
  const double share = heads.empty() ? 1 : 1 / static_cast<double>(heads.size());
  for (const HeadId head : heads) {
    execution.throwIfStopped();
    const Execution part = progressPart(execution, done * share, (done + 1) * share);
    tiles[{head.layer, head.head}] =
        std::make_shared<const PictureTile>(makeTile(source, head, whole, options, part));
    ++done;
    if (execution.progress) execution.progress(done * share);
  }
  return fitColors(source, display, heads, [&](HeadId head) {
    return tiles.at({head.layer, head.head})->histogram.get();
  });
}

std::vector<HeadId> headsOfLayer(const PatternShape& shape, int layer) {
  std::vector<HeadId> heads;
  for (int head = 0; head < shape.heads; ++head) heads.push_back({layer, head});
  return heads;
}

std::vector<HeadId> allHeads(const PatternShape& shape) {
  std::vector<HeadId> heads;
  for (int layer = 0; layer < shape.layers; ++layer)
    for (int head = 0; head < shape.heads; ++head) heads.push_back({layer, head});
  return heads;
}

}  // namespace headlight
