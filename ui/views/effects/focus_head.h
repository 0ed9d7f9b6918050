#pragma once

#include "ui/session/session_state.h"

namespace headlight {

/// A focus on another head; its tokens stay where the kind has the same ones.
inline Focus focusOnHead(Focus focus, AttentionKind kind, HeadId head) {
  if (focus.kind != kind) focus.query = focus.key = -1;
  focus.kind = kind;
  focus.layer = head.layer;
  focus.head = head.head;
  return focus;
}

}  // namespace headlight
