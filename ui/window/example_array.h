#pragma once

#include <QString>

namespace headlight {

/// Writes the example attention array that the program carries (a random matrix over one sentence's tokens,
/// the smallest thing to start from) into `folder` and returns its path. Throws Error if it cannot be
/// written.
QString writeExampleArray(const QString& folder);

}  // namespace headlight
