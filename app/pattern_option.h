#pragma once

#include <optional>

#include "app/arguments.h"
#include "core/analysis/derived_pattern.h"
#include "core/arrays/attention_export.h"
#include "core/model/prepared_input.h"

namespace headlight {

/// --pattern. A flow's query is --query, of the command itself.
OptionSpec patternOptionSpec();

/// --words: tokens merged into words.
OptionSpec wordsOptionSpec();

/// Nothing without --pattern. Throws UsageError for a name that none has, and for a flow without --query.
std::optional<DerivedRequest> derivedRequestOf(const Arguments& arguments, const ExportSelection& selection);

/// The trace with the patterns that are asked for; notes go to stderr. `sources` are empty for an attention
/// array. Throws Error.
std::shared_ptr<const Trace> derivedTrace(const std::shared_ptr<const Trace>& trace,
                                          const std::optional<DerivedRequest>& request,
                                          const DerivedSources& sources, const Execution& execution);

/// The trace over words; `input`: the texts that it is of, if it is of texts. A note that nothing could be
/// merged goes to stderr. Throws Error.
std::shared_ptr<const Trace> wordTrace(const Trace& trace, const RunInput& input);

}  // namespace headlight
