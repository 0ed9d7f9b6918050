#pragma once

#include <QString>

#include "core/analysis/derived_pattern.h"

namespace headlight {

/// A derived pattern in a list of them: "Rollout".
QString patternName(DerivedPattern pattern);
/// In a caption, with its source: "rollout (Abnar & Zuidema 2020)".
QString patternCaption(DerivedPattern pattern);
/// Its formula, what it means and its source, in sentences.
QString patternHelp(DerivedPattern pattern);

}  // namespace headlight
