#pragma once

#include <QJsonObject>
#include <memory>
#include <vector>

#include "ui/views/lines/drawn_line.h"
#include "ui/views/lines/line_index.h"
#include "ui/views/lines/line_look.h"
#include "ui/views/lines/line_raster.h"
#include "ui/views/lines/lines_layout.h"
#include "ui/views/lines/lines_options.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// Whether a pattern is drawn as arcs over one line of text: they need one text, two of them are two columns.
bool drawsArcs(const LinesOptions& options, const PatternSource& source);

/// What a drawing of lines depends on. A value.
struct LinesKey {
  LinesKey(const Snapshot& snapshot, const SceneRequest& request);
  bool operator==(const LinesKey&) const = default;

  std::shared_ptr<const RunResult> result;
  AttentionKind kind = AttentionKind::Encoder;
  std::vector<HeadPlace> heads;
  LineTokens tokens;
  QJsonObject options;
  DisplayOptions display;
  QFont font;
  double width = 0, height = 0, pixelRatio = 1;
  bool printing = false, dark = false;
};

/// The lines of a picture, chosen, laid out and, where somebody has prepared them, drawn: what costs time.
/// Immutable and shared by the pictures that show the same lines, so that a mouse that comes and goes leaves
/// them as they are.
struct LinesDrawing {
  /// What is drawn, and where.
  struct Parts {
    LinesKey key;
    std::shared_ptr<const ChosenLines> chosen;
    LineColors colors = LineColors::Heads;
    double top = 0;  // where the picture begins
  };
  LinesDrawing(Parts parts, const PatternSource& source, const SceneRequest& request);

  Parts parts;
  OpacityScale scale;
  std::unique_ptr<const LinesLayout> layout;
  std::vector<DrawnLine> lines;              // in the style that the request named
  LineIndex index;                           // of `lines`
  std::unique_ptr<const LineRaster> raster;  // nullptr: vectors

  /// The lines in another style.
  std::vector<DrawnLine> linesIn(const PictureStyle& style) const;

 private:
  QPointF shiftOf(const HeadPlace& place) const;
};

}  // namespace headlight
