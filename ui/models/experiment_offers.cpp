#include "ui/models/experiment_offers.h"

#include <QCoreApplication>

#include "core/model/model.h"
#include "ui/models/experiment_text.h"
#include "ui/models/facts.h"
#include "ui/plots/token_label.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Experiment)
};

/// The focus that is locked, with what lies behind it. The kind of a decoder's self-attention and of its
/// cross-attention have the decoder's tokens as queries, beside an encoder.
struct Target {
  const Focus& focus;
  const PatternSource& patterns;
  const ModelConfig& config;

  bool isBesideEncoder() const {
    return config.architecture() == Architecture::EncoderDecoder && focus.kind != AttentionKind::Encoder;
  }
  bool hasPattern() const { return patterns.hasPattern(focus.layer); }
};

ExperimentOffer headOffer(const Target& at, HeadAblation ablation) {
  const QString name = headText(at.focus.headId());
  ExperimentOffer offer;
  offer.text = ablation == HeadAblation::Zero ? Words::tr("Switch Head %1 Off").arg(name)
                                              : Words::tr("Set Head %1 to Its Mean").arg(name);
  offer.change = AblatedHead{at.focus.kind, at.focus.headId(), ablation};
  if (!at.hasPattern()) offer.obstacle = noPatternText(at.focus.kind);
  return offer;
}

ExperimentOffer cutOffer(const Target& at) {
  const QString token = quotedLabel(at.patterns.queryTokens(), at.focus.query);
  if (token.isEmpty()) return {Words::tr("Cut a Token"), Words::tr("choose a token first"), CutToken{}};
  return {Words::tr("Cut Token %1 %2").arg(QString::number(at.focus.query), token),
          {},
          CutToken{at.focus.query, at.isBesideEncoder()}};
}

ExperimentOffer keyOffer(const Target& at) {
  const QString key = quotedLabel(at.patterns.keyTokens(), at.focus.key);
  const QString query = quotedLabel(at.patterns.queryTokens(), at.focus.query);
  if (key.isEmpty()) return {Words::tr("Block a Key"), Words::tr("choose a cell first"), BlockedKey{}};
  const QString text =
      query.isEmpty() ? Words::tr("Block Key %1 %2 for Every Query").arg(QString::number(at.focus.key), key)
                      : Words::tr("Block Key %1 %2 for Query %3 %4")
                            .arg(QString::number(at.focus.key), key, QString::number(at.focus.query), query);
  return {text, {}, BlockedKey{at.focus.kind, at.focus.query, at.focus.key}};
}

ExperimentOffer positionsOffer(const ModelConfig& config) {
  ExperimentOffer offer{Words::tr("Without Positional Encoding"), {}, WithoutPositions{}};
  if (config.input().positionalEncoding == PositionalEncoding::None)
    offer.obstacle = Words::tr("this model has none");
  return offer;
}

}  // namespace

QString experimentObstacle(const Snapshot& snapshot) {
  if (std::holds_alternative<ArrayChoice>(snapshot.state.source))
    return Words::tr("An imported array cannot be changed: there is no model behind it.");
  return {};
}

std::vector<ExperimentOffer> experimentOffers(const Snapshot& snapshot) {
  const RunResult* const result = snapshot.result.get();
  const AttentionTrace* const attention =
      result && result->model ? result->trace->attention(snapshot.state.focus.kind) : nullptr;
  if (!attention || !attention->patterns) return {};
  const Target at{snapshot.state.focus, *attention->patterns, result->model->config};
  std::vector<ExperimentOffer> offers{headOffer(at, HeadAblation::Zero),
                                      headOffer(at, HeadAblation::Mean),
                                      cutOffer(at),
                                      keyOffer(at),
                                      {Words::tr("Another Score Scale…"), {}, std::nullopt},
                                      positionsOffer(at.config)};
  if (!at.hasPattern()) offers[4].obstacle = noPatternText(at.focus.kind);
  for (ExperimentOffer& offer : offers)
    if (offer.change && offer.obstacle.isEmpty() && isOn(snapshot.state.experiments, *offer.change))
      offer.obstacle = Words::tr("on already");
  return offers;
}

std::optional<float> ownScoreScale(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->model) return std::nullopt;
  const ModelConfig& config = snapshot.result->model->config;
  const Focus& focus = snapshot.state.focus;
  const StackConfig& stack =
      focus.kind == AttentionKind::Encoder && config.encoder ? *config.encoder : config.main();
  if (focus.layer < 0 || focus.layer >= stack.layerCount()) return std::nullopt;
  const SublayerConfig* const sublayer = stack.layers[static_cast<std::size_t>(focus.layer)].find(
      focus.kind == AttentionKind::Cross ? SublayerKind::CrossAttention : SublayerKind::SelfAttention);
  if (!sublayer) return std::nullopt;
  return sublayer->attention.scoreScale;
}

}  // namespace headlight
