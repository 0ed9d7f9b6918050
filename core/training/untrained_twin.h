#pragma once

#include <optional>
#include <string_view>

#include "core/model/model_files.h"

namespace headlight {

/// What a twin's name has behind that of its model.
inline constexpr std::string_view untrainedSuffix = "-untrained";

/// An embedded model as it was before its training, under the name NAME-untrained: the same shape, seed and
/// tokenizer, with the weights that the seed gives, rounded to float16 as those of the trained one are. They
/// are made when the twin is first opened; its config says that it is untrained. Nothing where the model's
/// config.json names no seed (see seedKey). Throws Error for a config.json that cannot be read.
std::optional<ModelFiles> untrainedTwin(const ModelFiles& files);

}  // namespace headlight
