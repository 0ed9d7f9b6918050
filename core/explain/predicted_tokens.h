#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/model/model.h"
#include "core/tokenizer/token_list.h"

namespace headlight {

/// The tokenizer of what a model predicts; nullptr: it has none.
const Tokenizer* predictedTokenizer(const Model& model);

/// A token of what a model predicts, with its label. Models often have room for more ids than their tokenizer
/// has pieces; such an id is its own label.
TokenInfo predictedToken(const Model& model, std::int32_t id);

/// The token that a model predicts under this name, a piece of its vocabulary or "#ID"; nothing where it has
/// none.
std::optional<std::int32_t> predictedTokenId(const Model& model, const std::string& name);

/// The text that a token adds to those before it, by the tokenizer's decoder ("Ġthe" is " the"). Nothing:
/// it adds none (a special token), or a part of a character that cannot stand in a text alone.
std::optional<std::string> textAfter(const Tokenizer& tokenizer, std::span<const std::int32_t> before,
                                     std::int32_t id);

}  // namespace headlight
