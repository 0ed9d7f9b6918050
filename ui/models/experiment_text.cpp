#include "ui/models/experiment_text.h"

#include <QCoreApplication>

#include "core/model/model.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {
namespace {

constexpr std::size_t kMostTexts = 4;

struct ExperimentWords {
  Q_DECLARE_TR_FUNCTIONS(Experiment)
};

/// 3 “dog”, or the number alone where there is no label.
QString tokenText(std::int64_t token, const TokenList* tokens) {
  const QString number = QString::number(token);
  if (!tokens || token < 0 || token >= static_cast<std::int64_t>(tokens->size())) return number;
  const QString label = tokenLabel((*tokens)[static_cast<std::size_t>(token)]);
  return ExperimentWords::tr("%1 “%2”").arg(number, label);
}

struct Words {
  const RunResult* result;
  QStringList lost = {};  // labels of tokens that are gone, in place of their numbers

  QString token(std::int64_t number, const TokenList* tokens, int place) const {
    return lost.isEmpty() ? tokenText(number, tokens) : ExperimentWords::tr("“%1”").arg(lost.value(place));
  }

  bool hasSeveralKinds() const {
    return result && result->model && result->model->config.architecture() == Architecture::EncoderDecoder;
  }
  /// "encoder head", where a model has several kinds; "head" otherwise.
  QString headName(AttentionKind kind) const {
    if (!hasSeveralKinds()) return ExperimentWords::tr("head");
    switch (kind) {
      case AttentionKind::Encoder:
        return ExperimentWords::tr("encoder head");
      case AttentionKind::Decoder:
        return ExperimentWords::tr("decoder head");
      case AttentionKind::Cross:
        return ExperimentWords::tr("cross-attention head");
    }
    return {};
  }
  const PatternSource* patterns(AttentionKind kind) const {
    const AttentionTrace* const attention = result ? result->trace->attention(kind) : nullptr;
    return attention ? attention->patterns.get() : nullptr;
  }

  QString operator()(const AblatedHead& head) const {
    const QString name = headName(head.kind) + QLatin1Char(' ') + headText(head.head);
    switch (head.ablation) {
      case HeadAblation::Zero:
        return ExperimentWords::tr("%1 switched off").arg(name);
      case HeadAblation::Mean:
        return ExperimentWords::tr("%1 at its mean").arg(name);
    }
    return {};
  }
  QString operator()(const CutToken& cut) const {
    const TokenList* tokens = nullptr;
    if (result) tokens = cut.ofDecoder ? &result->request.decoderTokens : &result->tokens;
    const QString name = token(cut.token, tokens, 0);
    return cut.ofDecoder ? ExperimentWords::tr("decoder token %1 cut").arg(name)
                         : ExperimentWords::tr("token %1 cut").arg(name);
  }
  QString operator()(const BlockedKey& blocked) const {
    const PatternSource* const source = patterns(blocked.kind);
    const QString key =
        token(blocked.key, source ? &source->keyTokens() : nullptr, blocked.query < 0 ? 0 : 1);
    if (blocked.query < 0) return ExperimentWords::tr("key %1 blocked").arg(key);
    const QString query = token(blocked.query, source ? &source->queryTokens() : nullptr, 0);
    return ExperimentWords::tr("key %1 blocked for query %2").arg(key, query);
  }
  QString operator()(const WithoutPositions&) const {
    return ExperimentWords::tr("without positional encoding");
  }
  QString operator()(const ScoreScale& scale) const {
    return ExperimentWords::tr("score scale %1").arg(exactText(scale.scale));
  }
};

}  // namespace

QString experimentText(const ExperimentChange& change, const RunResult* result) {
  return std::visit(Words{result}, change);
}

QString experimentText(const Experiment& experiment, const RunResult* result) {
  Words words{result};
  if (experiment.lost)
    for (const TokenPlace& place : experiment.places) words.lost.append(place.label);
  return std::visit(words, experiment.change);
}

QStringList experimentTexts(const RunResult& result) {
  const std::vector<Experiment> experiments = experimentsOf(result.request.interventions);
  const std::size_t told = experiments.size() > kMostTexts ? kMostTexts - 1 : experiments.size();
  QStringList texts;
  for (std::size_t i = 0; i < told; ++i) texts.append(experimentText(experiments[i].change, &result));
  if (told < experiments.size())
    texts.append(ExperimentWords::tr("%1 more changes").arg(experiments.size() - told));
  return texts;
}

bool wasApplied(const ExperimentChange& change, const RunResult& result) {
  return isOn(experimentsOf(result.request.interventions), change);
}

}  // namespace headlight
