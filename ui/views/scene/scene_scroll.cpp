#include "ui/views/scene/scene_scroll.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

constexpr int kBeside = 8;  // units between what comes into view and the edge

double moved(double from, double low, double high, double seen) {
  if (low < from || high - low > seen) return std::trunc(low) - kBeside;
  return high > from + seen ? std::ceil(high) - seen + kBeside : from;
}

}  // namespace

QPointF withinScene(const QSizeF& scene, const SceneWindow& window) {
  const auto within = [](double at, double whole, double seen) {
    return std::clamp(std::trunc(at), 0.0, std::max(0.0, std::ceil(whole) - seen));
  };
  return {within(window.offset.x(), scene.width(), window.room.width()),
          within(window.offset.y(), scene.height(), window.room.height())};
}

QPointF offsetToFocus(const Scene& scene, const Focus& focus, const SceneWindow& window) {
  if (!scene.followsFocus()) return window.offset;
  const std::vector<SceneMark> marks = scene.marks(focus);
  if (marks.empty()) return window.offset;
  QRectF wanted;
  for (const SceneMark& mark : marks) wanted |= mark.rect;
  const double pinned = scene.pinnedHeight();
  if (wanted.height() > window.room.height() - pinned) wanted = marks.front().rect;
  wanted.setTop(wanted.top() - pinned);
  const QPointF to(moved(window.offset.x(), wanted.left(), wanted.right(), window.room.width()),
                   moved(window.offset.y(), wanted.top(), wanted.bottom(), window.room.height()));
  return withinScene(scene.size(), {to, window.room});
}

QPointF offsetToWanted(const Scene& scene, const QRectF& before, const SceneWindow& window) {
  const QRectF part = scene.wanted();
  if (part.isEmpty() || part == before) return window.offset;
  const double top = window.offset.y(), height = window.room.height();
  const bool fits = part.height() <= height;
  if (fits && part.top() >= top && part.bottom() <= top + height) return window.offset;
  // What does not fit begins at the top; what does stands in the middle.
  const double space = fits ? (height - part.height()) / 2 : 0;
  return withinScene(scene.size(), {{window.offset.x(), part.top() - space}, window.room});
}

QRectF firstSeen(const Scene& scene, SceneWindow window, const Focus* focus, const QRectF& wantedBefore) {
  window.offset = withinScene(scene.size(), window);
  if (focus) window.offset = offsetToFocus(scene, *focus, window);
  window.offset = offsetToWanted(scene, wantedBefore, window);
  return window.part();
}

}  // namespace headlight
