#pragma once

namespace headlight {

/// Which keys a query may see. Causal: those up to itself. SlidingWindow: the last `window` of those, itself
/// included.
enum class MaskRule { Bidirectional, Causal, SlidingWindow };

}  // namespace headlight
