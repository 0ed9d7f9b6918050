#pragma once

#include <QString>

#include "ui/compute/run_result.h"

namespace headlight {

/// "BERT · 4 layers · 4 heads · d_model 96 · 1.2 M parameters"; "untrained" in the family's place where it
/// is.
QString modelSummary(const Model& model);
/// The same at length, one fact a line, for a tooltip.
QString modelDetails(const Model& model);
/// "Imported · 1 layer · 1 head · random matrix", for a result without a model.
QString arraySummary(const RunResult& result);
/// "260 k", "1.2 M", "7.1 G".
QString shortCount(std::int64_t count);

}  // namespace headlight
