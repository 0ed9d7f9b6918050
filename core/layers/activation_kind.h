#pragma once

namespace headlight {

/// The function between the two matrices of a feed-forward network. Gelu is the exact one with erf, GeluTanh
/// GPT-2's "gelu_new".
enum class Activation { Gelu, GeluTanh, Relu, Silu };

}  // namespace headlight
