#pragma once

#include <QFont>
#include <QStringList>

namespace headlight {

/// A text in at most `most` lines of a width; what is longer ends in an ellipsis.
QStringList wrappedText(const QString& text, const QFont& font, double width, int most);

}  // namespace headlight
