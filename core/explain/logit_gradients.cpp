#include "core/explain/logit_gradients.h"

#include <algorithm>
#include <string>

#include "core/error.h"
#include "core/explain/prediction.h"
#include "core/training/gradient_need.h"
#include "core/training/gradient_network.h"
#include "core/training/trainable_config.h"

namespace headlight {
namespace {

/// The trainer knows whole texts as a model has them.
void requireOwnRun(const RunRequest& request) {
  const auto refuse = [](const Message& what) {
    throw Error("Gradients are computed of the model's own run alone: %1", what);
  };
  if (!request.interventions.empty()) refuse(Message("switch the experiments off."));
  if (request.mask || request.encoderMask || request.crossMask || !request.positions.empty() ||
      !request.decoderPositions.empty())
    refuse(Message("not with another mask or other positions."));
  const auto isPadding = [](std::uint8_t seen) { return seen == 0; };
  if (std::any_of(request.attentionMask.begin(), request.attentionMask.end(), isPadding) ||
      std::any_of(request.decoderAttentionMask.begin(), request.decoderAttentionMask.end(), isPadding))
    refuse(Message("not with padding."));
  if (std::any_of(request.tokenTypes.begin(), request.tokenTypes.end(), [](int type) { return type != 0; }))
    refuse(Message("not with a second text, whose tokens are of another type."));
}

MicroBatch batchOf(const ModelConfig& config, const RunRequest& request, std::int64_t position) {
  TrainingExample example;
  example.ids = request.ids;
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  if (both) example.decoderIds = request.decoderIds;
  example.targets.assign((both ? request.decoderIds : request.ids).size(), -1);
  // Which token is asked about is known once its logits are.
  example.targets[static_cast<std::size_t>(position)] = 0;
  return {example};
}

AttentionKind kindAt(const ModelConfig& config, const DropoutSite& site) {
  const StackConfig& stack = site.decoder ? *config.decoder : *config.encoder;
  const SublayerConfig& sublayer =
      stack.layers[static_cast<std::size_t>(site.layer)].sublayers[static_cast<std::size_t>(site.sublayer)];
  if (sublayer.kind == SublayerKind::CrossAttention) return AttentionKind::Cross;
  return site.decoder ? AttentionKind::Decoder : AttentionKind::Encoder;
}

void takeKept(const ModelConfig& config, KeptHeadGradients& kept, LogitGradients& gradients) {
  std::array<HeadGradients, 3> kinds;
  for (KeptHeadGradients::Attention& attention : kept.attentions) {
    const StackConfig& stack = attention.site.decoder ? *config.decoder : *config.encoder;
    std::vector<Matrix>& layers = kinds[static_cast<std::size_t>(kindAt(config, attention.site))].layers;
    layers.resize(static_cast<std::size_t>(stack.layerCount()));
    layers[static_cast<std::size_t>(attention.site.layer)] = std::move(attention.gradient);
  }
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    if (!kinds[kind].layers.empty())
      gradients.kinds[kind] = std::make_shared<const HeadGradients>(std::move(kinds[kind]));
}

/// The token that is asked about, or the likeliest one.
std::int32_t tokenOf(const Matrix& logits, std::optional<std::int32_t> token) {
  if (!token) {
    Eigen::Index likeliest = 0;
    logits.row(0).maxCoeff(&likeliest);
    return static_cast<std::int32_t>(likeliest);
  }
  if (*token < 0 || *token >= logits.cols())
    throw Error("There is no token %1: the vocabulary has ids 0 to %2.", *token, logits.cols() - 1);
  return *token;
}

std::int64_t sublayersOf(const ModelConfig& config) {
  std::int64_t count = 0;
  for (const std::optional<StackConfig>* stack : {&config.encoder, &config.decoder})
    if (*stack)
      for (const LayerConfig& layer : (*stack)->layers) count += std::ssize(layer.sublayers);
  return count;
}

void requireLength(const TrainableNetwork& network, const TextLength& text) {
  const auto refuse = [](std::int64_t tokens, std::int64_t most) {
    throw Error("Gradients are computed of texts of up to %1 tokens, and this one has %2.", most, tokens);
  };
  if (text.tokens > network.longest()) refuse(text.tokens, network.longest());
  if (text.decoderTokens > network.longestTarget()) refuse(text.decoderTokens, network.longestTarget());
}

}  // namespace

LogitGradients logitGradients(const Model& model, const RunRequest& request,
                              std::optional<std::int64_t> position, std::optional<std::int32_t> token,
                              const Execution& execution, std::shared_ptr<const GradientNetwork> known) {
  const ModelConfig& config = model.transformer->config();
  requireOwnRun(request);
  LogitGradients gradients;
  gradients.position = predictionPlace(model, request, position).position;
  requireTrainable(config, model.transformer->weights());
  const TextLength text{std::ssize(request.ids), std::ssize(request.decoderIds)};
  gradients.network = known ? std::move(known)
                            : std::make_shared<const GradientNetwork>(config, model.transformer->weights());
  const TrainableNetwork& network = gradients.network->network;
  requireLength(network, text);
  // The widened weights are there by now, and what is available is less by them.
  requireGradientMemory(config, text);
  Workspace workspace;
  KeptHeadGradients kept;
  const MicroBatch batch = batchOf(config, request, gradients.position);
  PassSteps steps(execution, 2 * sublayersOf(config));
  const TrainingPass pass{batch, {}, workspace, &kept, &steps};
  const NetworkBlocks blocks = network.forward(pass);
  const Matrix logits = network.head().logits(blocks.head, workspace);
  gradients.token = tokenOf(logits, token);
  gradients.logit = logits(0, gradients.token);
  network.logitBackward(blocks, gradients.token, pass);
  throwIfShorter(model.transformer->weights());
  takeKept(config, kept, gradients);
  return gradients;
}

}  // namespace headlight
