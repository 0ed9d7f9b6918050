#pragma once

#include <string>

#include "core/model/model_config.h"
#include "core/model/model_weights.h"

namespace headlight {

class JsonFields;
class TensorBinder;

/// What RoBERTa shares with BERT: config keys, their defaults, and the encoder's tensor names.
struct BertDefaults {
  std::int64_t vocabularySize = 30522;
};
ModelConfig readBertLikeConfig(const JsonFields& config, const BertDefaults& defaults);
/// Everything but the output head.
/// `head`: the name of the head's matrix, which may be the one that a tied embedding is stored under.
ModelWeights bindBertLikeWeights(const ModelConfig& config, const std::string& head, TensorBinder& tensors);

/// The names of a masked-language-model head.
struct MaskedHeadNames {
  std::string transform;      // "cls.predictions.transform.dense"
  std::string transformNorm;  // "cls.predictions.transform.LayerNorm"
  std::string decoder;        // "cls.predictions.decoder.weight"
  std::string bias;           // "cls.predictions.bias"
  std::string biasAlias;      // "cls.predictions.decoder.bias"
};
/// Nothing if the checkpoint has no such head.
std::optional<OutputHeadTensors> bindMaskedHead(const ModelConfig& config, const TensorView& tokenEmbedding,
                                                const MaskedHeadNames& names, TensorBinder& tensors);

}  // namespace headlight
