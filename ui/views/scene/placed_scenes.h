#pragma once

#include <QRectF>
#include <algorithm>

#include "core/parallel/execution.h"

namespace headlight {

// A scene that is made of others, each a thing with `scene` and the place `at` of its top left corner.

/// Scene::prepare() of those that `part` of the whole shows.
template <typename Placed>
void preparePlaced(const Placed& all, const QRectF& part, const Execution& execution) {
  for (const auto& one : all)
    if (const QRectF whole(one.at, one.scene->size()); whole.intersects(part))
      one.scene->prepare(part.intersected(whole).translated(-one.at), execution);
}

/// Whether all of those are prepared.
template <typename Placed>
bool arePrepared(const Placed& all, const QRectF& part) {
  return std::all_of(all.begin(), all.end(), [&](const auto& one) {
    const QRectF whole(one.at, one.scene->size());
    return !whole.intersects(part) || one.scene->isPrepared(part.intersected(whole).translated(-one.at));
  });
}

}  // namespace headlight
