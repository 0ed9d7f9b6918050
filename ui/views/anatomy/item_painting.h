#pragma once

#include "ui/views/anatomy/anatomy_layout.h"

namespace headlight {

/// What the items of one stage are painted with.
struct ItemPainting {
  QPainter& painter;
  const PictureStyle& style;
  const AnatomyContent& content;
  const AnatomyLayout& layout;
  double limit = 1;  // of the stage
  bool printing = false;
  std::int64_t key = -1;  // the focused one

  void paint(const PlacedItem& placed) const;
};

/// What is said of the number under a point of an item; nothing beside it.
SceneHit itemAt(const PlacedItem& placed, const AnatomyContent& content, const AnatomyLayout& layout,
                const QPointF& point);

}  // namespace headlight
