#pragma once

#include "core/arrays/attention_import.h"
#include "ui/compute/run_result.h"

namespace headlight {

/// What views show of an attention array made elsewhere: every kind that the file has, without a model.
std::shared_ptr<const RunResult> arrayResult(const QString& file, const ImportedAttention& imported);

}  // namespace headlight
