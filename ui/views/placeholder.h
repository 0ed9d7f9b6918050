#pragma once

#include <QPainter>
#include <QString>

#include "ui/plots/picture_style.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Why a view of patterns has nothing to show, in words; empty if there is something.
QString missingPatterns(const Snapshot& snapshot);
/// Why a layer has nothing to show, in words; empty if it attends in this way.
QString whyNoPattern(const PatternSource& patterns, int layer);
/// Writes such words into the middle of an area.
void paintPlaceholder(QPainter& painter, const QRectF& area, const QString& words, const PictureStyle& style);

}  // namespace headlight
