#pragma once

#include <QString>

namespace headlight {

/// A lesson's text as HTML for a label: **bold**, line breaks, and nothing else; what looks like HTML in it
/// is shown as it is.
QString lessonMarkup(const QString& text);

}  // namespace headlight
