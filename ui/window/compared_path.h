#pragma once

#include <functional>

#include "ui/session/compare_options.h"
#include "ui/window/opened_path.h"

namespace headlight {

using CompareEdit = std::function<void(CompareOptions& options)>;

/// What a path that was put into B's text (into its second one: `pair`) makes of a comparison: a text becomes
/// that text, a model the other model. Throws Error for what neither is, and for a text that B cannot hold.
CompareEdit comparedWith(const OpenedPath& opened, bool pair);

}  // namespace headlight
