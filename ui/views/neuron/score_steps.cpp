#include "ui/views/neuron/score_steps.h"

#include <QCoreApplication>
#include <cmath>

#include "core/model/model.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Neuron)
};

QString biasName(ScoreBias bias) {
  switch (bias) {
    case ScoreBias::None:
      return Words::tr("bias");
    case ScoreBias::Alibi:
      return Words::tr("ALiBi bias");
    case ScoreBias::Bloom:
      return Words::tr("ALiBi bias (BLOOM)");
    case ScoreBias::Falcon:
      return Words::tr("ALiBi bias (Falcon)");
    case ScoreBias::Mpt:
      return Words::tr("ALiBi bias (MPT)");
    case ScoreBias::Relative:
      return Words::tr("relative bias");
    case ScoreBias::Disentangled:
      return Words::tr("position products");
  }
  return {};
}

QString biasHint(ScoreBias bias) {
  switch (bias) {
    case ScoreBias::None:
      return {};
    case ScoreBias::Alibi:
      return Words::tr("−slope × the distance of the two tokens; each head has a slope of its own");
    case ScoreBias::Bloom:
    case ScoreBias::Falcon:
    case ScoreBias::Mpt:
      return Words::tr(
          "slope × the key's position, up to a number that is the same for the whole row; each head has a "
          "slope of its own");
    case ScoreBias::Relative:
      return Words::tr("A number that the model learned for this head and this distance");
    case ScoreBias::Disentangled:
      return Words::tr(
          "Disentangled attention: q × the embedding of the distance, and k × it, already scaled");
  }
  return {};
}

/// What is made of the scaled product: cap and bias, up to the score.
void addScore(const NeuronContent& content, std::vector<ScoreStep>& steps) {
  const CellFacts& facts = content.facts;
  const bool biased = content.bias != ScoreBias::None || facts.bias != 0;
  const ScaledDot dot = scaledDot(facts);
  if (facts.masked) {
    steps.push_back(
        {QStringLiteral("="), Words::tr("scaled"), scoreText(dot.scaled), Words::tr("q·k × scale"), true});
    steps.push_back({QStringLiteral("→"), Words::tr("score"), Words::tr("masked"),
                     content.isBlocked ? Words::tr("An experiment keeps this query from looking at this key")
                                       : Words::tr("The mask keeps this query from looking at this key"),
                     true});
    return;
  }
  if (facts.cap > 0 || biased)
    steps.push_back(
        {QStringLiteral("="), Words::tr("scaled"), scoreText(dot.scaled), Words::tr("q·k × scale"), true});
  if (facts.cap > 0)
    steps.push_back({QStringLiteral("→"), Words::tr("soft cap %1").arg(scaleEndText(facts.cap)),
                     scoreText(dot.capped), Words::tr("c × tanh(x / c), which keeps scores between −c and c"),
                     true});
  const QString hint = content.withoutPositions ? Words::tr("Experiment: this run is without positions.")
                                                : biasHint(content.bias);
  if (biased)
    steps.push_back({QStringLiteral("+"), biasName(content.bias), scoreText(facts.bias), hint, false});
  steps.push_back({QStringLiteral("="), Words::tr("score"), scoreText(facts.score),
                   Words::tr("What softmax takes"), true});
}

}  // namespace

std::vector<ScoreStep> scoreSteps(const NeuronContent& content) {
  const CellFacts& facts = content.facts;
  std::vector<ScoreStep> steps = {
      {{},
       Words::tr("sum of products, q·k"),
       scoreText(facts.dot),
       Words::tr("The products of all dimensions, summed: the dot product of q and k"),
       true}};
  const auto size = static_cast<double>(content.terms.size());
  const bool isStandard = std::abs(static_cast<double>(facts.scale) * std::sqrt(size) - 1) < 1e-6;
  steps.push_back({QStringLiteral("×"), isStandard ? Words::tr("scale, 1/√d_k") : Words::tr("scale"),
                   scoreText(facts.scale), Words::tr("What q·k is multiplied by"), false});
  addScore(content, steps);
  QString hint = Words::tr("The logarithm of the sum of exp(score) over the keys of this query");
  if (std::isfinite(facts.sink))
    hint += u' ' + Words::tr("and of the head's sink, a score of %1 that stands for no token")
                       .arg(scoreText(facts.sink));
  steps.push_back(
      {QStringLiteral("−"), Words::tr("log-sum-exp of the row"), scoreText(facts.logSumExp), hint, false});
  steps.push_back({QStringLiteral("→"), Words::tr("weight, exp(score − log-sum-exp)"),
                   weightText(facts.weight), Words::tr("After softmax"), true});
  return steps;
}

QString groupName(DimensionGroup::Kind kind, bool turned) {
  switch (kind) {
    case DimensionGroup::Kind::Whole:
      return {};
    case DimensionGroup::Kind::Turned:
      return Words::tr("turned by rotary");
    case DimensionGroup::Kind::Passed:
      return Words::tr("not turned");
    case DimensionGroup::Kind::Content:
      return Words::tr("nope part, without positions");
    case DimensionGroup::Kind::Position:
      return turned ? Words::tr("rope part, turned by rotary") : Words::tr("rope part, not turned");
  }
  return {};
}

QString positionWords(const NeuronContent& content, const Snapshot& snapshot) {
  if (content.withoutPositions) return Words::tr("Experiment: this run is without positions.");
  if (content.turned)
    return Words::tr(
        "Positions: rotary turns each pair of dimensions of q and k by its frequency × the token's "
        "position, so that their product depends on the distance.");
  if (!snapshot.result->model) return {};
  if (content.bias != ScoreBias::None) return Words::tr("Positions: %1.").arg(biasHint(content.bias));
  const ModelConfig& config = snapshot.result->model->config;
  const bool isEncoder = snapshot.focus.kind == AttentionKind::Encoder;
  const std::optional<StackConfig>& stack = isEncoder ? config.encoder : config.decoder;
  switch (stack ? stack->positionalEncoding : PositionalEncoding::None) {
    case PositionalEncoding::Sinusoidal:
    case PositionalEncoding::Learned:
      return Words::tr(
                 "Positions: %1, added to the embeddings; they are in q and k, and nothing is added "
                 "to the score.")
          .arg(encodingName(stack->positionalEncoding));
    case PositionalEncoding::None:
    case PositionalEncoding::Rotary:
    case PositionalEncoding::Alibi:
    case PositionalEncoding::Relative:
      return Words::tr("Positions: this attention has none of its own.");
  }
  return {};
}

}  // namespace headlight
