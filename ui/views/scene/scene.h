#pragma once

#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/parallel/execution.h"
#include "ui/plots/picture_style.h"
#include "ui/views/snapshot.h"

namespace headlight {

class Scene;

/// The place of one of several patterns that stand beside each other on a page and share its title and their
/// labels.
struct PlotPlace {
  QSizeF plot;    // of the whole pattern
  QSizeF labels;  // the room of the labels at its left and at its top; 0: a neighbour has them
  /// Where its colour scale is painted, in the scene's units though possibly beside the scene; empty: a
  /// neighbour has it. Nothing: below the plot.
  std::optional<QRectF> scale = {};
};

/// The room and the look that a scene is made for.
struct SceneRequest {
  QFont font;             // with a pixel size
  double width = 0;       // of the page; a scene is as wide unless it says so
  double height = 0;      // of what is seen of it at once; a scene may be higher, and is scrolled then
  bool printing = false;  // for a file: nothing that only a mouse could use
  bool dark = false;      // of the style it will be painted in
  double pixelRatio = 1;  // device pixels in a unit, for what is made of pixels beforehand
  bool numbers = true;    // weights in cells that have room for them
  bool frames = true;     // lines around heatmaps and the focused head
  /// What the view shows until this one is there, or nullptr: what of it stays the same need not be made
  /// again.
  std::shared_ptr<const Scene> before = {};
  /// Of one of several patterns beside each other; nothing: it stands alone.
  std::optional<PlotPlace> place = {};
  /// What is seen of a pattern, x and width in keys, y and height in queries; empty: all of it.
  QRectF cells = {};
};

/// A pattern of a scene that can be looked into closer (SceneRequest::cells).
struct ScenePlot {
  QRectF rect;
  PatternShape shape;
};

/// A part of a scene that the focus or the mouse is on, or that was found.
struct SceneMark {
  enum class Role { Query, Key, Head, Hover, Found };
  QRectF rect;
  Role role = Role::Hover;
  QPainterPath outline = {};  // drawn in place of the rectangle; empty: the rectangle
};

/// What is under a point: what a click there does, and what is said of it.
struct SceneHit {
  QRectF rect;                      // of the thing, for its hover mark; empty: nothing is there
  QString tip;                      // of the thing, with its numbers; empty: none
  std::optional<Focus> focus = {};  // hover previews it, a click locks it
  /// Any other change of the session that a click makes; empty: none. Its name in the Edit menu is undoText.
  std::function<void(SessionState& state)> change = {};
  QString undoText = {};
  std::vector<QRectF> rects = {};  // its parts, where it is no rectangle; they are marked in its place
  QPainterPath outline = {};  // of a thing that is no rectangle, for its hover mark; empty: the rectangle
};

/// What a view shows of one snapshot, laid out for a width: made off the GUI thread, immutable, painted on
/// the screen, into files and for the clipboard alike. Numbers that cost time are computed while it is made
/// and not while it is painted. All methods may be called from any thread.
class Scene {
 public:
  virtual ~Scene() = default;
  /// In the units of the request.
  virtual QSizeF size() const = 0;
  /// So much at the top of it (a legend) stays in view while the rest is scrolled.
  virtual double pinnedHeight() const { return 0; }
  /// Paints what of the scene lies in `part`; where nothing is painted the page is seen. Takes less than a
  /// frame for a part as large as a window. Marks are not its own business.
  virtual void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const = 0;
  /// Makes what painting this part would have to make first, off the GUI thread: what is about to be seen,
  /// and then what is around it. Throws Cancelled.
  virtual void prepare(const QRectF& part, const Execution& execution) const;
  /// Whether there is nothing to prepare for this part.
  virtual bool isPrepared(const QRectF& part) const;
  virtual SceneHit at(const QPointF& point) const;
  /// What a mouse does that was pressed at one point and is released at another; by default that is a click
  /// where it is released.
  virtual SceneHit dragged(const QPointF& from, const QPointF& to) const;
  /// Where the focus is; the first is what should be in view where not all can be.
  virtual std::vector<SceneMark> marks(const Focus& focus) const;
  /// Whether it is scrolled to where the focus is. Not where its top is what one wants to read first.
  virtual bool followsFocus() const { return true; }
  /// The part that the view's options ask for, a step or a line that was chosen: it is scrolled to when it is
  /// another one than before. Empty: none.
  virtual QRectF wanted() const;
  /// Where a token stands as a label, as a query or as a key; empty: nowhere, or nobody asks this scene.
  virtual std::vector<QRectF> labelsOf(std::int64_t token, bool query) const;
  /// Where a scale of colours was fitted to what it shows, the upper end of that; 0: it was not. Pictures
  /// that are compared have one scale, up to the larger of two.
  virtual double fittedEnd() const { return 0; }
  /// The pattern that can be looked into closer; nothing: there is none.
  virtual std::optional<ScenePlot> plot() const;
  /// Where such a pattern stands that is under a point; empty: none is.
  virtual QRectF plotAt(const QPointF& point) const;
  /// The scene in a sentence, for assistive programs.
  virtual QString summary() const = 0;
};

/// A scene of words in the middle of the page: why there is nothing to show.
std::shared_ptr<const Scene> placeholderScene(const QString& words, const SceneRequest& request);

/// Paints a scene's marks of the focus and, where there is one, of the mouse.
void paintMarks(QPainter& painter, const std::vector<SceneMark>& marks, const PictureStyle& style);

}  // namespace headlight
