#include "core/training/trainable_network.h"

#include <algorithm>
#include <string>

#include "core/error.h"
#include "core/training/row_arithmetic.h"
#include "core/training/trainable_config.h"

namespace headlight {
namespace {

// Longer texts than models are made for would only make the tables of positions large.
constexpr std::int64_t kLongest = 8192;

}  // namespace

TrainableNetwork::TrainableNetwork(const ModelConfig& config, const ModelWeights& weights) {
  requireTrainable(config, weights);
  if (config.encoder) m_encoder.emplace(*config.encoder, *weights.encoder, false, kLongest);
  if (config.decoder) m_decoder.emplace(*config.decoder, *weights.decoder, true, kLongest);
  m_head.emplace(config, *weights.outputHead, main().finalNorm());
}

std::span<const std::int32_t> TrainableNetwork::targetsOf(const StackRows& rows,
                                                          const TrainingPass& pass) const {
  const std::span<std::int32_t> targets = pass.workspace.integers(rows.rows());
  for (std::size_t i = 0; i < pass.batch.size(); ++i) {
    const TrainingExample& example = pass.batch[i];
    const auto fail = [&](const Message& problem) { throw Error("Sample %1 %2.", example.sample, problem); };
    if (static_cast<std::int64_t>(example.targets.size()) != rows.length(i))
      fail(Message("has %1 targets for %2 tokens", example.targets.size(), rows.length(i)));
    for (const std::int32_t target : example.targets)
      if (target < -1 || target >= m_head->vocabulary())
        fail(Message("has the target %1, and the vocabulary has %2", target, m_head->vocabulary()));
    std::copy(example.targets.begin(), example.targets.end(), targets.begin() + rows.firstRow(i));
  }
  return targets;
}

EncoderStates TrainableNetwork::encoderStates(const NetworkBlocks& blocks) const {
  return {.rows = &blocks.encoderRows, .states = blocks.encoderStates, .gradient = {}};
}

// The last states of the rows that predict, and from them the head.
void TrainableNetwork::predict(const StackRows& rows, const EncoderStates& encoder, const TrainingPass& pass,
                               NetworkBlocks& blocks) const {
  const std::span<const std::int32_t> targets = targetsOf(rows, pass);
  const ChosenRows predicting = chooseRows(rows, targets, pass.workspace);
  std::optional<StackBlocks>& stack = m_decoder ? blocks.decoder : blocks.encoder;
  stack = main().forward(rows, encoder, &predicting, pass);
  if (!stack->narrow) {
    blocks.head = m_head->forward(stack->last, targets, pass.workspace);
    return;
  }
  const std::span<std::int32_t> wanted = pass.workspace.integers(std::ssize(predicting.indices));
  std::transform(predicting.indices.begin(), predicting.indices.end(), wanted.begin(),
                 [&](std::int32_t row) { return targets[static_cast<std::size_t>(row)]; });
  blocks.head = m_head->forward(stack->last, wanted, pass.workspace);
}

NetworkBlocks TrainableNetwork::forward(const TrainingPass& pass) const {
  NetworkBlocks blocks;
  if (m_encoder) blocks.encoderRows = m_encoder->rowsOf(pass, false);
  if (!m_decoder) {
    predict(blocks.encoderRows, {}, pass, blocks);
    return blocks;
  }
  blocks.decoderRows = m_decoder->rowsOf(pass, m_encoder.has_value());
  if (m_encoder) {
    blocks.encoder = m_encoder->forward(blocks.encoderRows, {}, nullptr, pass);
    const RowBlock& last = blocks.encoder->last;
    blocks.encoderStates = last;
    if (m_encoder->finalNorm()) {
      blocks.encoderStates = makeBlock(pass.workspace, last.rows, last.columns);
      normForward(last.read(), *m_encoder->finalNorm(), blocks.encoderStates.view(), pass.workspace);
    }
  }
  predict(blocks.decoderRows, encoderStates(blocks), pass, blocks);
  return blocks;
}

LossSum TrainableNetwork::loss(const NetworkBlocks& blocks, const TrainingPass& pass) const {
  return m_head->loss(blocks.head, pass.workspace);
}

LossSum TrainableNetwork::backward(const NetworkBlocks& blocks, const GradientPlaces& places,
                                   const TrainingPass& pass) const {
  const RowBlock& last = (m_decoder ? *blocks.decoder : *blocks.encoder).last;
  const RowBlock dlast = makeBlock(pass.workspace, last.rows, last.columns);
  const LossSum loss =
      m_head->gradient(blocks.head, pass.settings.labelSmoothing, dlast.view(), places, pass.workspace);
  stacksBackward(blocks, dlast, places, pass);
  return loss;
}

void TrainableNetwork::logitBackward(const NetworkBlocks& blocks, std::int32_t token,
                                     const TrainingPass& pass) const {
  const RowBlock& last = (m_decoder ? *blocks.decoder : *blocks.encoder).last;
  const RowBlock dlast = makeBlock(pass.workspace, last.rows, last.columns);
  m_head->logitGradient(blocks.head, token, dlast.view(), pass.workspace);
  stacksBackward(blocks, dlast, {}, pass);
}

// From the gradient of the last stream, which is overwritten, to the embeddings.
void TrainableNetwork::stacksBackward(const NetworkBlocks& blocks, RowBlock dlast,
                                      const GradientPlaces& places, const TrainingPass& pass) const {
  Workspace& workspace = pass.workspace;
  EncoderStates encoder = encoderStates(blocks);
  if (m_encoder && m_decoder) {
    encoder.gradient = makeBlock(workspace, blocks.encoderStates.rows, blocks.encoderStates.columns);
    clearRows(encoder.gradient.view());
  }
  if (m_decoder) {
    m_decoder->backward(*blocks.decoder, dlast.view(), blocks.decoderRows, encoder, places, pass);
    dlast = encoder.gradient;
  }
  if (!m_encoder) return;
  if (m_decoder && m_encoder->finalNorm())
    normBackward({.x = blocks.encoder->last.read(), .dy = dlast.read(), .dx = dlast.view()},
                 *m_encoder->finalNorm(), places.of(*m_encoder->finalNorm()), workspace);
  m_encoder->backward(*blocks.encoder, dlast.view(), blocks.encoderRows, {}, places, pass);
}

}  // namespace headlight
