#pragma once

#include <QString>

#include "core/analysis/derived_pattern.h"
#include "ui/compute/run_result.h"

namespace headlight {

/// Why a pattern cannot be shown of this kind of attention of a run, in a sentence; empty where it can be
/// asked for.
QString patternProblem(DerivedPattern pattern, const RunResult& run, AttentionKind kind);

}  // namespace headlight
