#pragma once

#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace headlight {

/// In which direction a text without upright letters is read along its column.
enum class ReadingDirection { Upwards, Downwards };

/// Whether some of a text stands upright in a column, as Chinese, Japanese, Korean and emoji do.
bool standsUpright(const QString& text);

/// How much of a column a text takes.
double standingLength(const QString& text, const QFontMetricsF& metrics);

/// A text in a column that is narrower than the text is long. Letters that stand upright are set one below
/// the other, and what is between them lies on its side, read downwards; a text that has none lies on its
/// side as a whole. What is longer than the column loses its middle. Of the alignment the vertical part
/// counts.
void paintStanding(QPainter& painter, const QRectF& column, const QString& text, Qt::Alignment alignment,
                   ReadingDirection direction = ReadingDirection::Upwards);

}  // namespace headlight
