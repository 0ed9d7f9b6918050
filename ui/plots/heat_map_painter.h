#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <span>
#include <vector>

#include "ui/plots/color_fit.h"
#include "ui/plots/picture_composer.h"

namespace headlight {

/// One head's heatmap and where it is drawn. Rows are queries, row 0 at the top; columns are keys.
struct HeatMap {
  const PatternSource* source = nullptr;
  HeadId head;
  QRectF plot;   // in the painter's units
  QRectF cells;  // the part of the pattern that fills the plot: x and width in keys, y and height in queries
};

/// How heatmaps are drawn; shared by all pictures of one source.
struct HeatMapLook {
  TileOptions options;
  ColorFit fit;             // the scale of the heads
  CodeColors colors;        // of heads that have no scale of their own
  OverviewTiles overviews;  // of exact pictures: what the scale was fitted to need not be computed again
  const ColorMap* map = nullptr;
  const PictureStyle* style = nullptr;
  QFont font;           // with a pixel size
  bool numbers = true;  // where cells have room for them
  bool frames = true;   // around heatmaps and the focused head
  bool legend = true;   // the colour scale below; on the screen a ColorBar stands there
};

HeatMapLook makeLook(const PatternSource& source, const DisplayOptions& display, const ColorFit& fit,
                     bool dark, const QFont& font);

/// Gives the look another scale, and its colours where they change.
void setFit(HeatMapLook& look, const DisplayOptions& display, const ColorFit& fit);
/// The colours of one head under a look, for pictures written in `code`.
CodeColors colorsOf(HeadId head, const HeatMapLook& look, const ValueCode& code, double devicePixelRatio);

/// A row and a column that stand out; -1 for none.
struct CellMarks {
  std::int64_t query = -1;
  std::int64_t key = -1;
  bool operator==(const CellMarks&) const = default;
};

/// The largest rectangle in the middle of `area` for a whole pattern. Where cells are at least three device
/// pixels they have whole pixels.
QRectF fitPattern(const QRectF& area, const PatternShape& shape, double devicePixelRatio);
/// `rect` with its edges on device pixels.
QRectF onPixels(const QRectF& rect, double devicePixelRatio);

/// Tiles at hand of one picture.
struct TileLayer {
  PatternShape shape;
  TileLookup lookup;
  ValueCode code;
};
/// The device pixels that a plot covers; empty if there are none, or absurdly many.
QRect pixelsOf(const QPainter& painter, const QRectF& plot);
/// Draws an image on exactly these device pixels.
void paintImage(QPainter& painter, const QRect& pixels, const QImage& image);

/// Composes the picture of a heatmap in `image` (Format_RGB32) from layers that are drawn over each other:
/// the pictures shown before, in their order, and the wanted one last. Returns the index of the last one that
/// was complete, or -1.
int composeTiles(QImage& image, const HeatMap& heatMap, const HeatMapLook& look, double devicePixelRatio,
                 std::span<const TileLayer> layers);

/// Draws the cells exactly, computing what is needed: as rectangles in vector output of small patterns, as an
/// image otherwise. Throws Cancelled.
void paintExactly(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look, bool vector,
                  const Execution& execution);

/// The size of a cell at which its number fits: with a leading zero, and without it (".25").
constexpr QSizeF roomyNumber(27, 13);
constexpr QSizeF tightNumber(18, 12);
/// Whether cells of this size have room for their numbers.
bool numbersFit(const HeatMap& heatMap);
/// The weights in the cells, in the colour that reads best on each cell; masked and left-out cells stay
/// empty, and so do those whose weight rounds to 0; a difference that does is 0 where one of the two has a
/// number. Nothing where the look has no numbers or they do not fit.
void paintNumbers(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look);

/// The line around a heatmap, where the look has frames.
void paintFrame(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look);

/// Outlines a row and a column; `strength` 1 for what is focused, less for what is locked behind a preview.
void paintMarks(QPainter& painter, const HeatMap& heatMap, const CellMarks& marks, const PictureStyle& style,
                double strength = 1);

/// The cell under a point of the plot; {-1, -1} outside.
CellMarks cellAt(const HeatMap& heatMap, const QPointF& point);

/// How many cells a pixel of this heatmap pools along a side: 1 where every cell is drawn by itself.
std::int64_t cellsPerPixel(const HeatMap& heatMap, double devicePixelRatio);
/// The same for what paintExactly() draws in vector output.
std::int64_t cellsPerPixelInVector(const HeatMap& heatMap);

}  // namespace headlight
