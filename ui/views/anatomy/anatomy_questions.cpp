#include "ui/views/anatomy/anatomy_questions.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/views/placeholder.h"

namespace headlight {

namespace {

QString kindName(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return QStringLiteral("encoder");
    case AttentionKind::Decoder:
      return QStringLiteral("decoder");
    case AttentionKind::Cross:
      return QStringLiteral("cross");
  }
  return {};
}

AnatomyPlace placeOf(const Snapshot& snapshot, std::int64_t token) {
  return {snapshot.focus.kind, snapshot.focus.layer, token};
}

/// "decoder.layers.3.cross_attention."
std::string weightPath(const ModelConfig& config, const AnatomyPlace& place) {
  const auto& layers = (place.stack() == AttentionKind::Encoder ? config.encoder : config.decoder)->layers;
  const auto number = static_cast<std::size_t>(place.layer);
  const std::size_t owner = layers[number].weightsOf.value_or(number);
  const std::string stack = place.stack() == AttentionKind::Encoder ? "encoder" : "decoder";
  const std::string part = place.kind == AttentionKind::Cross ? ".cross_attention." : ".attention.";
  return stack + ".layers." + std::to_string(owner) + part;
}

const SublayerConfig* attentionOf(const ModelConfig& config, const AnatomyPlace& place) {
  const auto& stack = place.stack() == AttentionKind::Encoder ? config.encoder : config.decoder;
  const bool isCross = place.kind == AttentionKind::Cross;
  return stack->layers[static_cast<std::size_t>(place.layer)].find(isCross ? SublayerKind::CrossAttention
                                                                           : SublayerKind::SelfAttention);
}

HeadWeights weightsOf(const Transformer& transformer, const AnatomyPlace& place, int head) {
  const AttentionConfig& config = attentionOf(transformer.config(), place)->attention;
  const std::vector<std::string> names = transformer.weightNames();
  const std::string path = weightPath(transformer.config(), place);
  const auto part = [&](const char* name, std::int64_t at, std::int64_t size, Matrix& weights,
                        RowVector& bias) {
    weights = transformer.weight(path + name).middleRows(at * size, size);
    const std::string biasName = path + name + ".bias";
    if (std::find(names.begin(), names.end(), biasName) != names.end())
      bias = transformer.weight(biasName).row(0).segment(at * size, size);
  };
  const std::int64_t group = head / (config.heads / config.keyValueHeads);
  HeadWeights weights;
  part("query", head, config.headSize, weights.query, weights.queryBias);
  part("key", group, config.headSize, weights.key, weights.keyBias);
  part("value", group, config.valueSize, weights.value, weights.valueBias);
  return weights;
}

}  // namespace

QString whyNoAnatomy(const Snapshot& snapshot) {
  if (const QString missing = missingPatterns(snapshot); !missing.isEmpty()) return missing;
  const RunResult* result = snapshot.result.get();
  if (!result->model || !result->model->transformer)
    return QCoreApplication::translate(
        "Anatomy", "There is no model behind this attention, whose computation could be shown.");
  if (!snapshot.attention()->scores)
    return QCoreApplication::translate(
        "Anatomy",
        "This pattern is derived from others. Choose the model's own heads to see their computation.");
  return whyNoPattern(*snapshot.patterns(), snapshot.focus.layer);
}

std::int64_t anatomyToken(const Snapshot& snapshot) {
  const TokenList& tokens = snapshot.patterns()->queryTokens();
  if (snapshot.focus.query >= 0) return snapshot.focus.query;
  if (snapshot.focus.kind != AttentionKind::Encoder) return static_cast<std::int64_t>(tokens.size()) - 1;
  const auto first =
      std::find_if(tokens.begin(), tokens.end(), [](const TokenInfo& t) { return !t.special; });
  return first == tokens.end() ? 0 : first - tokens.begin();
}

std::int64_t comparedToken(const Snapshot& snapshot) {
  const auto pinned = optionsIn<AnatomyOptions>(snapshot.state.viewOptions).pinned;
  const bool isThere = pinned >= 0 && pinned < snapshot.patterns()->shape().queries;
  return isThere && pinned != anatomyToken(snapshot) ? pinned : -1;
}

Question tokenQuestion(const Snapshot& snapshot, std::int64_t token) {
  const AnatomyPlace place = placeOf(snapshot, token);
  const QString key =
      QStringLiteral("anatomy %1 layer %2 token %3").arg(kindName(place.kind)).arg(place.layer).arg(token);
  Question asked = question<TokenAnatomy>(key, [place](const RunResult& result, const Execution& execution) {
    return tokenAnatomy(*result.model->transformer, result.request, place, execution);
  });
  // Keys and values of all tokens.
  constexpr std::int64_t manyKeys = 1024;
  asked.large = snapshot.patterns()->shape().keys > manyKeys;
  return asked;
}

Question weightsQuestion(const Snapshot& snapshot) {
  const AnatomyPlace place = placeOf(snapshot, 0);
  const int head = snapshot.focus.head;
  const QString key = QStringLiteral("anatomy weights %1 layer %2 head %3")
                          .arg(kindName(place.kind))
                          .arg(place.layer)
                          .arg(head);
  return question<HeadWeights>(key, [place, head](const RunResult& result, const Execution&) {
    return weightsOf(*result.model->transformer, place, head);
  });
}

std::vector<Question> anatomyQuestions(const Snapshot& snapshot) {
  if (!whyNoAnatomy(snapshot).isEmpty()) return {};
  std::vector<Question> questions = {tokenQuestion(snapshot, anatomyToken(snapshot))};
  if (const std::int64_t compared = comparedToken(snapshot); compared >= 0)
    questions.push_back(tokenQuestion(snapshot, compared));
  const AttentionConfig& config =
      attentionOf(snapshot.result->model->transformer->config(), placeOf(snapshot, 0))->attention;
  if (optionsIn<AnatomyOptions>(snapshot.state.viewOptions).weights && !config.latent)
    questions.push_back(weightsQuestion(snapshot));
  return questions;
}

}  // namespace headlight
