#include "core/explain/logit_attribution.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/explain/frozen_norm.h"
#include "core/explain/logit_direction.h"
#include "core/explain/prediction.h"
#include "core/explain/stream_taps.h"
#include "core/tensor/weight_matrix.h"
#include "core/trace/sublayer_tap_part.h"

namespace headlight {
namespace {

using Direction = Eigen::RowVectorXd;

double along(const Matrix& row, const Direction& direction) {
  return row.row(0).cast<double>().dot(direction);
}

const LinearTensor& outputProjection(const SublayerConfig& config, const SublayerTensors& tensors) {
  return config.attention.latent ? tensors.latentAttention().output : tensors.attention().output;
}

/// Splits one stack's last stream along a direction.
class StreamSplit {
 public:
  StreamSplit(const Transformer& transformer, const StreamTaps& taps, std::vector<Contribution>& made)
      : m_config(transformer.config().main()),
        m_tensors(transformer.weights().main()),
        m_own(transformer.config().decoder ? AttentionKind::Decoder : AttentionKind::Encoder),
        m_taps(taps),
        m_made(made) {}

  /// `states`: a direction of the last states.
  void split(const Direction& states) {
    std::optional<FrozenNorm> last;
    if (m_tensors.finalNorm || m_config.norm.weightless)
      last.emplace(m_config.norm, m_tensors.finalNorm,
                   m_taps.scale(TapPart::Stack, TapPoint::FinalNormScale));
    const Direction stream = last ? last->before(states) : states;
    splitEmbedding(stream);
    for (std::size_t layer = 0; layer < m_config.layers.size(); ++layer)
      for (std::size_t i = 0; i < m_config.layers[layer].sublayers.size(); ++i)
        splitSublayer(layer, i, stream);
    if (last && m_tensors.finalNorm && m_tensors.finalNorm->bias)
      add(StreamPart::FinalNormBias, last->biasAlong(states));
  }

 private:
  void add(StreamPart part, double logit, HeadId head = {-1, -1}, std::optional<AttentionKind> kind = {}) {
    m_made.push_back({.part = part, .kind = kind.value_or(m_own), .head = head, .logit = logit});
  }

  void addTap(StreamPart part, TapPoint point, const Direction& direction) {
    if (const TapRecord* const record = m_taps.find(TapPart::Stack, point))
      add(part, along(record->values, direction));
  }

  void splitEmbedding(const Direction& stream) {
    if (m_tensors.embeddingProjection) return addTap(StreamPart::Embedding, TapPoint::Embedding, stream);
    Direction sum = stream;
    std::optional<FrozenNorm> norm;
    if (m_tensors.embeddingNorm) {
      norm.emplace(m_config.norm, m_tensors.embeddingNorm,
                   m_taps.scale(TapPart::Stack, TapPoint::EmbeddingNormScale));
      sum = norm->before(stream);
    }
    addTap(StreamPart::TokenEmbedding, TapPoint::TokenEmbedding, sum);
    addTap(StreamPart::PositionEmbedding, TapPoint::PositionEmbedding, sum);
    addTap(StreamPart::TypeEmbedding, TapPoint::TypeEmbedding, sum);
    if (norm && m_tensors.embeddingNorm->bias) add(StreamPart::EmbeddingNormBias, norm->biasAlong(stream));
  }

  void splitSublayer(std::size_t layer, std::size_t number, const Direction& stream) {
    const SublayerConfig& config = m_config.layers[layer].sublayers[number];
    const auto place = static_cast<int>(layer);
    if (attends(config.kind)) return splitAttention(layer, number, stream);
    // What the taps call its output is what it adds to the stream, norms and scales included.
    add(StreamPart::FeedForward,
        along(m_taps.find(TapPart::FeedForward, TapPoint::Output, place)->values, stream), {place, -1});
  }

  void splitAttention(std::size_t layer, std::size_t number, const Direction& stream) {
    const SublayerConfig& config = m_config.layers[layer].sublayers[number];
    const std::size_t owner = m_config.layers[layer].weightsOf.value_or(layer);
    const SublayerTensors& tensors = m_tensors.layers[owner].sublayers[number];
    const TapPart part = tapPartOf(config.kind);
    const AttentionKind kind = part == TapPart::CrossAttention ? AttentionKind::Cross : m_own;
    const HeadId place{static_cast<int>(layer), -1};
    const Direction scaled = stream * m_config.residualScale;
    Direction output = scaled;
    std::optional<FrozenNorm> norm;
    if (hasOutputNorm(config.norm)) {
      norm.emplace(m_config.norm, tensors.outputNorm,
                   m_taps.scale(part, TapPoint::OutputNormScale, place.layer));
      output = norm->before(scaled);
    }
    const Matrix& heads = m_taps.find(part, TapPoint::HeadOutput, place.layer)->values;
    for (int head = 0; head < config.attention.heads; ++head)
      add(StreamPart::Head,
          heads.row(0).segment(head * m_config.modelSize, m_config.modelSize).cast<double>().dot(output),
          {place.layer, head}, kind);
    const Matrix bias = biasMatrix(outputProjection(config, tensors));
    if (bias.size() > 0) add(StreamPart::AttentionOutputBias, along(bias, output), place, kind);
    if (norm && tensors.outputNorm && tensors.outputNorm->bias)
      add(StreamPart::OutputNormBias, norm->biasAlong(scaled), place, kind);
  }

  const StackConfig& m_config;
  const StackTensors& m_tensors;
  AttentionKind m_own;  // the stack's self-attention
  const StreamTaps& m_taps;
  std::vector<Contribution>& m_made;
};

/// The logit before a cap c * tanh(logit / c).
double withoutCap(double logit, float cap) {
  return cap > 0 ? static_cast<double>(cap) * std::atanh(logit / static_cast<double>(cap)) : logit;
}

double logitOf(const Trace& trace, const TokenQuestion& question, float cap) {
  const std::span<const float> logits = logitsAt(trace, question.position);
  const auto of = [&](std::int32_t id) { return withoutCap(logits[static_cast<std::size_t>(id)], cap); };
  return of(question.token) - (question.against ? of(*question.against) : 0);
}

}  // namespace

std::optional<Message> whyNoAttribution(const Transformer& transformer) {
  if (!transformer.hasOutputHead())
    return Message("The model has no language-model head, so that there are no logits.");
  const StackConfig& stack = transformer.config().main();
  for (const LayerConfig& layer : stack.layers) {
    for (const SublayerConfig& sublayer : layer.sublayers) {
      if (sublayer.norm != NormPlace::Post) continue;
      return Message(
          "Each layer of this model norms the whole stream behind its sums (post-norm), so that the last "
          "norm is not the only one between a layer and the logits, which are then no sum of the layers' "
          "parts.");
    }
  }
  if (stack.convolution)
    return Message(
        "A convolution changes the stream of this model, so that its logits are no sum of the layers' "
        "parts.");
  const OutputHeadTensors& head = *transformer.weights().outputHead;
  if (head.transformActivation || head.transformNorm) {
    return Message(
        "The head of this model has a dense layer with an activation and a norm before the vocabulary's "
        "matrix, so that its logits are no sum of the layers' parts.");
  }
  return std::nullopt;
}

LogitAttribution logitAttribution(Transformer& transformer, RunRequest request, const TokenQuestion& question,
                                  const Execution& execution) {
  if (const auto why = whyNoAttribution(transformer)) throw Error(*why);
  const ModelConfig& config = transformer.config();
  checkQuestion(question, config.outputVocabularySize());
  StreamTaps::record(transformer, question.position, request);
  request.record.logits = logitsRecordAt(config, request, question.position);
  const auto trace = transformer.run(request, execution);
  LogitAttribution made;
  const LogitDirection logit = logitDirection(config, transformer.weights(), question);
  const StreamTaps taps(*trace);
  StreamSplit(transformer, taps, made.contributions).split(logit.direction);
  if (logit.bias != 0) made.contributions.push_back({.part = StreamPart::LogitBias, .logit = logit.bias});
  throwIfShorter(transformer.weights());
  for (const Contribution& contribution : made.contributions) made.sum += contribution.logit;
  made.warnings = trace->warnings;
  made.logit = logitOf(*trace, question, config.logitCap);
  if (config.logitCap > 0)
    made.note = Message("The shares are of the logit before the model's cap, which is not linear.");
  return made;
}

}  // namespace headlight
