#pragma once

#include <array>

namespace headlight {

/// The kinds of attention as session files name them, in the order of AttentionKind.
inline constexpr std::array<const char*, 3> kAttentionKindNames{"encoder", "decoder", "cross"};

}  // namespace headlight
