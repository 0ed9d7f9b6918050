#pragma once

#include <memory>
#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/pipeline_tokenizer.h"

namespace headlight {

/// "WordPiece", "BPE", "WordLevel" or "Unigram": what the "model" of a tokenizer.json is. Old files have no
/// type, there its other fields tell. Throws Error for other kinds.
std::string modelKindFromJson(const JsonFields& model);

/// Fills in the model of `parts` and what else its fields say. `parts.vocabulary` must hold the pieces and
/// the added tokens already. With `byteLevel` the model gets raw bytes. Throws Error naming the field.
void readTokenModel(const JsonFields& model, const std::string& kind, bool byteLevel, TokenizerParts& parts);

}  // namespace headlight
