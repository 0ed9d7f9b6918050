#pragma once

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

#include "core/parallel/execution.h"
#include "ui/views/compare/picture_comparison.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// How a view is painted for a file or the clipboard.
struct PaintRequest {
  QRectF area;  // in the painter's units (points at 96 per inch)
  bool dark = false;
  bool wholeLayer = false;   // Heads: the grid of the layer even when one head is shown large
  bool singleHead = false;   // Heads: the focused head alone even when the grid is shown
  bool numbers = true;       // weights in cells that have room for them
  bool frames = true;        // lines around heatmaps and the focused head
  bool transparent = false;  // nothing behind the picture
  bool printing = false;     // vector output: pictures at the pattern's resolution where it is small enough
};

/// What a view shows, apart from its widget: pure functions of a snapshot, for files, the clipboard and the
/// command line. They touch no widget and may be called from any thread.
struct ViewPicture {
  /// Paints into any painter, exactly and completely (nothing progressive). Throws Error when there is
  /// nothing to paint, Cancelled.
  void (*paint)(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                const Execution& execution) = nullptr;
  /// The size at which the picture reads well, in points; exports without a size use it.
  QSizeF (*size)(const Snapshot& snapshot, const PaintRequest& request) = nullptr;
  /// What must be answered before it can be painted; nullptr: nothing.
  std::vector<Question> (*needs)(const Snapshot& snapshot) = nullptr;
  /// Whether the picture says itself which heads it is of, so that a caption must not name the focused one.
  bool saysHeads = false;
  /// What of a comparison it shows where the session compares (CompareOptions), so that a caption says it;
  /// nothing: it is of the first run alone. nullptr: it always is.
  std::optional<PictureComparison> (*comparison)(const Snapshot& snapshot) = nullptr;
  /// Whether it explains the run itself, and is never of what is shown in its place (see Snapshot::ofRun).
  bool explainsRun = false;
};

/// The snapshot that a picture is of, from that of the window.
inline const Snapshot& snapshotFor(const ViewPicture& picture, const Snapshot& shown) {
  return picture.explainsRun ? shown.ofRun() : shown;
}

}  // namespace headlight
