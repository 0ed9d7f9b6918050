#pragma once

#include "ui/plots/heat_map_painter.h"
#include "ui/session/session_state.h"

namespace headlight {

/// Whether the focus is on a cell of the pattern (nullptr: there is none).
bool isCell(const PatternSource* source, const Focus& focus);

/// Where the focused cell is drawn, as far as it is in the plot; empty if it is not.
QRectF cellRect(const HeatMap& heatMap, const Focus& focus);

}  // namespace headlight
