#pragma once

#include <string>
#include <utility>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// The only walk over a model's parameters, in the order of the forward, by names of our own
/// ("decoder.layers.3.attention.query") and with the sizes that the config asks for. The visitor has
///   table(name, TensorView&, shape)               embeddings, biases of the head
///   norm(name, NormTensor&, size)
///   linear(name, LinearTensor&, outputs, inputs)
/// with references to const where the weights are const. Whoever checks, packs, counts, draws, trains or
/// saves parameters visits them here; what a tensor is optional for is visited where it is there.
/// Preconditions: the weights have the stacks, layers and sublayers of the config, see checkWeights().
template <typename Weights, typename Visitor>
void visitTensors(const ModelConfig& config, Weights& weights, Visitor&& visitor);

/// The tensors of one layer, of a stack of this config.
template <typename Layer, typename Visitor>
void visitLayer(const StackConfig& stack, const LayerConfig& config, const std::string& name, Layer& layer,
                Visitor&& visitor);

// ---- implementation ----

namespace visiting {

template <typename Optional, typename Visitor>
void visitNorm(const std::string& name, Optional& norm, std::int64_t size, Visitor& visitor) {
  if (norm) visitor.norm(name, *norm, size);
}

inline std::int64_t headNormSize(HeadNorm norm, std::int64_t heads, std::int64_t headSize) {
  return norm == HeadNorm::SharedByHeads ? headSize : heads * headSize;
}

template <typename Tensors, typename Visitor>
void visitAttention(const AttentionConfig& config, std::int64_t modelSize, const std::string& name,
                    Tensors& tensors, Visitor& visitor) {
  const std::int64_t keyHeads = config.keyValueHeads;
  visitor.linear(name + "query", tensors.query, config.heads * config.headSize, modelSize);
  visitor.linear(name + "key", tensors.key, keyHeads * config.headSize, modelSize);
  visitor.linear(name + "value", tensors.value, keyHeads * config.valueSize, modelSize);
  visitNorm(name + "query_norm", tensors.queryNorm,
            headNormSize(config.headNorm, config.heads, config.headSize), visitor);
  visitNorm(name + "key_norm", tensors.keyNorm, headNormSize(config.headNorm, keyHeads, config.headSize),
            visitor);
  if (tensors.sinks) visitor.table(name + "sinks", *tensors.sinks, {config.heads});
  if (tensors.relativeBias) {
    visitor.table(name + "relative_bias", *tensors.relativeBias, {config.buckets.buckets, config.heads});
  }
  if (tensors.positionKey)
    visitor.linear(name + "position_key", *tensors.positionKey, keyHeads * config.headSize, modelSize);
  if (tensors.positionQuery)
    visitor.linear(name + "position_query", *tensors.positionQuery, config.heads * config.headSize,
                   modelSize);
  visitor.linear(name + "output", tensors.output, modelSize, config.heads * config.valueSize);
}

template <typename Tensors, typename Visitor>
void visitIndexer(const LatentConfig& config, std::int64_t modelSize, const std::string& name,
                  Tensors& tensors, Visitor& visitor) {
  const IndexerConfig& indexer = *config.indexer;
  visitor.linear(name + "query", tensors.query, indexer.heads * indexer.headSize, config.queryRank);
  visitor.linear(name + "key", tensors.key, indexer.headSize, modelSize);
  visitor.norm(name + "key_norm", tensors.keyNorm, indexer.headSize);
  visitor.linear(name + "weights", tensors.weights, indexer.heads, modelSize);
}

template <typename Tensors, typename Visitor>
void visitLatentAttention(const AttentionConfig& config, std::int64_t modelSize, const std::string& name,
                          Tensors& tensors, Visitor& visitor) {
  const LatentConfig& latent = *config.latent;
  const std::int64_t rank = latent.keyValueRank;
  if (tensors.queryDown) visitor.linear(name + "query_down", *tensors.queryDown, latent.queryRank, modelSize);
  visitNorm(name + "query_norm", tensors.queryNorm, latent.queryRank, visitor);
  visitor.linear(name + "query", tensors.query, config.heads * config.headSize,
                 latent.queryRank > 0 ? latent.queryRank : modelSize);
  visitor.linear(name + "key_value_down", tensors.keyValueDown, rank + latent.rotarySize, modelSize);
  visitor.norm(name + "key_value_norm", tensors.keyValueNorm, rank);
  visitor.linear(name + "key", tensors.key, config.heads * (config.headSize - latent.rotarySize), rank);
  visitor.linear(name + "value", tensors.value, config.heads * config.valueSize, rank);
  if (tensors.indexer) visitIndexer(latent, modelSize, name + "indexer.", *tensors.indexer, visitor);
  visitor.linear(name + "output", tensors.output, modelSize, config.heads * config.valueSize);
}

template <typename Tensors, typename Visitor>
void visitFeedForward(const FeedForwardConfig& config, std::int64_t modelSize, const std::string& name,
                      Tensors& tensors, Visitor& visitor) {
  if (tensors.gate) visitor.linear(name + "gate", *tensors.gate, config.size, modelSize);
  visitor.linear(name + "up", tensors.up, config.size, modelSize);
  visitor.linear(name + "down", tensors.down, modelSize, config.size);
}

template <typename Tensors, typename Visitor>
void visitExpert(std::int64_t size, std::int64_t modelSize, const std::string& name, Tensors& expert,
                 Visitor& visitor) {
  visitor.linear(name + "gate", expert.gate, size, modelSize);
  visitor.linear(name + "up", expert.up, size, modelSize);
  visitor.linear(name + "down", expert.down, modelSize, size);
}

template <typename Tensors, typename Visitor>
void visitMixture(const MixtureSettings& config, std::int64_t modelSize, const std::string& name,
                  Tensors& tensors, Visitor& visitor) {
  visitor.linear(name + "router", tensors.router, config.experts, modelSize);
  if (tensors.correction) visitor.table(name + "correction", *tensors.correction, {config.experts});
  for (std::size_t i = 0; i < tensors.experts.size(); ++i) {
    visitExpert(config.expertSize, modelSize, name + "experts." + std::to_string(i) + ".", tensors.experts[i],
                visitor);
  }
  if (tensors.shared) visitExpert(config.sharedSize, modelSize, name + "shared.", *tensors.shared, visitor);
  if (tensors.sharedGate) visitor.linear(name + "shared_gate", *tensors.sharedGate, 1, modelSize);
}

inline std::string nameOf(SublayerKind kind) {
  switch (kind) {
    case SublayerKind::SelfAttention:
      return "attention.";
    case SublayerKind::CrossAttention:
      return "cross_attention.";
    case SublayerKind::FeedForward:
      return "feed_forward.";
    case SublayerKind::Mixture:
      return "mixture.";
  }
  return {};
}

template <typename Sublayer, typename Visitor>
void visitSublayer(const StackConfig& stack, const SublayerConfig& config, const std::string& name,
                   Sublayer& sublayer, Visitor& visitor) {
  visitNorm(name + "input_norm", sublayer.inputNorm, stack.modelSize, visitor);
  switch (config.kind) {
    case SublayerKind::SelfAttention:
    case SublayerKind::CrossAttention:
      if (config.attention.latent)
        visitLatentAttention(config.attention, stack.modelSize, name, sublayer.latentAttention(), visitor);
      else
        visitAttention(config.attention, stack.modelSize, name, sublayer.attention(), visitor);
      break;
    case SublayerKind::FeedForward:
      visitFeedForward(config.feedForward, stack.modelSize, name, sublayer.feedForward(), visitor);
      break;
    case SublayerKind::Mixture:
      visitMixture(config.mixture, stack.modelSize, name, sublayer.mixture(), visitor);
      break;
  }
  visitNorm(name + "output_norm", sublayer.outputNorm, stack.modelSize, visitor);
}

template <typename Tensors, typename Visitor>
void visitConvolution(const StackConfig& config, const std::string& name, Tensors& tensors,
                      Visitor& visitor) {
  visitor.linear(name + "taps", tensors.taps, config.modelSize, config.modelSize * config.convolution->width);
  visitor.norm(name + "norm", tensors.norm, config.modelSize);
}

template <typename Tensors, typename Visitor>
void visitStack(const StackConfig& config, std::int64_t vocabulary, const std::string& name, Tensors& tensors,
                Visitor& visitor) {
  const std::int64_t d = config.modelSize;
  const std::int64_t table = config.tableSize();
  if (!tensors.drawnEmbedding)
    visitor.table(name + "token_embedding", tensors.tokenEmbedding, {vocabulary, table});
  if (tensors.positionEmbedding) {
    visitor.table(name + "position_embedding", *tensors.positionEmbedding,
                  {config.maxPositions + config.positionOffset, config.projectTokens ? d : table});
  }
  if (tensors.typeEmbedding) {
    visitor.table(name + "type_embedding", *tensors.typeEmbedding, {config.tokenTypes, table});
  }
  visitNorm(name + "embedding_norm", tensors.embeddingNorm, config.projectTokens ? d : table, visitor);
  if (tensors.embeddingProjection)
    visitor.linear(name + "embedding_projection", *tensors.embeddingProjection, d, table);
  if (tensors.distanceEmbedding)
    visitor.table(name + "distance_embedding", *tensors.distanceEmbedding, {2 * config.distances.span(), d});
  visitNorm(name + "distance_norm", tensors.distanceNorm, d, visitor);
  for (std::size_t layer = 0; layer < tensors.layers.size(); ++layer) {
    visitLayer(config, config.layers[layer], name + "layers." + std::to_string(layer) + ".",
               tensors.layers[layer], visitor);
    if (layer == 0 && tensors.convolution)
      visitConvolution(config, name + "convolution.", *tensors.convolution, visitor);
  }
  visitNorm(name + "final_norm", tensors.finalNorm, d, visitor);
}

template <typename Head, typename Visitor>
void visitHead(const ModelConfig& config, Head& head, Visitor& visitor) {
  const std::int64_t d = config.main().modelSize;
  // With a transform, the decoder is often the table of embeddings, whatever its width.
  const std::int64_t inner = head.transform ? head.transform->outputs : d;
  if (head.transform) visitor.linear("head.transform", *head.transform, inner, d);
  visitNorm("head.norm", head.transformNorm, inner, visitor);
  visitor.linear("head.decoder", head.decoder, config.outputVocabularySize(), inner);
  if (head.bias) visitor.table("head.bias", *head.bias, {config.outputVocabularySize()});
}

}  // namespace visiting

template <typename Layer, typename Visitor>
void visitLayer(const StackConfig& stack, const LayerConfig& config, const std::string& name, Layer& layer,
                Visitor&& visitor) {
  for (std::size_t i = 0; i < layer.sublayers.size(); ++i) {
    visiting::visitSublayer(stack, config.sublayers[i], name + visiting::nameOf(config.sublayers[i].kind),
                            layer.sublayers[i], visitor);
  }
}

template <typename Weights, typename Visitor>
void visitTensors(const ModelConfig& config, Weights& weights, Visitor&& visitor) {
  if (weights.encoder) {
    visiting::visitStack(*config.encoder, config.vocabularySize, "encoder.", *weights.encoder, visitor);
  }
  if (weights.decoder) {
    visiting::visitStack(*config.decoder, config.outputVocabularySize(), "decoder.", *weights.decoder,
                         visitor);
  }
  if (weights.outputHead) visiting::visitHead(config, *weights.outputHead, visitor);
}

}  // namespace headlight
