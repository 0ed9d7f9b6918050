#include "ui/models/relative_content.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/model/model.h"
#include "ui/models/model_words.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(RelativeContent)
};

/// The stack whose self-attention is in focus, or that the focused cross-attention belongs to.
AttentionKind stackInFocus(const ModelConfig& config, const Focus& focus) {
  const bool encoder = config.encoder && (!config.decoder || focus.kind == AttentionKind::Encoder);
  return encoder ? AttentionKind::Encoder : AttentionKind::Decoder;
}

/// What the focused layer adds to scores by the distances up to `reach`; nothing where the model has no such
/// numbers. [2 * reach + 1, heads]
std::optional<Matrix> biasInFocus(const Snapshot& snapshot, std::int64_t reach) {
  const Model& model = *snapshot.result->model;
  const AttentionKind kind = stackInFocus(model.config, snapshot.focus);
  const StackConfig& stack = kind == AttentionKind::Encoder ? *model.config.encoder : *model.config.decoder;
  const std::int64_t layer = std::clamp<std::int64_t>(snapshot.focus.layer, 0, stack.layerCount() - 1);
  return model.transformer->relativeBias(kind, static_cast<std::size_t>(layer), reach);
}

/// One head's numbers by distance as they lie in its scores; 0 for keys that queries do not see.
void addHeadsBias(EncodingContent& content, const Matrix& byDistance, int focusedHead, bool bothSides) {
  const std::int64_t positions = byDistance.rows() / 2 + 1;
  const int head = std::clamp(focusedHead, 0, static_cast<int>(byDistance.cols()) - 1);
  content.similarity = Matrix::Zero(positions, positions);
  for (std::int64_t query = 0; query < positions; ++query)
    for (std::int64_t key = 0; key < (bothSides ? positions : query + 1); ++key)
      content.similarity(query, key) = byDistance(positions - 1 + key - query, head);
  content.similarityName = Words::tr("Bias of head %1: queries and keys").arg(head);
}

bool seesBothSides(const Snapshot& snapshot) {
  const ModelConfig& config = snapshot.result->model->config;
  return stackInFocus(config, snapshot.focus) == AttentionKind::Encoder;
}

}  // namespace

EncodingContent relativeContent(const Snapshot& snapshot) {
  const std::int64_t reach = optionsIn<PositionsOptions>(snapshot.state.viewOptions).positions - 1;
  const std::optional<Matrix> byDistance = biasInFocus(snapshot, reach);
  EncodingContent content;
  if (!byDistance) {
    content.missing = Words::tr(
        "This model compares every query and key with learned vectors for their distance as well as with "
        "each other, so that no one number belongs to a distance.");
    return content;
  }
  const bool bothSides = seesBothSides(snapshot);
  content.name = encodingName(PositionalEncoding::Relative);
  content.details =
      Words::tr("%1 heads; what is added to the score of a key, by its position less the query's")
          .arg(byDistance->cols());
  content.values = bothSides ? *byDistance : Matrix(byDistance->topRows(reach + 1));
  content.rowName = Words::tr("distance");
  content.firstRow = static_cast<int>(-reach);
  content.columnName = Words::tr("head");
  addHeadsBias(content, *byDistance, snapshot.focus.head, bothSides);
  content.curves = {std::clamp(snapshot.focus.head, 0, static_cast<int>(byDistance->cols()) - 1)};
  return content;
}

void addRelativePart(EncodingContent& content, const Snapshot& snapshot) {
  if (!content.missing.isEmpty()) return;
  const StackConfig& stack = snapshot.result->model->config.input();
  if (stack.attention().bias == ScoreBias::Disentangled)
    content.details =
        Words::tr("%1; scores depend on learned vectors for distances as well").arg(content.details);
  const std::optional<Matrix> byDistance = biasInFocus(snapshot, content.values.rows() - 1);
  if (!byDistance) return;
  content.details = Words::tr("%1; scores get a learned number by distance as well").arg(content.details);
  addHeadsBias(content, *byDistance, snapshot.focus.head, seesBothSides(snapshot));
}

}  // namespace headlight
