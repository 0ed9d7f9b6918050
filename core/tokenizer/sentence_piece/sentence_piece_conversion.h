#pragma once

#include <string>

#include "core/tokenizer/pipeline_tokenizer.h"
#include "core/tokenizer/sentence_piece/sentence_piece_class.h"
#include "core/tokenizer/sentence_piece/sentence_piece_model.h"

namespace headlight {

/// Fills in how texts are cut and decoded where transformers converts a SentencePiece file for Hugging Face's
/// library, which leaves spaces at the ends of a text, and cuts byte pairs by merges (models/mbart50,
/// models/nllb). `model` has its ids arranged by the class; `parts` has the vocabulary and the unknown piece.
/// `file` is what messages call the model.
void readConverted(const SentencePieceModel& model, SentencePieceClass::Conversion conversion,
                   const std::string& file, TokenizerParts& parts);

}  // namespace headlight
