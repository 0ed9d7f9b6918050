// BERT, Devlin et al. 2018 (arXiv 1810.04805).

#include "core/model/families/bert_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

ModelConfig readBertConfig(const JsonFields& config) {
  return readBertLikeConfig(config, {.vocabularySize = 30522});
}

ModelWeights bindBertWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const MaskedHeadNames names{"cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm",
                              "cls.predictions.decoder.weight", "cls.predictions.bias",
                              "cls.predictions.decoder.bias"};
  ModelWeights weights = bindBertLikeWeights(config, names.decoder, {}, tensors);
  weights.outputHead = bindMaskedHead(config, weights.encoder->tokenEmbedding, names, tensors);
  return weights;
}

}  // namespace

Family bertFamily() {
  return {"bert",
          "BERT",
          {"bert.", "embeddings.word_embeddings.weight", "encoder.layer."},
          readBertConfig,
          bindBertWeights};
}

}  // namespace headlight
