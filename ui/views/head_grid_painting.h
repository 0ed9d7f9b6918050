#pragma once

#include <QPainter>
#include <functional>

#include "ui/plots/heat_map_painter.h"
#include "ui/views/head_grid_layout.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The heatmap of one head of the grid.
HeatMap gridHeatMap(const HeadGridLayout& layout, const PatternSource& source, HeadId head);

/// Draws what stays while the mouse moves: heatmaps by `paintCells`, numbers, frames, colour scale. `note`
/// says how the pictures were pooled, or is empty.
void paintHeadGrid(QPainter& painter, const HeadGridLayout& layout, const Snapshot& snapshot,
                   const HeatMapLook& look, const QString& note,
                   const std::function<void(const HeatMap&)>& paintCells);

/// Draws what follows the focus: titles, token labels, the marked row and column of every head.
void paintGridFocus(QPainter& painter, const HeadGridLayout& layout, const Snapshot& snapshot,
                    const HeatMapLook& look);

/// "each pixel is the largest of 4 × 4 cells", or nothing where every cell is drawn.
QString poolingNote(Pooling pooling, std::int64_t cells);
/// Draws the colour scale with the note at its right, where the look has a legend.
void paintScaleAndNote(QPainter& painter, const QRectF& area, const Snapshot& snapshot,
                       const HeatMapLook& look, const QString& note);
/// The marks that the focus asks for, and those of the locked focus behind a preview (none if it is the
/// same).
CellMarks focusMarks(const Snapshot& snapshot);
CellMarks lockedMarks(const Snapshot& snapshot);

}  // namespace headlight
