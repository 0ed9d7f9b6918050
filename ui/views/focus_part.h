#pragma once

#include "ui/session/session_state.h"

namespace headlight {

/// How much of a focus there must be for a view to show something of it. Each includes those before it;
/// nothing: the view shows other things.
enum class FocusPart { Nothing, Head, Token, Cell };

/// Whether a focus has that much: a query token, and for a cell a key too.
inline bool hasPart(const Focus& focus, FocusPart part) {
  switch (part) {
    case FocusPart::Nothing:
      return false;
    case FocusPart::Head:
      return true;
    case FocusPart::Token:
      return focus.query >= 0;
    case FocusPart::Cell:
      return focus.query >= 0 && focus.key >= 0;
  }
  return false;
}

}  // namespace headlight
