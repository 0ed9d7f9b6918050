#include "ui/views/scene/found_rects.h"

#include <array>
#include <set>

namespace headlight {

std::vector<QRectF> foundRects(const Scene& scene, const Snapshot& snapshot, const Execution& execution) {
  std::set<std::array<double, 4>> seen;  // a token may be marked at the same place as query and as key
  std::vector<QRectF> rects;
  const auto add = [&](const std::vector<std::uint8_t>* flags, std::int64_t Focus::*token) {
    for (std::size_t i = 0; flags && i < flags->size(); ++i) {
      if (!(*flags)[i]) continue;
      execution.throwIfStopped();
      Focus focus = snapshot.focus;
      focus.query = focus.key = -1;
      focus.*token = static_cast<std::int64_t>(i);
      for (const SceneMark& mark : scene.marks(focus)) {
        const QRectF& rect = mark.rect;
        const bool ofToken = mark.role != SceneMark::Role::Head && mark.outline.isEmpty();
        if (ofToken && seen.insert({rect.x(), rect.y(), rect.width(), rect.height()}).second)
          rects.push_back(rect);
      }
    }
  };
  add(snapshot.foundQueries(), &Focus::query);
  add(snapshot.foundKeys(), &Focus::key);
  return rects;
}

}  // namespace headlight
