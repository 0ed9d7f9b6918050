#pragma once

#include <QPointF>
#include <QSizeF>

#include "ui/views/scene/scene.h"

namespace headlight {

/// What is seen of a scene: how far it is scrolled, and the room that it is seen in.
struct SceneWindow {
  QPointF offset;
  QSizeF room;

  QRectF part() const { return {offset, room}; }
};

/// Scrolled no farther than the scene goes, to whole units.
QPointF withinScene(const QSizeF& scene, const SceneWindow& window);
/// Where the window goes, moved no more than needed, so that what marks the focus is seen.
QPointF offsetToFocus(const Scene& scene, const Focus& focus, const SceneWindow& window);
/// Where it goes to show what the options ask for, where that is another part than before.
QPointF offsetToWanted(const Scene& scene, const QRectF& before, const SceneWindow& window);
/// What of a new scene is seen first: the window as it stands, moved to the focus where one is given
/// (nullptr: none) and to what the options ask for.
QRectF firstSeen(const Scene& scene, SceneWindow window, const Focus* focus, const QRectF& wantedBefore);

}  // namespace headlight
