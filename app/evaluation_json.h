#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/evaluation_report.h"
#include "core/model/model_files.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// {"model": .., "parameters": .., "tables": {"reference": [{"kind": "all", "right": 0.97, ..}, ..], ..}}: a
/// list of rows for each table, each with its columns' keys; shares between 0 and 1, null for no number.
nlohmann::ordered_json jsonOf(const EvaluationReport& report);

/// The perplexity that the bigram model had on a text when the model's figures were last written:
/// evaluation.json among the model's files, the row of table "perplexity" whose "text" is `text`. Nothing
/// where there is no such file or row. Throws Error where the file is not JSON.
std::optional<double> recordedBigram(const ModelFiles& files, const std::string& text);

}  // namespace headlight
