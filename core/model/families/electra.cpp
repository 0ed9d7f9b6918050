// ELECTRA, Clark et al. 2020 (arXiv 2003.10555): BERT whose embeddings may be narrower than its layers. Its
// discriminators have no language head.

#include "core/model/families/bert_like.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

ModelConfig readElectraConfig(const JsonFields& config) {
  return readBertLikeConfig(config,
                            {.modelSize = 256, .heads = 4, .feedForwardSize = 1024, .embeddingSize = 128});
}

ModelWeights bindElectraWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const MaskedHeadNames names{"generator_predictions.dense", "generator_predictions.LayerNorm",
                              "generator_lm_head.weight", "generator_lm_head.bias", "generator_lm_head.bias"};
  ModelWeights weights = bindBertLikeWeights(config, names.decoder, {}, tensors);
  StackTensors& encoder = *weights.encoder;
  if (stack.tableSize() != stack.modelSize)
    encoder.embeddingProjection =
        tensors.linear(tensors.base("embeddings_project"), stack.modelSize, stack.tableSize(), Bias::With);
  // Checkpoints of discriminators may still hold a part of the generator.
  if (tensors.offers(names.bias))
    weights.outputHead = bindMaskedHead(config, encoder.tokenEmbedding, names, tensors);
  // The head's activation is the exact GELU whatever hidden_act says.
  if (weights.outputHead) weights.outputHead->transformActivation = Activation::Gelu;
  return weights;
}

}  // namespace

Family electraFamily() {
  return {"electra",
          "ELECTRA",
          {"electra.", "embeddings.word_embeddings.weight", "encoder.layer."},
          readElectraConfig,
          bindElectraWeights};
}

}  // namespace headlight
