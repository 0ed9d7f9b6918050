#pragma once

namespace headlight {

/// Which keys a query may see. Causal: those up to itself. SlidingWindow: the last `window` of those, itself
/// included. BidirectionalWindow: those less than `window` tokens away on either side.
enum class MaskRule { Bidirectional, Causal, SlidingWindow, BidirectionalWindow };

}  // namespace headlight
