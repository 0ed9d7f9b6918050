#include "ui/views/effects/effects_content.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/models/core_words.h"
#include "ui/models/number_text.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Effects)
};

/// "layer 2, head 1"; in models of several kinds with the kind in front.
QString headOf(AttentionKind kind, HeadId head, bool severalKinds) {
  const auto named = [head](const QString& words) { return words.arg(head.layer).arg(head.head); };
  if (!severalKinds) return named(Words::tr("layer %1, head %2"));
  switch (kind) {
    case AttentionKind::Encoder:
      return named(Words::tr("encoder layer %1, head %2"));
    case AttentionKind::Decoder:
      return named(Words::tr("decoder layer %1, head %2"));
    case AttentionKind::Cross:
      return named(Words::tr("cross-attention layer %1, head %2"));
  }
  return {};
}

QString partOf(const Contribution& part, bool severalKinds) {
  switch (part.part) {
    case StreamPart::TokenEmbedding:
      return Words::tr("token embedding");
    case StreamPart::PositionEmbedding:
      return Words::tr("position embedding");
    case StreamPart::TypeEmbedding:
      return Words::tr("token type embedding");
    case StreamPart::Embedding:
      return Words::tr("embedding");
    case StreamPart::EmbeddingNormBias:
      return Words::tr("bias of the embedding's norm");
    case StreamPart::Head:
      return headOf(part.kind, part.head, severalKinds);
    case StreamPart::AttentionOutputBias:
      return Words::tr("layer %1, attention's bias").arg(part.head.layer);
    case StreamPart::OutputNormBias:
      return Words::tr("layer %1, bias of the attention's norm").arg(part.head.layer);
    case StreamPart::FeedForward:
      return Words::tr("layer %1, feed-forward").arg(part.head.layer);
    case StreamPart::FinalNormBias:
      return Words::tr("bias of the last norm");
    case StreamPart::LogitBias:
      return Words::tr("bias of the logits");
  }
  return {};
}

void rank(std::vector<EffectsContent::Part>& parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.logit) > std::abs(b.logit); });
}

EffectsContent::Map& mapOf(EffectsContent& content, AttentionKind kind) {
  const auto found = std::find_if(content.maps.begin(), content.maps.end(),
                                  [kind](const EffectsContent::Map& map) { return map.kind == kind; });
  if (found != content.maps.end()) return *found;
  content.maps.push_back({kind, {}, {}});
  return content.maps.back();
}

/// Grows the map to hold the head.
void set(Matrix& values, HeadId head, double value) {
  const Eigen::Index rows = std::max<Eigen::Index>(values.rows(), head.layer + 1);
  const Eigen::Index columns = std::max<Eigen::Index>(values.cols(), head.head + 1);
  if (rows != values.rows() || columns != values.cols()) {
    Matrix larger = Matrix::Constant(rows, columns, std::numeric_limits<float>::quiet_NaN());
    larger.topLeftCorner(values.rows(), values.cols()) = values;
    values = std::move(larger);
  }
  values(head.layer, head.head) = static_cast<float>(value);
}

}  // namespace

EffectsContent effectsContent(const Model& model, const AskedEffects& asked) {
  const AblationEffects& effects = asked.effects;
  const bool several = model.config.architecture() == Architecture::EncoderDecoder;
  EffectsContent content;
  content.token = namedToken(model, asked.question.token);
  content.logit = effects.base.logit;
  content.probability = effects.base.probability;
  for (const HeadEffect& effect : effects.heads) {
    const double helps = effects.base.logit - effect.without.logit;
    const QString name = headOf(effect.kind, effect.head, several);
    content.parts.push_back(
        {name, helps,
         Words::tr("%1\nwith it: logit %2, probability %3\nwithout: logit %4, probability %5")
             .arg(name, scoreText(effects.base.logit), weightText(effects.base.probability),
                  scoreText(effect.without.logit), weightText(effect.without.probability)),
         effect.kind, effect.head});
    set(mapOf(content, effect.kind).heads, effect.head, helps);
  }
  rank(content.parts);
  return content;
}

EffectsContent effectsContent(const Model& model, const AskedAttribution& asked) {
  const LogitAttribution& attribution = asked.attribution;
  const bool several = model.config.architecture() == Architecture::EncoderDecoder;
  EffectsContent content;
  content.token = namedToken(model, asked.question.token);
  content.logit = attribution.logit;
  content.sums = true;
  content.sum = attribution.sum;
  content.note = coreWord(attribution.note);
  std::vector<double> feedForwards;
  for (const Contribution& one : attribution.contributions) {
    const bool isHead = one.part == StreamPart::Head;
    const QString name = partOf(one, several);
    EffectsContent::Part part{name, one.logit, Words::tr("%1: %2").arg(name, scoreText(one.logit)), {}, {}};
    part.head = one.head;
    if (isHead) {
      part.kind = one.kind;
      set(mapOf(content, one.kind).heads, one.head, one.logit);
    } else if (one.part == StreamPart::FeedForward) {
      feedForwards.resize(std::max(feedForwards.size(), static_cast<std::size_t>(one.head.layer) + 1));
      feedForwards[static_cast<std::size_t>(one.head.layer)] += one.logit;
    }
    content.parts.push_back(std::move(part));
  }
  if (!content.maps.empty()) content.maps.front().beside = std::move(feedForwards);
  rank(content.parts);
  return content;
}

}  // namespace headlight
