#pragma once

#include <QColor>

class QPalette;

namespace headlight {

/// The colours that pictures are drawn with, on screen and in files, for one theme. What windows and pictures
/// share comes from ui/session/theme; what only pictures have is written here.
struct PictureStyle {
  bool dark = false;
  // Shared with the window.
  QColor window;
  QColor base;  // under pictures
  QColor text;
  QColor mutedText;  // ticks, special tokens
  QColor border;
  QColor highlight;
  QColor query;  // the selected query's row
  QColor key;    // the selected key's column
  QColor found;  // around tokens that a search found
  // Of pictures alone.
  QColor frame;         // around a heatmap
  QColor grid;          // between cells, behind curves
  QColor pending;       // a picture that is still being computed
  QColor selection;     // the focused head
  QColor value;         // values, where queries, keys and values are told apart
  QColor halo;          // around selection lines, so that they show on every colour map
  QColor masked;        // cells that the mask excludes
  QColor leftOut;       // background of cells that are left out, and
  QColor leftOutHatch;  // the hatching over it
  QColor positive;      // bars and lines of positive and
  QColor negative;      // negative numbers

  /// Behind, or over, tokens that a search found: light enough for what is written there.
  QColor foundFill() const;
  /// The colour in which text reads best on `background`.
  QColor textOn(QRgb background) const;
};

const PictureStyle& pictureStyle(bool dark);
/// The style that belongs to a widget's palette.
const PictureStyle& pictureStyle(const QPalette& palette);

}  // namespace headlight
