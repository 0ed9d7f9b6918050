// RoBERTa, Liu et al. 2019 (arXiv 1907.11692): BERT whose first token uses the row after the padding's in the
// table of positions.

#include "core/io/json_fields.h"
#include "core/model/families/bert_like.h"
#include "core/model/families/families.h"

namespace headlight {
namespace {

ModelConfig readConfig(const JsonFields& config) {
  ModelConfig model = readBertLikeConfig(config, {.vocabularySize = 50265});
  StackConfig& stack = *model.encoder;
  const std::int64_t rows = stack.maxPositions;
  stack.positionOffset = config.integer("pad_token_id", {0, model.vocabularySize - 1}, 1) + 1;
  stack.uncountedToken = stack.positionOffset - 1;
  stack.maxPositions = rows - stack.positionOffset;
  if (stack.maxPositions < 1)
    config.fail("max_position_embeddings",
                "is " + std::to_string(rows) + ", which leaves no position after the first " +
                    std::to_string(stack.positionOffset) + " rows (pad_token_id + 1)");
  return model;
}

ModelWeights bindWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const MaskedHeadNames names{"lm_head.dense", "lm_head.layer_norm", "lm_head.decoder.weight", "lm_head.bias",
                              "lm_head.decoder.bias"};
  ModelWeights weights = bindBertLikeWeights(config, names.decoder, tensors);
  weights.outputHead = bindMaskedHead(config, weights.encoder->tokenEmbedding, names, tensors);
  // The head's activation is the exact GELU whatever hidden_act says.
  if (weights.outputHead) weights.outputHead->transformActivation = Activation::Gelu;
  return weights;
}

}  // namespace

Family robertaFamily() {
  return {"roberta",
          "RoBERTa",
          {"roberta.", "embeddings.word_embeddings.weight", "encoder.layer."},
          readConfig,
          bindWeights};
}

}  // namespace headlight
