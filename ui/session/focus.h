#pragma once

#include "ui/compute/run_result.h"
#include "ui/session/session_state.h"

namespace headlight {

/// The focus moved inside the trace's shape: a kind it has, a layer and a head it has, and tokens inside, or
/// -1.
Focus clampFocus(Focus focus, const Trace& trace);

/// Where a token of the old list is in the new one after an edit: tokens before the edit keep their index,
/// those behind it move along, and one inside it becomes the nearest token of the edit. -1 stays -1.
std::int64_t followToken(std::int64_t token, const TokenList& before, const TokenList& after);

/// The focus after the text changed from what `before` shows to what `after` shows, clamped.
Focus followFocus(Focus focus, const RunResult& before, const RunResult& after);

}  // namespace headlight
