#include "ui/views/token_walk.h"

#include <algorithm>

namespace headlight {

namespace {

void step(std::int64_t& token, std::int64_t by, std::int64_t count) {
  if (count < 1) return;
  if (token < 0)
    token = by > 0 ? 0 : count - 1;
  else
    token = std::clamp<std::int64_t>(token + by, 0, count - 1);
}

}  // namespace

bool walkTokens(const QKeyEvent& event, const PatternShape& shape, Focus& focus) {
  if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier))
    return false;
  switch (event.key()) {
    case Qt::Key_Up:
      step(focus.query, -1, shape.queries);
      return true;
    case Qt::Key_Down:
      step(focus.query, 1, shape.queries);
      return true;
    case Qt::Key_Left:
      step(focus.key, -1, shape.keys);
      return true;
    case Qt::Key_Right:
      step(focus.key, 1, shape.keys);
      return true;
    case Qt::Key_Home:
      focus.query = 0;
      return true;
    case Qt::Key_End:
      focus.query = std::max<std::int64_t>(shape.queries - 1, 0);
      return true;
    default:
      return false;
  }
}

}  // namespace headlight
