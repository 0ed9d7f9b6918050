#pragma once

#include <cstdint>

#include "core/model/model_config.h"

namespace headlight {

class JsonFields;

// What the config readers of several families share. Everything throws Error naming file and field.

/// The name under which the config gives `key`: the key itself, or another name of the same thing. Hugging
/// Face's config classes of GPT-2 and DistilBERT take the common names (hidden_size) beside their own
/// (n_embd) and let them win where both are there; names of other families are taken where nothing else is
/// there. `key` where none is.
const char* spellingOf(const JsonFields& config, const char* key);

/// A size such as hidden_size: from 1 to 2^24, so that no product of two overflows.
std::int64_t readSize(const JsonFields& config, const char* key, std::int64_t otherwise);
/// vocab_size and max_position_embeddings: from 1 to 2^31 - 1, the largest 32-bit id.
std::int64_t readCount(const JsonFields& config, const char* key, std::int64_t otherwise);
/// num_hidden_layers: from 1 to 10,000.
std::int64_t readLayers(const JsonFields& config, const char* key, std::int64_t otherwise);

/// "gelu", "gelu_new", "silu", ...
Activation readActivation(const JsonFields& config, const char* key, const char* otherwise);

/// headSize = modelSize / heads and the scale 1 / sqrt(d_k). Throws if the heads do not divide modelSize.
void splitHeads(ModelConfig& model, const JsonFields& config, const char* sizeKey, const char* headsKey);

/// 1 / sqrt(d_k), Vaswani et al. 2017, equation 1.
float standardScale(std::int64_t headSize);

}  // namespace headlight
