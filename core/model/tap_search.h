#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/tap_names.h"

namespace headlight {

/// A tap that was asked for by name.
struct NamedTap {
  TapRequest request;
  std::string name;  // in the spelling that was asked in, with stack and layer
};

/// What a name means, ours or TransformerLens's: one tap, or where the layer is left out ("attention.query",
/// "attn.hook_q") one for each layer, or the one of `layer`; likewise for the stack. "decoder.blocks.3" is
/// the same as "decoder.3". Throws Error for a name that there is not, with those that are nearest to it, and
/// for a layer that there is not or that the name gives already.
std::vector<NamedTap> findTaps(const std::vector<TapInfo>& taps, const std::string& name,
                               std::optional<std::int64_t> layer);

}  // namespace headlight
