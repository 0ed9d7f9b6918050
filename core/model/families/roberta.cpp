// RoBERTa, Liu et al. 2019 (arXiv 1907.11692): BERT whose first token uses the row after the padding's in the
// table of positions. XLM-RoBERTa, Conneau et al. 2019 (arXiv 1911.02116), and CamemBERT, Martin et al. 2019
// (arXiv 1911.03894), are RoBERTas of other languages, with other defaults.

#include "core/io/json_fields.h"
#include "core/model/families/bert_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

ModelConfig readWith(const JsonFields& config, const BertDefaults& defaults) {
  ModelConfig model = readBertLikeConfig(config, defaults);
  skipPaddingRows(*model.encoder, config.integer("pad_token_id", {0, model.vocabularySize - 1}, 1), config);
  return model;
}

ModelConfig readRobertaConfig(const JsonFields& config) {
  return readWith(config, {.vocabularySize = 50265});
}

ModelConfig readRelativesConfig(const JsonFields& config) { return readWith(config, {}); }

ModelWeights bindRobertaWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const MaskedHeadNames names{"lm_head.dense", "lm_head.layer_norm", "lm_head.decoder.weight", "lm_head.bias",
                              "lm_head.decoder.bias"};
  ModelWeights weights = bindBertLikeWeights(config, names.decoder, {}, tensors);
  weights.outputHead = bindMaskedHead(config, weights.encoder->tokenEmbedding, names, tensors);
  // The head's activation is the exact GELU whatever hidden_act says.
  if (weights.outputHead) weights.outputHead->transformActivation = Activation::Gelu;
  return weights;
}

constexpr FamilyNames tensorNames = {"roberta.", "embeddings.word_embeddings.weight", "encoder.layer."};

}  // namespace

Family robertaFamily() { return {"roberta", "RoBERTa", tensorNames, readRobertaConfig, bindRobertaWeights}; }

Family xlmRobertaFamily() {
  return {"xlm-roberta", "XLM-RoBERTa", tensorNames, readRelativesConfig, bindRobertaWeights};
}

Family camembertFamily() {
  return {"camembert", "CamemBERT", tensorNames, readRelativesConfig, bindRobertaWeights};
}

}  // namespace headlight
