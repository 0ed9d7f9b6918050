#pragma once

#include <string>

#include "app/evaluation_report.h"

namespace headlight {

/// A model's card with the figures of a report: what stands between the lines "<!-- figures -->" and
/// "<!-- end of figures -->" is replaced by the tables as Markdown; the rest is a person's. Throws Error
/// naming `file` where the lines are missing or stand the wrong way round.
std::string cardWithFigures(const std::string& card, const EvaluationReport& report, const std::string& file);

}  // namespace headlight
