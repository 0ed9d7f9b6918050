#include "ui/views/spans/span_questions.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

#include "core/error.h"
#include "core/model/mask_token.h"
#include "core/model/run_plan.h"
#include "ui/compute/shown_result.h"
#include "ui/views/placeholder.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Spans)
};

bool isBeside(const RunResult& result) {
  return result.model && result.model->config.architecture() == Architecture::EncoderDecoder;
}

/// Equal for equal groups of tokens, and short for any text.
QString keyOf(const SpanGroups& groups) {
  QByteArray labels;
  for (const std::int32_t label : groups.labels)
    labels += QByteArray::number(label >= 0 ? groups.names[static_cast<std::size_t>(label)] : -3) + ' ';
  return QString::fromLatin1(QCryptographicHash::hash(labels, QCryptographicHash::Sha1).toHex());
}

bool hasMask(const Model& model, const RunRequest& request) {
  try {
    const std::int32_t mask = maskTokenOf(model);
    return std::find(request.ids.begin(), request.ids.end(), mask) != request.ids.end();
  } catch (const Error&) {
    return false;
  }
}

CutPlace encoderPlace(const Snapshot& snapshot) {
  const RunResult& result = *snapshot.result;
  if (hasMask(*result.model, result.request)) return {};
  const std::int64_t token = snapshot.state.focus.query;
  const TokenList& tokens = result.request.tokens;
  if (token >= 0 && token < std::ssize(tokens) && !tokens[static_cast<std::size_t>(token)].special)
    return {token, true, {}};
  return {{}, false, Words::tr("click a token to have it guessed")};
}

CutPlace decoderPlace(const RunRequest& request) {
  const TokenList& tokens = request.tokens;
  auto last = static_cast<std::int64_t>(request.ids.size()) - 1;
  while (last > 0 && last < std::ssize(tokens) && tokens[static_cast<std::size_t>(last)].special) --last;
  return {last, false, {}};
}

}  // namespace

const TokenList& spanTokens(const Snapshot& snapshot, AttentionKind kind) {
  return snapshot.result->trace->attention(kind)->patterns->keyTokens();
}

SpanScene spanSceneOf(const Snapshot& snapshot) {
  SpanScene scene;
  const RunResult& result = *snapshot.result;
  scene.kind = snapshot.focus.kind;
  if (scene.kind == AttentionKind::Decoder && isBeside(result) &&
      result.trace->attention(AttentionKind::Cross))
    scene.kind = AttentionKind::Cross;
  scene.options = optionsIn<SpansOptions>(snapshot.state.viewOptions);
  const TokenList& tokens = spanTokens(snapshot, scene.kind);
  scene.text = spanTextOf(tokens, result.text, result.pairText);
  scene.marked = followed(scene.options.own, scene.text.text);
  scene.groups = spanGroups(tokens, scene.text, scene.marked);
  return scene;
}

CutPlace cutPlaceOf(const Snapshot& shown) {
  if (spanSceneOf(shown).kind != cutSceneOf(shown).kind)
    return {{}, false, Words::tr("what is shown has no cross-attention")};
  const Snapshot& snapshot = shown.ofRun();
  const RunResult& result = *snapshot.result;
  if (!result.model || !result.model->transformer) return {{}, false, Words::tr("no model is at hand")};
  if (!result.model->transformer->hasOutputHead()) return {{}, false, Words::tr("no language-model head")};
  switch (result.model->config.architecture()) {
    case Architecture::Encoder:
      return encoderPlace(snapshot);
    case Architecture::Decoder:
      return decoderPlace(result.request);
    case Architecture::EncoderDecoder:
      break;
  }
  const Focus& focus = snapshot.state.focus;
  const bool writing = focus.kind != AttentionKind::Encoder && focus.query >= 0 &&
                       focus.query < std::ssize(result.request.decoderIds);
  return {writing ? focus.query : 0, false, {}};
}

SpanScene cutSceneOf(const Snapshot& snapshot) { return spanSceneOf(snapshot.ofRun()); }

CutPlace cutPlaceOf(const Model& model, const RunRequest& request) {
  if (!model.transformer->hasOutputHead()) return {{}, false, Words::tr("no language-model head")};
  switch (model.config.architecture()) {
    case Architecture::Encoder:
      return hasMask(model, request) ? CutPlace{} : CutPlace{{}, false, Words::tr("no masked token")};
    case Architecture::Decoder:
      return decoderPlace(request);
    case Architecture::EncoderDecoder:
      break;
  }
  return {0, false, {}};
}

Question shareQuestion(const Snapshot&, const SpanScene& scene) {
  const QString key = QStringLiteral("spans share %1 %2").arg(int(scene.kind)).arg(keyOf(scene.groups));
  return question<SpanAttention>(
      key, [kind = scene.kind, groups = scene.groups](const RunResult& result, const Execution& execution) {
        const PatternSource& source = *result.trace->attention(kind)->patterns;
        return spanAttention(source, spanLabels(source, groups, result.request.interventions.cutTokens),
                             execution);
      });
}

Question cutQuestion(const Snapshot&, const SpanScene& scene, const CutPlace& place) {
  std::vector<std::vector<std::int64_t>> spans = scene.groups.tokens;
  spans.resize(static_cast<std::size_t>(scene.groups.marked()));
  const QString key = QStringLiteral("spans cut %1 %2 %3")
                          .arg(place.position.value_or(-1))
                          .arg(place.masks)
                          .arg(keyOf(scene.groups));
  return question<SpanCuts>(key, [spans, place](const RunResult& result, const Execution& execution) {
    RunRequest request = result.request;
    if (place.masks) request = withMaskedToken(*result.model, request, *place.position);
    return spanCuts(*result.model, request, spans, place.position, execution);
  });
}

Question rewriteQuestion(const Snapshot& snapshot, const SpanScene& scene) {
  const MarkedText& rewrite = scene.options.rewrite;
  const QByteArray marks = QJsonDocument(toJson(rewrite)).toJson(QJsonDocument::Compact);
  const QString key =
      QStringLiteral("spans rewrite %1 %2")
          .arg(int(scene.kind))
          .arg(QString::fromLatin1(QCryptographicHash::hash(marks, QCryptographicHash::Sha1).toHex()));
  const MarkedSettings settings{scene.kind, {}, snapshot.state.shown};
  return question<MarkedRun>(key, [settings, rewrite](const RunResult& result, const Execution& execution) {
    return runMarked(*result.model, {settings.kind, result.request.interventions, settings.shown}, rewrite,
                     execution);
  });
}

std::vector<Question> spanQuestions(const Snapshot& snapshot) {
  if (!missingPatterns(snapshot).isEmpty()) return {};
  const SpanScene scene = spanSceneOf(snapshot);
  std::vector<Question> questions;
  if (scene.groups.marked() > 0) {
    questions.push_back(shareQuestion(snapshot, scene));
    const CutPlace place = cutPlaceOf(snapshot);
    if (place.missing.isEmpty()) questions.push_back(cutQuestion(snapshot, cutSceneOf(snapshot), place));
  }
  if (scene.options.hasRewrite() && snapshot.result->model && scene.kind != AttentionKind::Cross)
    questions.push_back(rewriteQuestion(snapshot, scene));
  return questions;
}

}  // namespace headlight
