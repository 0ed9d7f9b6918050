#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace headlight {

/// Draws the icon of a view in one colour, lines and areas on a square of 20 units; a view that has none gets
/// the first letter of its title in a frame. The painter's font is used for letters.
void paintViewIcon(QPainter& painter, const QString& id, const QString& title, const QRectF& area,
                   const QColor& color);

/// Whether there is an icon for this view.
bool hasViewIcon(const QString& id);

}  // namespace headlight
