#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/trace/pattern_source.h"
#include "ui/plots/cell_histogram.h"
#include "ui/plots/picture_tile.h"
#include "ui/plots/value_mapping.h"

namespace headlight {

/// A head so much weaker than the others of its picture that their scale would show nothing of it: it has a
/// scale of its own, and says so.
struct FaintHead {
  HeadId head;
  ValueMapping mapping;
  double largest = 0;  // drawn weight
};

/// The colour scale of the heads of one picture.
struct ColorFit {
  ValueMapping mapping;
  double largest = 0;  // of the drawn weights of all heads; 0 while none is known
  std::vector<FaintHead> faint;

  /// The entry of a faint head, or nullptr.
  const FaintHead* faintHead(HeadId head) const;
  const ValueMapping& mappingOf(HeadId head) const;
};

/// `value` rounded up to 1, 2 or 5 times a power of ten; what is above such a number by less than 0.1 % is
/// taken for it.
double roundScaleUp(double value);
/// The upper end of a scale fitted to these cells: the 99.5th percentile rounded up to 1, 2 or 5 times a
/// power of ten, but not so far that the largest cell would stay in the lower half of the colours. 0 for no
/// cells.
double fittedTop(const CellHistogram& cells);

/// The drawn cells of a head, or nullptr while they are not known.
using HistogramLookup = std::function<const CellHistogram*(HeadId)>;

/// The scale that `display` asks for on these heads of a source: what a person has fixed, the whole range, or
/// one fitted to the heads' drawn cells.
ColorFit fitColors(const PatternSource& source, const DisplayOptions& display, std::span<const HeadId> heads,
                   const HistogramLookup& histogramOf);
/// Overview tiles by layer and head.
using OverviewTiles = std::map<std::pair<int, int>, std::shared_ptr<const PictureTile>>;

/// The same, computing what is needed; `overviews` gets the tiles it was computed from. Throws Cancelled.
ColorFit fitColorsExactly(const PatternSource& source, const DisplayOptions& display,
                          std::span<const HeadId> heads, const Execution& execution,
                          OverviewTiles* overviews = nullptr);

/// All heads of one layer, and of all layers.
std::vector<HeadId> headsOfLayer(const PatternShape& shape, int layer);
std::vector<HeadId> allHeads(const PatternShape& shape);

}  // namespace headlight
