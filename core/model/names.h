#pragma once

#include <string>
#include <string_view>

#include "core/parameters/model_config.h"

namespace headlight {

// The one table of what things are called: in JSON and options as nameOf() has it, on screen as displayName()
// and familyName() have it.

std::string_view nameOf(Architecture architecture);         // "encoder-decoder"
std::string_view nameOf(PositionalEncoding encoding);       // "alibi"
std::string_view nameOf(MaskRule mask);                     // "sliding window"
std::string_view nameOf(Activation activation);             // "gelu_tanh"
std::string_view nameOf(NormKind kind);                     // "RMS norm"
std::string_view nameOf(NormPlace place);                   // "pre"
std::string_view nameOf(RopeScaling::Kind kind);            // "llama3"
std::string_view displayName(PositionalEncoding encoding);  // "ALiBi"

/// "RoBERTa" for the model_type "roberta"; the model_type itself where the family is not known.
std::string familyName(const std::string& modelType);

}  // namespace headlight
