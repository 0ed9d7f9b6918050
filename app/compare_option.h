#pragma once

#include <memory>
#include <vector>

#include "app/arguments.h"
#include "ui/compute/other_runs.h"
#include "ui/session/compare_options.h"

namespace headlight {

/// --compare-text, --compare-pair, --compare-model, --compare-head, --compare-base and --show.
std::vector<OptionSpec> compareOptionSpecs();

/// What a picture compares: as a session has it, unless options say otherwise. Throws UsageError for more
/// than one of them, for --show without a comparison, and for a head that is none.
CompareOptions compareOptionsOf(const Arguments& arguments, const CompareOptions& session);

/// Where the second run comes from.
std::shared_ptr<OtherRuns> otherRuns();

}  // namespace headlight
