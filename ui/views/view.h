#pragma once

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QWidget>

#include "core/parallel/execution.h"
#include "ui/views/snapshot.h"

namespace headlight {

class PictureCache;
class Theme;

/// What views share; owned by the window and outliving every view.
struct ViewContext {
  PictureCache* pictures = nullptr;
};

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

/// What a menu can ask of the view in the centre.
enum class ViewAction { Find, ZoomIn, ZoomOut, Fit };

/// One picture of the snapshot. Views hold no state of the session: they draw what they are given and ask for
/// changes by signals. A view that lacks a facet says so in words in its place.
class View : public QWidget {
  Q_OBJECT
 public:
  explicit View(QWidget* parent = nullptr) : QWidget(parent) {}

  /// The name in options and files: "heads", "head-map", "positions".
  virtual QString id() const = 0;
  /// The name on its tab.
  virtual QString title() const = 0;
  /// Shows the snapshot. Called for every change; a view compares and does only what changed.
  virtual void setSnapshot(const Snapshot& snapshot) = 0;
  /// Controls of this view alone, shown at the end of the line of tabs while it is in front; nullptr for
  /// none. The view keeps them up to date, the window places and owns them.
  virtual QWidget* controls() { return nullptr; }
  /// Whether the view has an answer to this action now, and the answer.
  virtual bool can(ViewAction) const { return false; }
  virtual void perform(ViewAction) {}
  /// Forgets what is under the mouse, without a signal, because the preview that came of it has ended. The
  /// next move of the mouse counts as its coming.
  virtual void endHover() {}
  /// Paints the same picture of `snapshot` into any painter, exactly and completely (nothing progressive),
  /// without touching the widget. Throws Error when there is nothing to paint, Cancelled.
  virtual void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                            const Execution& execution) const = 0;
  /// The size at which the picture reads well, in points; exports without a size use it.
  virtual QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request) const = 0;

 signals:
  /// A click: lock this focus.
  void focusRequested(const headlight::Focus& focus);
  /// Hover: show this focus until the mouse leaves.
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  /// Any other change of the session: the whole new state, made from the one last shown.
  void stateRequested(const headlight::SessionState& state, const QString& undoText);
};

}  // namespace headlight
