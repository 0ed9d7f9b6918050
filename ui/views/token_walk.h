#pragma once

#include <QKeyEvent>

#include "core/trace/pattern_source.h"
#include "ui/session/session_state.h"

namespace headlight {

/// Moves the focus as an arrow key asks: up and down walk queries, left and right walk keys, Home and End go
/// to the first and last query. Without a focus the walk begins at the nearer end. Returns whether the key is
/// one of these, with no modifier.
bool walkTokens(const QKeyEvent& event, const PatternShape& shape, Focus& focus);

}  // namespace headlight
