#pragma once

#include <cstdint>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

// What BART and its relatives share: an encoder and a decoder with biases and layer norms, whose numbers of
// layers, heads and d_ff each has for itself.

/// Where positions come from: a learned table whose first two rows are for padding (BART); the sines and
/// cosines of Marian, or those of fairseq behind the row of the padding.
enum class BartPositions { Learned, Marian, Fairseq };

/// How the families differ.
struct BartStyle {
  NormPlace norm = NormPlace::Post;  // Pre: each stack has a norm of its last states too
  bool embeddingNorm = false;
  BartPositions positions = BartPositions::Learned;
  std::int64_t vocabularySize = 50265;
  const char* activation = "gelu";
  bool scaleEmbedding = false;   // by sqrt(d_model), where scale_embedding is missing
  bool twoVocabularies = false;  // where share_encoder_decoder_embeddings is false (Marian)
};

/// Throws Error naming file and field.
ModelConfig readBartLikeConfig(const JsonFields& config, const BartStyle& style);

/// Binds what the config says is there: one table of tokens for both stacks, or two.
ModelWeights bindBartLikeWeights(const ModelConfig& config, const BartStyle& style, const JsonFields& fields,
                                 TensorBinder& tensors);

}  // namespace headlight
