#pragma once

#include "app/arguments.h"
#include "ui/session/view_options.h"

namespace headlight {

/// --option KEY=VALUE, as often as is wanted.
OptionSpec viewOptionSpec();

/// Puts every --option into its place: KEY is one of the view's that is drawn, or VIEW.KEY; VALUE is JSON,
/// and text that is none stands for itself. Throws UsageError for a form, a view, a key and a value that is
/// none.
void readViewOptions(const Arguments& arguments, const QString& view, ViewOptions& options);

}  // namespace headlight
