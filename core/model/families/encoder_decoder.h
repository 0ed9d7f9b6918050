#pragma once

#include "core/parameters/stack_config.h"

namespace headlight {

class JsonFields;

// What the families with an encoder and a decoder share.

/// Throws Error for a config of an encoder or a decoder of the family by itself.
void refuseHalves(const JsonFields& config);

/// A decoder's layer: `layer` with a cross-attention of the same heads, norm and scale after its
/// self-attention. It sees every token of the encoder, and positions have no part in it.
LayerConfig crossAttentionLayer(LayerConfig layer);

}  // namespace headlight
