#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/prepared_input.h"

namespace headlight {

/// The ids of a text that a decoder beside an encoder is taken to have written: what it begins with
/// (decoder_start_token_id), then the language where the model is told one that way, then the text as its
/// tokenizer has it, without what that adds at the end: transformers' labels, shifted right. Without a text,
/// the beginning alone. Models such as mBART begin with the language itself; the others have it after that.
/// Throws Error where nothing says what the decoder begins with, for a language that the vocabulary lacks,
/// and for a text without a tokenizer.
std::vector<std::int32_t> decoderTextIds(const Model& model, const RunInput& input);

/// What models are told their language with that have it in front of the text: ">>fra<< " (Marian) or
/// "<2fr> " (MADLAD-400); empty where the vocabulary has no such piece.
std::string languagePrefix(const Tokenizer& tokenizer, const std::string& language);

}  // namespace headlight
