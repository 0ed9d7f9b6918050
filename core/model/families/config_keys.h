#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parameters/model_config.h"

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

/// Throws Error unless the key is missing or one of the supported values.
void requireText(const JsonFields& config, const char* key, const std::vector<std::string>& supported);

/// "gelu", "gelu_new", "silu", ...
Activation readActivation(const JsonFields& config, const char* key, const char* otherwise);
/// One of the same names that `key` holds or stands for; messages are about `key`.
Activation activationNamed(const JsonFields& config, const char* key, const std::string& name);

/// Where a config says how wide the stream is and how many heads share it.
struct HeadKeys {
  const char* size = "hidden_size";
  const char* heads = "num_attention_heads";
};
/// d_k = d_v = modelSize / heads and the scale 1 / sqrt(d_k), with as many key/value heads unless there are
/// some already. Throws if the heads do not divide modelSize.
void splitHeads(AttentionConfig& attention, std::int64_t modelSize, const JsonFields& config,
                const HeadKeys& keys);

}  // namespace headlight
