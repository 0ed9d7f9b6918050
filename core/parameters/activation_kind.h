#pragma once

namespace headlight {

/// The function between the two matrices of a feed-forward network. Gelu is the exact one with erf, GeluTanh
/// GPT-2's "gelu_new", QuickGelu CLIP's x * sigmoid(1.702 x), Relu2 the square of ReLU, Gelu10 the exact GELU
/// cut at 10.
enum class Activation { Gelu, GeluTanh, Relu, Silu, QuickGelu, Relu2, Gelu10, Tanh };

}  // namespace headlight
