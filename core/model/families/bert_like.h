#pragma once

#include <optional>
#include <string>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

// What the relatives of BERT share: config keys, their defaults, and tensor names.

struct BertDefaults {
  std::int64_t vocabularySize = 30522;
  std::int64_t layers = 12;
  std::int64_t modelSize = 768;
  std::int64_t heads = 12;
  std::int64_t feedForwardSize = 3072;
  const char* activation = "gelu";
  double epsilon = 1e-12;
  /// type_vocab_size, which may be 0 where this is; nullopt: the family has no such key.
  std::optional<std::int64_t> tokenTypes = 2;
  std::int64_t embeddingSize = 0;  // embedding_size (ELECTRA, ALBERT); 0: the family has no such key
};
ModelConfig readBertLikeConfig(const JsonFields& config, const BertDefaults& defaults);

/// Turns rows of a table of positions into positions: the first pad_token_id + 1 belong to no token. Throws
/// Error if none is left.
void skipPaddingRows(StackConfig& stack, std::int64_t paddingId, const JsonFields& config);

/// The names of a layer's parts, after its own.
struct BertLayerNames {
  std::string query = "attention.self.query";
  std::string key = "attention.self.key";
  std::string value = "attention.self.value";
  std::string output = "attention.output.dense";
  std::string attentionNorm = "attention.output.LayerNorm";
  std::string up = "intermediate.dense";
  std::string down = "output.dense";
  std::string feedForwardNorm = "output.LayerNorm";
};
LayerTensors bindBertLikeLayer(const StackConfig& stack, const std::string& layer,
                               const BertLayerNames& names, TensorBinder& tensors);
/// The second half of it.
SublayerTensors bindBertLikeFeedForward(const StackConfig& stack, const std::string& layer,
                                        const BertLayerNames& names, TensorBinder& tensors);

/// The tables that the config asks for and their norm.
/// `head`: the name of the head's matrix, which may be the one that a tied embedding is stored under.
StackTensors bindBertLikeEmbeddings(const ModelConfig& config, const std::string& head,
                                    TensorBinder& tensors);
/// Everything but the output head.
ModelWeights bindBertLikeWeights(const ModelConfig& config, const std::string& head,
                                 const BertLayerNames& names, TensorBinder& tensors);

/// The names of a masked-language-model head.
struct MaskedHeadNames {
  std::string transform;      // "cls.predictions.transform.dense"
  std::string transformNorm;  // "cls.predictions.transform.LayerNorm"
  std::string decoder;        // "cls.predictions.decoder.weight"
  std::string bias;           // "cls.predictions.bias"
  std::string biasAlias;      // "cls.predictions.decoder.bias"
};
/// As wide as the token embedding, with the activation of the layers. Nothing if the checkpoint has no such
/// head.
std::optional<OutputHeadTensors> bindMaskedHead(const ModelConfig& config, const TensorView& tokenEmbedding,
                                                const MaskedHeadNames& names, TensorBinder& tensors);

}  // namespace headlight
